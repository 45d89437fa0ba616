"""Rows about people as everyone reads them: what was published, and the plan's places where nothing is."""

from collections.abc import Iterator

from straatwijs.places.models import OUTDOORS
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.periods import BLOCK, QUARTER, Period
from straatwijs.privacy.queries.exact import Effort
from straatwijs.privacy.queries.parts import (
    keys_of,
    neighbourhood_around,
    neighbourhoods_of,
)
from straatwijs.privacy.queries.published import Shown, published_sums
from straatwijs.privacy.queries.question import Question, RowKey
from straatwijs.privacy.queries.values import CountRow

_PARTS = (plan.ROOT, plan.BLOCK, plan.STREET, plan.INDICATOR, plan.PERSPECTIVE)


class PublishedRows:
    """The published side of one question, read once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.is_street = question.area.kind in OUTDOORS
        around = neighbourhood_around(question.area) if self.is_street else question.area
        path = around.path if around else question.area.path
        self.neighbourhoods = neighbourhoods_of(path) if question.by != "week" else ()
        self.sums = published_sums(path, quarters=question.quarters, parts=_PARTS)

    def rows(self) -> Iterator[CountRow]:
        """Raises TooManyRows."""
        keys = list(self._keys())
        self.question.check_size(len(keys))
        for position, span in enumerate(self.question.spans):
            for key in keys:
                cell = self._cell(key, span)
                looking = self.effort(position, key.street if self.question.part == plan.STREET else None)
                yield CountRow(
                    indicator=key.indicator,
                    side=key.side,
                    kind=key.kind,
                    perspective=key.perspective,
                    street=key.street,
                    period=span.label,
                    number=cell.number,
                    about=True,
                    shown=cell.is_shown,
                    published_on=cell.published_on,
                    visits=looking.visits if looking else None,
                    minutes=looking.minutes if looking else None,
                )

    def effort(self, position: int, street: str | None) -> Effort | None:
        """The looking that was published for a period; of one street per quarter only."""
        span = self.question.spans[position]
        part, key = self._looking_cell(span, street)
        cell = self.sums.get(span.quarter, plan.LOOKING, "", part, key)
        return Effort(cell.number or 0, cell.minutes or 0) if part and cell.is_shown else None

    def _looking_cell(self, span: Period, street: str | None) -> tuple[str, str]:
        one = self.question.area.code if self.is_street else street
        if one is not None:
            return (plan.STREET, self._host(one)) if self.question.by == QUARTER else ("", "")
        return {BLOCK: (plan.BLOCK, span.label), QUARTER: (plan.ROOT, "")}.get(self.question.by, ("", ""))

    def _host(self, street: str) -> str:
        """The street under which this one is counted."""
        hosts = (one.streets.under[street] for one in self.neighbourhoods if street in one.streets.under)
        return next(hosts, street)

    def _keys(self) -> Iterator[RowKey]:
        if self.is_street:
            yield from self._street_keys()
            return
        for star in plan.STARS:
            if star.kind != plan.LOOKING and self._has_rows(star):
                for side in star.sides:
                    yield from self._star_keys(star, side)

    def _street_keys(self) -> Iterator[RowKey]:
        """A street is one part of its neighbourhood's star, and is parted no further."""
        if self.question.by == QUARTER and self.question.part in {"", plan.STREET}:
            for star in plan.STARS:
                if star.kind != plan.LOOKING and plan.STREET in star.parts:
                    for side in star.sides:
                        yield RowKey(star.kind, side, street=self._host(self.question.area.code))

    def _has_rows(self, star: plan.Star) -> bool:
        """Ways to part are never crossed: blocks are parted no further, and weeks are no part of the plan."""
        if self.question.by == BLOCK:
            return not self.question.part and plan.BLOCK in star.parts
        return self.question.by == QUARTER and (not self.question.part or self.question.part in star.parts)

    def _star_keys(self, star: plan.Star, side: str) -> Iterator[RowKey]:
        part = self.question.part
        if not part:
            yield RowKey(star.kind, side)
            return
        planned = {key for one in self.neighbourhoods for key in keys_of(star, side, one.streets)[part]}
        written = {
            key
            for quarter in self.question.quarters
            for key in self.sums.keys(quarter, star.kind, side, part)
        }
        for key in sorted(planned | written):
            yield RowKey(star.kind, side, **{part: key})

    def _cell(self, key: RowKey, span: Period) -> Shown:
        part = self.question.part or (plan.STREET if self.is_street else "")
        if part:
            return self.sums.get(span.quarter, key.kind, key.side, part, str(getattr(key, part)))
        if self.question.by == BLOCK:
            return self.sums.get(span.quarter, key.kind, key.side, plan.BLOCK, span.label)
        return self.sums.get(span.quarter, key.kind, key.side, plan.ROOT)
