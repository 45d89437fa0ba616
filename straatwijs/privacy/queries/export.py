"""What researchers get: what everyone may see, row by row. Tables under an agreement are in agreed.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from straatwijs.instruments.definition import Kind
from straatwijs.places.models import Area, AreaKind
from straatwijs.places.queries import streets_of
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.periods import BLOCK, QUARTER, WEEK, period_of
from straatwijs.privacy.queries.counts import counts
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.stories import stories
from straatwijs.privacy.queries.values import CountRow

Row = tuple[Any, ...]
_TELLING = 500  # stories at a time


@dataclass(frozen=True, kw_only=True)
class Table:
    """`columns`: name and meaning, in the order of the rows. Rows come one by one, as there can be many."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Iterator[Row]


@dataclass(frozen=True)
class Span:
    first: date
    last: date

    @property
    def weeks(self) -> dict[str, date]:
        """From the Monday of the first day up to the Monday after the last."""
        return {
            "week__gte": period_of(WEEK, self.first).first_week,
            "week__lt": period_of(WEEK, self.last).end,
        }


WHERE = ("place", "Code of the street or neighbourhood")
WHEN = ("period", "ISO week (2026-W47), block of weeks (2026-Q4-B2) or quarter (2026-Q4)")
WHAT = (
    ("indicator", "What it is about; see codebook_values"),
    ("side", "pleasant or annoying; empty for a form"),
    (
        "kind",
        "object: a thing in public space; social: what people do or undergo; household: points at homes",
    ),
)
COUNTS = (
    WHERE,
    ("parted_by", "Nothing, street, indicator or perspective: ways that are never crossed"),
    WHEN,
    *WHAT,
    ("street", "Code of the street, where parted by street"),
    ("perspective", "Who speaks, where parted by perspective; empty is not said"),
    ("number", "How often; empty where too few people noted it"),
    ("about", "True: rounded to five"),
    ("shown", "False: too few people to show a number"),
    ("published_on", "Day on which it was published; empty for things, which are live"),
    ("visits", "How often somebody looked; empty where that is not shown"),
    ("minutes", "How long in all; empty where that is not shown"),
)


def open_tables(town: Area, span: Span) -> tuple[Table, ...]:
    """What everyone may see of a municipality."""
    contributions = (WHERE, WHEN, *WHAT, ("perspective", "Who speaks; empty where that is not shown"))
    words = (
        "text",
        "The words as everyone reads them: names and numbers were taken out before they were kept",
    )
    visits = (WHERE, WHEN, ("street", "Code of the street, or empty"), *COUNTS[-2:])
    return (
        Table(name="counts", columns=COUNTS, rows=_counts(town, span)),
        Table(name="contributions", columns=(*contributions, words), rows=_told(town, span)),
        Table(name="visits", columns=visits, rows=_looked(town, span)),
    )


def _parts(town: Area, span: Span) -> Iterator[tuple[Area, str, CountRow]]:
    """Every published row of each neighbourhood, and the live rows of its things."""
    everyone = Reader.everyone()
    for neighbourhood in Area.objects.filter(path__startswith=town.path, kind=AreaKind.NEIGHBOURHOOD):
        for by, part in (
            (QUARTER, ""),
            (BLOCK, ""),
            *((QUARTER, way) for way in plan.STAR[Kind.SOCIAL].parts[1:]),
        ):
            rows = counts(neighbourhood, by=by, part=part, first=span.first, last=span.last, reader=everyone)
            yield from ((neighbourhood, part, row) for row in rows if row.kind != Kind.OBJECT)
        for street in streets_of(neighbourhood):
            rows = counts(
                street, by=WEEK, part=plan.INDICATOR, first=span.first, last=span.last, reader=everyone
            )
            yield from (
                (street, plan.INDICATOR, row) for row in rows if row.kind == Kind.OBJECT and row.number
            )


def _counts(town: Area, span: Span) -> Iterator[Row]:
    for place, part, row in _parts(town, span):
        yield (
            place.code, part, row.period, row.indicator, row.side, row.kind, row.street, row.perspective,
            row.number, row.about, row.shown, row.published_on, row.visits, row.minutes,
        )  # fmt: skip


def _looked(town: Area, span: Span) -> Iterator[Row]:
    """The looking, once per place and period: it stands beside every row of counts."""
    seen = {
        (place.code, row.period, row.street): (row.visits, row.minutes)
        for place, part, row in _parts(town, span)
        if part in {"", plan.STREET} and row.kind != Kind.OBJECT
    }
    yield from (key + looking for key, looking in sorted(seen.items()))


def _told(town: Area, span: Span) -> Iterator[Row]:
    """Words that were shared with everyone, as the pages tell them."""
    first = 0
    while some := stories(town, reader=Reader.everyone(), first=first, limit=_TELLING):
        first += len(some)
        for story in some:
            if span.first <= story.begins_on <= span.last:
                yield (
                    story.place.code, story.period, story.indicator, story.side, story.kind, story.perspective,
                    story.text,
                )  # fmt: skip
