"""What researchers get. Open tables hold what everyone may see, row by row; tables under an agreement hold more, and never
a phone, a moment, a member of the team, or words that were not shared with everyone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from straatwijs.instruments.definition import AnswerType, Instrument, Kind
from straatwijs.observations.models import Channel, Circle, Contribution, Visit
from straatwijs.places.models import Area, AreaKind
from straatwijs.places.queries import streets_of
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.periods import BLOCK, QUARTER, WEEK, period_of
from straatwijs.privacy.queries.counts import counts
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.stories import stories
from straatwijs.privacy.queries.values import CountRow
from straatwijs.shared.weeks import block_named

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


_WHERE = ("place", "Code of the street or neighbourhood")
_WHEN = ("period", "ISO week (2026-W47), block of weeks (2026-Q4-B2) or quarter (2026-Q4)")
_WHAT = (
    ("indicator", "What it is about; see codebook_values"),
    ("side", "pleasant or annoying; empty for a form"),
    (
        "kind",
        "object: a thing in public space; social: what people do or undergo; household: points at homes",
    ),
)
_COUNTS = (
    _WHERE,
    ("parted_by", "Nothing, street, indicator or perspective: ways that are never crossed"),
    _WHEN,
    *_WHAT,
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
    contributions = (_WHERE, _WHEN, *_WHAT, ("perspective", "Who speaks; empty where that is not shown"))
    words = (
        "text",
        "The words as everyone reads them: names and numbers were taken out before they were kept",
    )
    visits = (_WHERE, _WHEN, ("street", "Code of the street, or empty"), *_COUNTS[-2:])
    return (
        Table(name="counts", columns=_COUNTS, rows=_counts(town, span)),
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


def agreed_tables(town: Area, span: Span, instruments: Mapping[str, Instrument]) -> tuple[Table, ...]:
    """For research under an agreement: each contribution a row. Of people only neighbourhood and block; who speaks stands
    in a table of its own, so that it can't be joined to a place or a thing."""
    rows = Contribution.objects.filter(area__path__startswith=town.path, **span.weeks).exclude(
        channel=Channel.IMPORT
    )
    contributions = (
        _WHERE, _WHEN, *_WHAT, ("instrument", "Which form or page"), ("channel", "phone, paper, desk or api"),
        ("amount", "How many of it"), ("text", "Only words that were shared with everyone"),
    )  # fmt: skip
    visits = (
        _WHERE,
        _WHEN,
        ("instrument", "What was looked with"),
        ("visits", "How often"),
        ("minutes", "How long in all"),
    )
    voices = (
        _WHERE, _WHEN, ("kind", "As in contributions"), ("perspective", "Who speaks; empty is not said"),
        ("tenure", "How they live; empty is not said"), ("number", "How often; empty below five"),
    )  # fmt: skip
    forms = (_form(one, rows) for one in instruments.values() if one.form)
    return (
        Table(name="agreed_contributions", columns=contributions, rows=_contributions(town, rows)),
        Table(name="agreed_visits", columns=visits, rows=_visits(town, span)),
        Table(name="agreed_voices", columns=voices, rows=_voices(town, rows)),
        *forms,
    )


def _contributions(town: Area, rows: QuerySet[Contribution]) -> Iterator[Row]:
    """Of people only what a block was closed over, so that enough of them stand behind it; in an order that says nothing
    about who gave when."""
    around = _neighbourhoods(town)
    given = rows.exclude(kind=Kind.RECORD).exclude(~Q(kind=Kind.OBJECT), published_in="")
    for row in given.select_related("area").order_by("week", "id_hash").iterator():
        is_thing = row.kind == Kind.OBJECT
        yield (
            row.area.code if is_thing else around[row.area.path], _period(row), row.indicator, row.side, row.kind,
            row.instrument, row.channel, row.amount, row.text if row.circle == Circle.EVERYONE else "",
        )  # fmt: skip


def _period(row: Contribution) -> str:
    """A week for a thing, a block for how people live together, a quarter for homes."""
    if row.kind == Kind.OBJECT:
        return period_of(WEEK, row.week).label
    block = block_named(row.published_in)
    return str(block) if row.kind == Kind.SOCIAL else str(block.in_quarter)


def _visits(town: Area, span: Span) -> Iterator[Row]:
    visits, minutes = Counter[tuple[str, date, str]](), Counter[tuple[str, date, str]]()
    for visit in Visit.objects.filter(area__path__startswith=town.path, **span.weeks).select_related("area"):
        key = (visit.area.code, visit.week, visit.instrument)
        visits[key] += 1
        minutes[key] += visit.minutes
    for code, week, instrument in sorted(visits):
        key = (code, week, instrument)
        yield code, period_of(WEEK, week).label, instrument, visits[key], minutes[key]


def _voices(town: Area, rows: QuerySet[Contribution]) -> Iterator[Row]:
    around = _neighbourhoods(town)
    numbers = Counter(
        (around[path], period_of(QUARTER, week).label, kind, perspective, tenure)
        for path, week, kind, perspective, tenure in rows.values_list(
            "area__path", "week", "kind", "perspective", "tenure"
        )
    )
    least = plan.STAR[Kind.SOCIAL].threshold
    for key, number in sorted(numbers.items()):
        yield (*key, number if number >= least else None)


def _form(instrument: Instrument, rows: QuerySet[Contribution]) -> Table:
    """One column per question; of several choices and of a triangle one per choice."""
    asked = [question for question in instrument.questions if question.answer is not AnswerType.WORDS]
    columns: list[tuple[str, str]] = [_WHERE, _WHEN]
    for question in asked:
        if question.answer in {AnswerType.MANY, AnswerType.TRIANGLE}:
            columns += [
                (f"{question.code}__{code}", f"{question.label} {label}") for code, label in question.choices
            ]
        else:
            columns.append((question.code, str(question.label)))
    filled = rows.filter(instrument=instrument.id).select_related("area").order_by("week", "id_hash")
    return Table(
        name=f"agreed_form_{instrument.id}",
        columns=tuple(columns),
        rows=(
            (row.area.code, period_of(WEEK, row.week).label, *_answers(instrument, row.answers))
            for row in filled.iterator()
        ),
    )


def _answers(instrument: Instrument, given: Mapping[str, Any]) -> Iterator[Any]:
    for question in instrument.questions:
        answer = given.get(question.code)
        if question.answer is AnswerType.MANY:
            yield from (None if answer is None else code in answer for code, _label in question.choices)
        elif question.answer is AnswerType.TRIANGLE:
            yield from answer or (None, None, None)
        elif question.answer is not AnswerType.WORDS:
            yield answer


def _neighbourhoods(town: Area) -> dict[str, str]:
    """Code of the neighbourhood that each place lies in, by its path; of what lies above one, its own code."""
    places = list(Area.objects.filter(path__startswith=town.path).values_list("path", "code", "kind"))
    names = {path: code for path, code, kind in places if kind == AreaKind.NEIGHBOURHOOD}
    return {
        path: next((name for around, name in names.items() if path.startswith(around)), code)
        for path, code, _kind in places
    }
