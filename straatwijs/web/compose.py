"""What the page of a place says, composed from the gate's picture: the first sentence, the wings, what changed."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from straatwijs.instruments.definition import Indicator, Text
from straatwijs.instruments.queries import indicators, instrument_of
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.privacy.queries import Figure, Picture, Voice
from straatwijs.shared import charts
from straatwijs.web.wings import CSS

_SIDES = ("annoying", "pleasant")
_SEASONS = {
    1: gettext_lazy("This winter"),
    2: gettext_lazy("This spring"),
    3: gettext_lazy("This summer"),
    4: gettext_lazy("This autumn"),
}
# Below this a difference between two quarters says nothing yet.
_ENOUGH, _CLEAR = 6, 1.5


@dataclass(frozen=True)
class Change:
    indicator: Indicator
    css: str
    headline: str
    sentence: str


@dataclass(frozen=True)
class Perspective:
    label: Text
    cells: tuple[tuple[str, str], ...]  # (css, text)
    bar: SafeString | None


def lead(picture: Picture) -> str:
    """The first sentence about this place, from what may be known at once."""
    things = _things(picture)
    number = sum(figure.number or 0 for figure in things)
    season = _SEASONS[picture.quarter.number]
    if not number:
        return _("Nobody noted anything about the street itself yet this season. You can be the first.")
    begin = ngettext(
        "%(season)s something about the street itself was noted once.",
        "%(season)s something about the street itself was noted %(number)s times.",
        number,
    )
    parts = [begin % {"season": season, "number": number}]
    for side, sentence in (
        ("pleasant", _("Most often pleasant: %(what)s.")),
        ("annoying", _("Most often annoying: %(what)s.")),
    ):
        most = max(
            (figure for figure in things if figure.side == side and figure.number),
            key=lambda figure: figure.number or 0,
            default=None,
        )
        if most:
            parts.append(sentence % {"what": _label(most.indicator)})
    return " ".join(parts)


def changes(picture: Picture, *, most: int = 3) -> tuple[Change, ...]:
    """Things that were noted clearly more or less often than in the same weeks of the quarter before."""
    candidates = []
    for figure in _things(picture):
        now, before = figure.number or 0, figure.before or 0
        if figure.before is None or now + before < _ENOUGH or figure.indicator not in indicators():
            continue
        ratio = (now + 1) / (before + 1)
        if max(ratio, 1 / ratio) >= _CLEAR:
            candidates.append((abs(now - before), _change(figure, now, before)))
    return tuple(change for _size, change in sorted(candidates, key=lambda pair: -pair[0])[:most])


def _change(figure: Figure, now: int, before: int) -> Change:
    headline = (
        _("%(what)s: more often than before.") if now > before else _("%(what)s: less often than before.")
    )
    sentence = _("Noted %(now)s times, in the same weeks of the season before %(before)s times.") % {
        "now": now,
        "before": before,
    }
    better = (now > before) == (figure.side == "pleasant")
    return Change(
        indicators()[figure.indicator],
        "good" if better else "bad",
        headline % {"what": _label(figure.indicator)},
        sentence,
    )


def course(picture: Picture) -> tuple[SafeString, list[tuple[object, int, int]]]:
    """Things noted per week on both sides: the drawing, and its table (week, pleasant, annoying)."""
    totals = {
        side: [
            sum(column)
            for column in zip(*(f.weeks for f in _things(picture) if f.side == side and f.weeks), strict=True)
        ]
        or [0] * len(picture.weeks)
        for side in _SIDES
    }
    marks = (
        [f"{week.day}-{week.month}" for week in (picture.weeks[0], picture.weeks[-1])]
        if picture.weeks
        else []
    )
    drawing = charts.over_time(
        [charts.Line("good", totals["pleasant"]), charts.Line("bad", totals["annoying"])], marks=marks
    )
    return drawing, list(zip(picture.weeks, totals["pleasant"], totals["annoying"], strict=True))


def asked_minutes(picture: Picture) -> int:
    """What noting it asked of people, by the minutes that each instrument expects; of what is shown on the page and nothing
    else, so that it tells no more than the page does."""
    asked = (
        (figure.number or 0, instrument_of(figure.indicator)) for figure in picture.figures if figure.shown
    )
    return round(sum(number * instrument.minutes for number, instrument in asked if instrument))


def perspectives(picture: Picture) -> tuple[Perspective, ...]:
    """Who noted what about living together, never averaged over people who see it otherwise."""
    by_name: dict[str, list[Voice]] = {}
    for voice in picture.voices:
        by_name.setdefault(voice.perspective, []).append(voice)
    most = max([voice.number or 0 for voice in picture.voices], default=1)
    return tuple(_perspective(name, voices, most) for name, voices in by_name.items() if name)


def _perspective(name: str, voices: list[Voice], most: int) -> Perspective:
    cells = []
    for voice in sorted(voices, key=lambda voice: voice.side, reverse=True):
        word = _("pleasant") if voice.side == "pleasant" else _("annoying")
        number = f"± {voice.number}" if voice.about else str(voice.number)
        cells.append(
            (CSS[voice.side], f"{word}: {number}" if voice.shown else _("%(side)s: few") % {"side": word})
        )
    shown = {voice.side: voice.number or 0 for voice in voices if voice.shown}
    bar = charts.split(shown.get("pleasant", 0), shown.get("annoying", 0), most) if shown else None
    return Perspective(perspective_label(name), tuple(cells), bar)


def perspective_label(name: str) -> Text:
    return PERSPECTIVES.get(name, name)


def to_do(picture: Picture, *, most: int = 4) -> tuple[Indicator, ...]:
    """What was most noted as annoying about things: why it matters, what you can do, who can help."""
    annoying = sorted(
        (f for f in _things(picture) if f.side == "annoying" and f.number), key=lambda f: -(f.number or 0)
    )
    return tuple(
        indicators()[figure.indicator] for figure in annoying[:most] if figure.indicator in indicators()
    )


def lately(picture: Picture, *, most: int = 3, weeks: int = 4) -> tuple[Indicator, ...]:
    """Things that others noted here in the last weeks, for "me too"."""
    noted = sorted(((sum(f.weeks[-weeks:]), f.indicator) for f in _things(picture)), reverse=True)
    return tuple(indicators()[code] for number, code in noted[:most] if number and code in indicators())


def _things(picture: Picture) -> list[Figure]:
    return [figure for figure in picture.figures if figure.kind == "object" and figure.whose == "here"]


def _label(code: str) -> str:
    indicator = indicators().get(code)
    return str(indicator.label) if indicator else code
