"""The parts of a picture: live figures from street-weeks, published ones from the cells."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.instruments.definition import Kind, Side
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.privacy import plan
from straatwijs.privacy.queries.exact import (
    Within,
    effort_by_week,
    effort_of,
    numbers_by_week,
)
from straatwijs.privacy.queries.parts import indicators_asked
from straatwijs.privacy.queries.published import PublishedSums
from straatwijs.privacy.queries.values import BlockTotal, Figure, Looking, SideTotal, Voice
from straatwijs.shared.weeks import Quarter, block_named, quarter_of, week_of

SIDES = (Side.PLEASANT.value, Side.ANNOYING.value)
_ABOUT_PEOPLE = (Kind.SOCIAL.value, Kind.HOUSEHOLD.value)
_SERIES = 13
_QUARTERS_BACK = 4


@dataclass(frozen=True)
class Now:
    """The weeks that a picture looks at: this quarter so far, and as many of the quarter before."""

    today: date

    @property
    def week(self) -> date:
        return week_of(self.today)

    @property
    def quarter(self) -> Quarter:
        return quarter_of(self.today)

    @property
    def before(self) -> Quarter:
        return quarter_of(self.quarter.first_week - timedelta(weeks=1))

    @property
    def weeks(self) -> tuple[date, ...]:
        return tuple(self.week - timedelta(weeks=step) for step in reversed(range(_SERIES)))

    @property
    def end(self) -> date:
        return self.week + timedelta(weeks=1)

    @property
    def so_far(self) -> tuple[date, ...]:
        return tuple(week for week in self.quarter.weeks if week <= self.week)

    @property
    def so_far_before(self) -> tuple[date, ...]:
        return self.before.weeks[: len(self.so_far)]

    @property
    def recent_quarters(self) -> tuple[str, ...]:
        quarters = [self.quarter]
        for _ in range(_QUARTERS_BACK):
            quarters.append(quarter_of(quarters[-1].first_week - timedelta(weeks=1)))
        return tuple(str(quarter) for quarter in quarters)


def live_figures(within: Within, *, kinds: Collection[str], now: Now) -> tuple[Figure, ...]:
    """One per indicator of the catalogue, in its order, then what else was counted; one query."""
    weeks = numbers_by_week(
        within,
        kinds=kinds,
        dimensions=("indicator", "side", "kind"),
        first=now.before.first_week,
        end=now.end,
    )
    planned = ((one.code, one.side.value, one.kind.value) for one in indicators_asked() if one.kind in kinds)
    return tuple(_figure(key, weeks.get(key, Counter()), now) for key in dict.fromkeys((*planned, *weeks)))


def _figure(key: tuple[str, ...], weeks: Mapping[date, int], now: Now) -> Figure:
    indicator, side, kind = key
    return Figure(
        indicator=indicator,
        side=side,
        kind=kind,
        whose="here",
        shown=True,
        number=_over(weeks, now.so_far),
        about=False,
        before=_over(weeks, now.so_far_before),
        weeks=tuple(weeks.get(week, 0) for week in now.weeks),
    )


def _over(weeks: Mapping[date, int], chosen: Iterable[date]) -> int:
    return sum(weeks.get(week, 0) for week in chosen)


def live_voices(within: Within, *, now: Now) -> tuple[Voice, ...]:
    """How often each perspective noted something about living together this quarter so far; one query."""
    weeks = numbers_by_week(
        within,
        kinds=_ABOUT_PEOPLE,
        dimensions=("perspective", "side"),
        first=now.quarter.first_week,
        end=now.end,
    )
    planned = ((perspective, side) for perspective in (*PERSPECTIVES, "") for side in SIDES)
    return tuple(
        Voice(
            perspective=key[0],
            side=key[1],
            shown=True,
            number=_over(weeks.get(key, {}), now.so_far),
            about=False,
        )
        for key in dict.fromkeys((*planned, *weeks))
    )


def live_totals(figures: Iterable[Figure]) -> tuple[SideTotal, ...]:
    about_people = [figure for figure in figures if figure.kind in _ABOUT_PEOPLE]
    return tuple(
        SideTotal(
            side=side,
            shown=True,
            number=sum(figure.number or 0 for figure in about_people if figure.side == side),
            about=False,
        )
        for side in SIDES
    )


def live_looking(within: Within, *, now: Now) -> Looking:
    found = effort_by_week(within, first=now.quarter.first_week, end=now.end)
    effort = effort_of(found, first=now.quarter.first_week, end=now.end)
    return Looking(shown=True, visits=effort.visits, minutes=effort.minutes, about=False)


@dataclass(frozen=True)
class LastPublished:
    """The newest quarter whose parts are out, for one place: a street's own part, or the whole area's."""

    sums: PublishedSums
    # None for an area; else the codes under which its streets are counted.
    streets: Collection[str] | None = None

    @property
    def quarter(self) -> Quarter | None:
        closed = self.sums.closed_quarters()
        return quarter_of(block_named(f"{closed[-1]}-B1").first_week) if closed else None

    @property
    def _label(self) -> str:
        return str(self.quarter or "")

    @property
    def _label_before(self) -> str:
        quarter = self.quarter
        return str(quarter_of(quarter.first_week - timedelta(weeks=1))) if quarter else ""

    @property
    def published_on(self) -> date | None:
        return self.sums.get(self._label, Kind.SOCIAL.value, SIDES[0], plan.ROOT).published_on

    def figures(self) -> tuple[Figure, ...]:
        """Of the neighbourhood, one per indicator about people, shown or not."""
        return tuple(
            self._figure(one.code, one.side.value, one.kind.value)
            for one in indicators_asked()
            if one.kind in _ABOUT_PEOPLE
        )

    def _figure(self, indicator: str, side: str, kind: str) -> Figure:
        cell = self.sums.get(self._label, kind, side, plan.INDICATOR, indicator)
        before = self.sums.get(self._label_before, kind, side, plan.INDICATOR, indicator)
        return Figure(
            indicator=indicator,
            side=side,
            kind=kind,
            whose="neighbourhood",
            shown=cell.is_shown,
            number=cell.number,
            about=True,
            before=before.number,
        )

    def totals(self) -> tuple[SideTotal, ...]:
        """About living together, per side: the street's own part, or the area's whole."""
        part = plan.ROOT if self.streets is None else plan.STREET
        keys = [""] if self.streets is None else list(self.streets)
        found = {side: self.sums.together(self._label, Kind.SOCIAL.value, side, part, keys) for side in SIDES}
        return tuple(
            SideTotal(side=side, shown=cell.is_shown, number=cell.number, about=True)
            for side, cell in found.items()
        )

    def voices(self) -> tuple[Voice, ...]:
        return tuple(self._voice(name, side) for name in (*PERSPECTIVES, "") for side in SIDES)

    def _voice(self, perspective: str, side: str) -> Voice:
        cell = self.sums.get(self._label, Kind.SOCIAL.value, side, plan.PERSPECTIVE, perspective)
        return Voice(perspective=perspective, side=side, shown=cell.is_shown, number=cell.number, about=True)

    def looking(self) -> Looking:
        part = plan.ROOT if self.streets is None else plan.STREET
        keys = [""] if self.streets is None else list(self.streets)
        cell = self.sums.together(self._label, plan.LOOKING, "", part, keys)
        return Looking(shown=cell.is_shown, visits=cell.number, minutes=cell.minutes, about=True)

    def blocks(self) -> tuple[BlockTotal, ...]:
        """From the last published quarter on."""
        found = [
            (label, side, cell)
            for (quarter, kind, side, part, label), cell in self.sums.sums.items()
            if part == plan.BLOCK and kind == Kind.SOCIAL.value and quarter >= self._label
        ]
        return tuple(
            BlockTotal(
                period=label,
                begins_on=block_named(label).first_week,
                side=side,
                shown=cell.is_shown,
                number=cell.number,
            )
            for label, side, cell in sorted(found, key=lambda one: one[:2])
        )
