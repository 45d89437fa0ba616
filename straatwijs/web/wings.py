"""The wings: pleasant and annoying of each theme on either side of one spine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.instruments.definition import Kind, Text, Theme
from straatwijs.instruments.queries import indicators, instruments
from straatwijs.privacy.queries import Figure, Picture, SideTotal
from straatwijs.shared import charts

_SIDES = ("annoying", "pleasant")
CSS = {"pleasant": "good", "annoying": "bad"}


@dataclass(frozen=True)
class Cell:
    """One side of a row: a drawn bar, or a word where there is no number. `text` is for who listens."""

    bar: SafeString | None
    word: str
    text: str


@dataclass(frozen=True)
class Row:
    label: Text
    annoying: Cell
    pleasant: Cell


@dataclass(frozen=True)
class Wings:
    """Rows about things (the place's own, exact) or about living together (mostly the neighbourhood's)."""

    things: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Sum:
    """What one side of a theme shows: None where nothing of it may be shown."""

    number: int | None
    about: bool


def wings(picture: Picture) -> tuple[Wings, ...]:
    """Things first, then living together; the same themes on both sides."""
    things = [figure for figure in picture.figures if figure.kind == Kind.OBJECT]
    people = [figure for figure in picture.figures if figure.kind != Kind.OBJECT]
    groups = (
        Wings(things=True, rows=tuple(_rows(things, always=False))),
        Wings(things=False, rows=(*_rows(people, always=not picture.live), *_own_total(picture))),
    )
    return tuple(group for group in groups if group.rows)


def _rows(figures: list[Figure], *, always: bool) -> Iterable[Row]:
    """`always`: the rows follow from the plan, so that zero and few look alike."""
    sums = {(theme.code, side): _sum(figures, theme.code, side) for theme in _themes() for side in _SIDES}
    most = max((one.number or 0 for one in sums.values()), default=0)
    for theme in _themes():
        annoying, pleasant = (sums[theme.code, side] for side in _SIDES)
        there = any(_theme(figure) == theme.code for figure in figures)
        if there and (always or annoying.number or pleasant.number):
            yield _row(theme.label, annoying, pleasant, most)


def _own_total(picture: Picture) -> Iterable[Row]:
    """The place's own total beside its neighbourhood's rows, as far as it is shown."""
    totals = {total.side: total for total in picture.totals}
    if (
        picture.live
        or picture.neighbourhood is None
        or picture.neighbourhood.code == picture.place.code
        or not totals
    ):
        return
    annoying, pleasant = (_of_total(totals.get(side)) for side in _SIDES)
    most = max(annoying.number or 0, pleasant.number or 0)
    yield _row(_("Of it in this street"), annoying, pleasant, most)


def _of_total(total: SideTotal | None) -> _Sum:
    return _Sum(total.number if total and total.shown else None, about=True)


def _sum(figures: list[Figure], theme: str, side: str) -> _Sum:
    asked = [figure for figure in figures if figure.side == side and _theme(figure) == theme]
    shown = [figure for figure in asked if figure.shown]
    if asked and not shown:
        return _Sum(None, about=True)
    # Nothing of this theme is asked on this side: that is the same everywhere, so it may look like nothing.
    return _Sum(sum(figure.number or 0 for figure in shown), about=any(figure.about for figure in shown))


def _row(label: Text, annoying: _Sum, pleasant: _Sum, most: int) -> Row:
    return Row(label, _cell(annoying, most, side="annoying"), _cell(pleasant, most, side="pleasant"))


def _cell(shown: _Sum, most: int, *, side: str) -> Cell:
    if shown.number is None:
        return Cell(None, _("few"), _("too few to show"))
    if not shown.number:
        return Cell(None, "–", _("not noted"))
    number = shown.number
    exact = ngettext("noted once", "noted %(number)s times", number) % {"number": number}
    text = _("noted about %(number)s times") % {"number": number} if shown.about else exact
    css = f"{CSS[side]} about" if shown.about else CSS[side]
    label = f"± {number}" if shown.about else str(number)
    return Cell(charts.wing(number, most, to_left=side == "annoying", css=css, label=label), "", text)


def _themes() -> Sequence[Theme]:
    """The themes of all instruments, each code once; those of the street come first."""
    themes: dict[str, Theme] = {}
    for instrument in sorted(instruments().values(), key=lambda instrument: not instrument.noted_by_people):
        for theme in instrument.themes:
            themes.setdefault(theme.code, theme)
    return tuple(themes.values())


def _theme(figure: Figure) -> str:
    indicator = indicators().get(figure.indicator)
    return indicator.theme if indicator else ""
