"""Tables for research under an agreement: more than everyone may see, and never a phone, a moment, a member of the team, or
words that were not shared with everyone. A combination that too few people share is told roughly or not at all."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from straatwijs.instruments.definition import AnswerType, Instrument, Kind, Question
from straatwijs.observations.models import Channel, Circle, Contribution, Visit
from straatwijs.places.models import Area, AreaKind
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.crowd import Fact, Told, told
from straatwijs.privacy.calculations.periods import QUARTER, WEEK, period_of
from straatwijs.privacy.queries.export import WHAT, WHEN, WHERE, Row, Span, Table
from straatwijs.shared.weeks import AMSTERDAM, block_named

_LEAST = plan.STAR[Kind.SOCIAL].threshold
# Stands for the voices, or the answers, that too few people share.
_TOO_FEW = "too_few"


@dataclass(frozen=True)
class Town:
    """Codes of the neighbourhoods that its places lie in, by their path; of what lies above one, its own code."""

    around: Mapping[str, str]

    @classmethod
    def of(cls, town: Area) -> "Town":
        places = list(Area.objects.filter(path__startswith=town.path).values_list("path", "code", "kind"))
        names = {path: code for path, code, kind in places if kind == AreaKind.NEIGHBOURHOOD}
        return cls({
            path: next((name for around, name in names.items() if path.startswith(around)), code)
            for path, code, _kind in places
        })  # fmt: skip


def agreed_tables(town: Area, span: Span, instruments: Mapping[str, Instrument]) -> tuple[Table, ...]:
    """Each contribution a row. Who speaks stands in a table of its own, so that it can't be joined to a place or a thing."""
    rows = Contribution.objects.filter(area__path__startswith=town.path, **span.weeks)
    rows = rows.exclude(channel=Channel.IMPORT).select_related("area")
    # Of people only what a block was closed over.
    rows = rows.exclude(kind__in=[Kind.SOCIAL, Kind.HOUSEHOLD], published_in="")
    places = Town.of(town)
    contributions = (
        WHERE, WHEN, *WHAT, ("instrument", "Which form or page; of people only where enough of them share it, as the indicator"),
        ("channel", "phone, paper, desk or api; of things only"), ("amount", "How many of it; of things only"),
        ("text", "Only words that were shared with everyone"),
    )  # fmt: skip
    visits = (
        WHERE, WHEN, ("instrument", "What was looked with"),
        ("visits", "How often; empty where fewer than five people looked"), ("minutes", "How long in all; likewise"),
    )  # fmt: skip
    voices = (
        WHERE, WHEN, ("kind", "As in contributions"),
        ("perspective", "Who speaks; empty is not said, too_few are all that too few people share"),
        ("tenure", "How they live; likewise"), ("number", "How often"),
    )  # fmt: skip
    answers = (
        ("instrument", "Which form"), WHERE, WHEN, ("question", "Which question of it"),
        ("answer", "The answer; of a scale the fifth, of a triangle the largest corner; too_few are all that too few people gave"),
        ("number", "How often"),
    )  # fmt: skip
    return (
        Table(name="agreed_contributions", columns=contributions, rows=_contributions(places, rows)),
        Table(name="agreed_visits", columns=visits, rows=_visits(town, places, span)),
        Table(name="agreed_voices", columns=voices, rows=_voices(places, rows)),
        Table(name="agreed_answers", columns=answers, rows=_of_everybody(places, rows, instruments.values())),
        *(_form(one, rows) for one in instruments.values() if one.form and _is_own(one)),
    )


def _person(row: Contribution | Visit) -> Hashable:
    """A phone. Without one, or when it is forgotten, all of one day is one: the same person may have given it all."""
    moment = row.noted_at if isinstance(row, Contribution) else row.begun_at
    return bytes(row.device) or moment.astimezone(AMSTERDAM).date()


def _contributions(places: Town, rows: QuerySet[Contribution]) -> Iterator[Row]:
    for row in rows.filter(kind=Kind.OBJECT).order_by("week", "id_hash").iterator():
        yield (
            row.area.code, period_of(WEEK, row.week).label, row.indicator, row.side, row.kind, row.instrument,
            row.channel, row.amount, _text(row),
        )  # fmt: skip
    for kind in (Kind.SOCIAL, Kind.HOUSEHOLD):
        yield from _of_people(places, rows, kind)


def _of_people(places: Town, rows: QuerySet[Contribution], kind: Kind) -> Iterator[Row]:
    """In an order that says nothing about who gave when."""
    given = list(rows.filter(kind=kind).order_by("published_in", "id_hash"))
    facts = [
        Fact(
            rough=(places.around[row.area.path], _period(row), row.side),
            fine=(row.indicator, row.instrument),
            person=_person(row),
        )
        for row in given
    ]
    for row, fact, much in zip(given, facts, told(facts, plan.STAR[kind].threshold), strict=True):
        if much is Told.NOT:
            continue
        place, period, side = fact.rough
        indicator, instrument = fact.fine if much is Told.FINELY else ("", "")
        yield place, period, indicator, side, row.kind, instrument, "", None, _text(row)


def _text(row: Contribution) -> str:
    return row.text if row.circle == Circle.EVERYONE else ""


def _period(row: Contribution) -> str:
    """A block for how people live together, a quarter for homes."""
    block = block_named(row.published_in)
    return str(block) if row.kind == Kind.SOCIAL else str(block.in_quarter)


def _visits(town: Area, places: Town, span: Span) -> Iterator[Row]:
    """Per neighbourhood and quarter, as looking is shown to everyone: who walks a street each morning shows in its weeks."""
    visits, minutes = Counter[Row](), Counter[Row]()
    people: dict[Row, set[object]] = {}
    for visit in Visit.objects.filter(area__path__startswith=town.path, **span.weeks).select_related("area"):
        key = (places.around[visit.area.path], period_of(QUARTER, visit.week).label, visit.instrument)
        visits[key] += 1
        minutes[key] += visit.minutes
        people.setdefault(key, set()).add(_person(visit))
    for key in sorted(visits):
        enough = len(people[key]) >= _LEAST
        yield (*key, visits[key] if enough else None, minutes[key] if enough else None)


def _voices(places: Town, rows: QuerySet[Contribution]) -> Iterator[Row]:
    given = list(rows)
    facts = [
        Fact(
            rough=(places.around[row.area.path], period_of(QUARTER, row.week).label, row.kind),
            fine=(row.perspective, row.tenure),
            person=_person(row),
        )
        for row in given
    ]
    numbers = Counter(
        (*fact.rough, *(fact.fine if much is Told.FINELY else (_TOO_FEW, _TOO_FEW)))
        for fact, much in zip(facts, told(facts, _LEAST), strict=True)
        if much is not Told.NOT
    )
    yield from ((*key, number) for key, number in sorted(numbers.items()))


def _is_own(instrument: Instrument) -> bool:
    """What a team saw itself; not what residents filled in or came in with."""
    return instrument.for_team and not instrument.for_others


def _form(instrument: Instrument, rows: QuerySet[Contribution]) -> Table:
    """A form of the team, per place and week, without who wrote it down. One column per question; of several choices and of a
    triangle one per choice."""
    asked = [question for question in instrument.questions if question.answer is not AnswerType.WORDS]
    filled = rows.filter(instrument=instrument.id).order_by("week", "id_hash")
    return Table(
        name=f"agreed_form_{instrument.id}",
        columns=(WHERE, WHEN, *(column for question in asked for column in _columns(question))),
        rows=(
            (row.area.code, period_of(WEEK, row.week).label, *_values(asked, row.answers))
            for row in filled.iterator()
        ),
    )


def _columns(question: Question) -> list[tuple[str, str]]:
    if question.answer in {AnswerType.MANY, AnswerType.TRIANGLE}:
        return [(f"{question.code}__{code}", f"{question.label} {label}") for code, label in question.choices]
    return [(question.code, str(question.label))]


def _values(asked: Iterable[Question], given: Mapping[str, Any]) -> Iterator[Any]:
    for question in asked:
        answer = given.get(question.code)
        if question.answer is AnswerType.MANY:
            yield from (None if answer is None else code in answer for code, _label in question.choices)
        elif question.answer is AnswerType.TRIANGLE:
            yield from answer or (None, None, None)
        else:
            yield answer


def _of_everybody(
    places: Town, rows: QuerySet[Contribution], instruments: Iterable[Instrument]
) -> Iterator[Row]:
    """Per neighbourhood, quarter and question, and never two questions together: a few answers in a row are somebody."""
    for instrument in instruments:
        if not instrument.form or _is_own(instrument):
            continue
        facts = [
            Fact(
                rough=(
                    instrument.id,
                    places.around[row.area.path],
                    period_of(QUARTER, row.week).label,
                    question.code,
                ),
                fine=(answer,),
                person=_person(row),
            )
            for row in rows.filter(instrument=instrument.id)
            for question in instrument.questions
            for answer in _said(question, row.answers.get(question.code))
        ]
        numbers = Counter(
            (*fact.rough, fact.fine[0] if much is Told.FINELY else _TOO_FEW)
            for fact, much in zip(facts, told(facts, _LEAST), strict=True)
            if much is not Told.NOT
        )
        yield from ((*key, number) for key, number in sorted(numbers.items()))


def _said(question: Question, answer: Any) -> list[str]:
    if answer is None:
        return []
    if question.answer is AnswerType.MANY:
        return [str(code) for code in answer]
    if question.answer is AnswerType.TRIANGLE:
        return [question.choices[answer.index(max(answer))][0]]
    if question.answer is AnswerType.SCALE:
        fifth = min(answer // 20, 4) * 20
        return [f"{fifth}-{fifth + 20}"]
    return [str(answer)]
