"""Who may read what of a proof: the team its figures, everyone what was told in words. The rule is in docs/policy/thresholds.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind
from straatwijs.instruments.queries import indicators
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of, streets_of
from straatwijs.plans.calculations.effect import Effect, Verdict
from straatwijs.plans.models import Goal, Measure, Outcome, ToldEffect
from straatwijs.plans.queries.proof import HISTORY_WEEKS, Proof, places_of, proof_of
from straatwijs.plans.queries.readings import Reading, counted_in
from straatwijs.plans.sizes import size_of
from straatwijs.privacy import queries as privacy
from straatwijs.shared.weeks import block_of, quarter_named, week_of

# Stories beside a figure, and of how many places of a measure they are looked for.
_STORIES, _PLACES = 3, 6


@dataclass(frozen=True, kw_only=True)
class Words:
    """What can be told to everyone; `perspective` is empty for all together."""

    perspective: str
    outcome: Outcome
    size: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """The newest telling about a goal: one line, or one per perspective when they differ."""

    goal: Goal
    until: date
    told_on: date
    lines: tuple[ToldEffect, ...]


@dataclass(frozen=True, kw_only=True)
class OfQuarter:
    """One quarter before or after the start of a measure."""

    reading: Reading
    is_after: bool
    holds_start: bool


def for_team(measure: Measure, goal: Goal, *, reader: privacy.Reader, today: date) -> Proof | None:
    """Exact, up to the running week, for who sees all places of the measure so."""
    if not all(reader.may(Permission.SEE_STREET_LIVE, area) for area in places_of(measure)):
        return None
    return proof_of(measure, goal, until=week_of(today))


def last_closed(today: date) -> date:
    """The Monday after the last block that has closed."""
    block = block_of(today)
    while block.closes_on > today:
        block = block_of(block.first_week - timedelta(weeks=1))
    return block.end


def words_for_everyone(proof: Proof) -> tuple[Words, ...]:
    """What may be told of it. What may not be told and what cannot be told look alike: too little."""
    about_people = not _things_only(proof.goal)
    told_for = _Crowd(proof)
    if about_people and not told_for.enough():
        return (Words(perspective="", outcome=Outcome.TOO_LITTLE),)
    if not proof.differs:
        return (_words("", proof.effect, in_figures=not about_people),)
    voices = (
        _words(voice.code, voice.effect, in_figures=False)
        for voice in proof.voices
        if about_people and voice.code in PERSPECTIVES and told_for.enough(voice.code)
    )
    return (Words(perspective="", outcome=Outcome.DIFFERS), *voices)


def told(measure: Measure) -> tuple[Told, ...]:
    """Per goal the newest telling, in the order of the goals."""
    by_goal: dict[int, list[ToldEffect]] = {}
    for line in ToldEffect.objects.filter(measure=measure).select_related("goal").order_by("until", "pk"):
        before = by_goal.setdefault(line.goal_id, [])
        if before and before[0].until != line.until:
            before.clear()
        before.append(line)
    found = (
        Told(goal=lines[0].goal, until=lines[0].until, told_on=lines[0].told_on, lines=tuple(lines))
        for lines in by_goal.values()
    )
    return tuple(sorted(found, key=lambda one: (one.goal.order, one.goal.pk)))


def quarters(measure: Measure, goal: Goal, *, today: date) -> tuple[OfQuarter, ...]:
    """Before and after for everyone: notes per ten rounds of looking, as far as they are published."""
    begins = week_of(measure.starts_on) if measure.starts_on else today
    found = counted_in(places_of(measure), goal.codes, today=today)
    return tuple(
        OfQuarter(
            reading=reading,
            is_after=quarter_named(reading.when).first_week >= begins,
            holds_start=quarter_named(reading.when).first_week < begins < quarter_named(reading.when).end,
        )
        for reading in found
    )


def stories_about(measure: Measure, goal: Goal) -> tuple[privacy.Story, ...]:
    """What everyone may read about the goal's subjects at the places of the measure, newest first."""
    found = [
        story
        for place in places_of(measure)[:_PLACES]
        for code in goal.codes
        for story in privacy.stories(place, reader=privacy.Reader.everyone(), indicator=code, limit=_STORIES)
    ]
    return tuple(sorted(found, key=lambda story: story.begins_on, reverse=True)[:_STORIES])


def label_of(perspective: str) -> str:
    """ "Young residents"; nothing for all together."""
    return str(PERSPECTIVES[perspective]).capitalize() if perspective in PERSPECTIVES else ""


def _words(perspective: str, effect: Effect, *, in_figures: bool) -> Words:
    outcome = Outcome(effect.verdict.value)
    if not in_figures or effect.verdict is Verdict.TOO_LITTLE:
        return Words(perspective=perspective, outcome=outcome)
    low, size, high = (size_of(ratio).code for ratio in (effect.low, effect.ratio, effect.high))
    return Words(perspective=perspective, outcome=outcome, size=size, low=low, high=high)


def _things_only(goal: Goal) -> bool:
    return all(privacy.kind_of(code) is Kind.OBJECT for code in goal.codes)


class _Crowd:
    """Whether enough people stood behind it, before and after the start, as published figures show.

    In one quarter before and in one after, what was published must show one of the goal's indicators, a street of the
    measure (unless it takes in whole neighbourhoods), and the perspective if it is about one. What can point at a home
    is never told.
    """

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.hoods = _once(neighbourhood_of(street) for street in proof.streets)
        self.quarters = self._shown()

    def enough(self, perspective: str = "") -> bool:
        good = self.quarters & self._with(perspective) if perspective else self.quarters
        spans = [quarter_named(label) for label in good]
        before = any(span.end <= self.proof.begins for span in spans)
        after = any(span.first_week >= self.proof.begins and span.end <= self.proof.until for span in spans)
        return before and after

    def _shown(self) -> set[str]:
        codes = self.proof.goal.codes
        if not self.hoods or any(privacy.kind_of(code) is Kind.HOUSEHOLD for code in codes):
            return set()
        about = set.intersection(
            *(self._labels(hood, "indicator", "indicator", codes) for hood in self.hoods)
        )
        if self._whole_neighbourhoods():
            return about
        return about & set().union(*(self._labels(street, "street") for street in self.proof.streets))

    def _whole_neighbourhoods(self) -> bool:
        there = {street.pk for hood in self.hoods for street in streets_of(hood)}
        return there == {street.pk for street in self.proof.streets}

    def _with(self, perspective: str) -> set[str]:
        return set.intersection(
            *(self._labels(hood, "perspective", "perspective", (perspective,)) for hood in self.hoods)
        )

    def _labels(self, area: Area, part: str, field: str = "", values: Sequence[str] = ()) -> set[str]:
        """Quarters in which a published row about people is shown there, on the goal's own side."""
        known = indicators()
        rows = privacy.counts(
            area,
            by="quarter",
            part=part,
            first=self.proof.begins - timedelta(weeks=HISTORY_WEEKS),
            last=self.proof.until - timedelta(days=1),
            reader=privacy.Reader.everyone(),
        )
        sides = {known[code].side.value for code in self.proof.goal.codes if code in known}
        return {
            row.period
            for row in rows
            if row.about
            and row.shown
            and row.kind == Kind.SOCIAL.value
            and row.side in sides
            and (not field or getattr(row, field) in values)
        }


def _once(found: Iterable[Area | None]) -> list[Area]:
    return list({area.pk: area for area in found if area is not None}.values())
