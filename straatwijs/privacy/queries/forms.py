"""Filled in forms: their answers and numbers for the team of the place, and how the questions add up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import AnswerType
from straatwijs.instruments.queries import instruments
from straatwijs.observations.models import Contribution, Visit
from straatwijs.places.models import Area, AreaKind
from straatwijs.privacy.calculations.forms import Spread, Tally, Worked, spread, tally
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Place, Said
from straatwijs.shared.weeks import AMSTERDAM

Answers = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One filled in form, without its words. `mine`: by the member who asks. `look` is the same for what belongs to one
    stretch of looking, 0 where there is none; it means nothing elsewhere."""

    reference: int
    place: Place
    on: date
    noted_at: datetime
    week: date
    side: str
    perspective: str
    answers: Answers
    channel: str
    seconds: int | None
    mine: bool
    look: int


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How often a form was filled in at a place, by how many of the team, the looking behind it, and its questions
    added up in their order."""

    number: int
    members: int
    visits: int
    minutes: int
    questions: tuple[Tally, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """The words of one filled in form of the team, by the code of the question."""

    place: Place
    on: date
    words: Mapping[str, str]
    mine: bool


@dataclass(frozen=True, kw_only=True)
class Summed:
    """What a place's forms of one week add up to: the number questions, and the looking behind them."""

    week: date
    forms: int
    minutes: int
    numbers: Mapping[str, int]


def said(instrument: str, words: Mapping[str, str]) -> tuple[Said, ...]:
    """In the order of the questions; of a question that is gone the words stay."""
    known = instruments().get(instrument)
    labels = {question.code: str(question.label) for question in known.questions} if known else {}
    order = list(labels)
    codes = sorted(words, key=lambda code: order.index(code) if code in labels else len(order))
    return tuple(Said(question=labels.get(code, ""), words=words[code]) for code in codes)


def filled(
    area: Area,
    *,
    instrument: str,
    reader: Reader,
    first: date | None = None,
    end: date | None = None,
    member: Any = None,
    limit: int | None = None,
) -> tuple[Filled, ...]:
    """Forms of this place and what lies in it, newest first, from one Monday up to another, for who may see the place
    exact and live; else nothing. `member`: only those that this member filled in."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return ()
    rows = _rows(area, instrument, first, end)
    if member is not None:
        rows = rows.filter(member=member)
    rows = rows.select_related("area").defer("text", "words").order_by("-noted_at", "-pk")[:limit]
    looks: dict[bytes, int] = {b"": 0}
    return tuple(_filled(row, reader, looks) for row in rows)


def counted(area: Area, *, instrument: str, reader: Reader, first: date, end: date) -> Counted | None:
    """None for who may not see this place exact and live."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return None
    rows = _rows(area, instrument, first, end)
    looked = Visit.objects.filter(
        area__path__startswith=area.path, instrument=instrument, week__gte=first, week__lt=end
    ).aggregate(visits=Count("pk"), minutes=Sum("minutes", default=0))
    answers: Sequence[Answers] = list(rows.values_list("answers", flat=True))
    return Counted(
        number=len(answers),
        members=rows.exclude(member=None).aggregate(number=Count("member", distinct=True))["number"],
        questions=tally(instruments()[instrument].questions, answers),
        **looked,
    )


def told(area: Area, *, instrument: str, reader: Reader, first: date, end: date) -> tuple[Told, ...]:
    """Words of forms of this place from one Monday up to another, oldest first: what this reader wrote, and what the
    reader may read of others."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return ()
    own = Q(member=reader.member) if reader.member is not None else Q(pk__in=[])
    rows = _rows(area, instrument, first, end).filter(own | Q(circle__in=reader.circles(area)))
    rows = rows.exclude(words={}).select_related("area").order_by("noted_at", "pk")
    return tuple(
        Told(
            place=place_of(row.area),
            on=row.noted_at.astimezone(AMSTERDAM).date(),
            words=row.words,
            mine=reader.member is not None and row.member_id == reader.member,
        )
        for row in rows
    )


def summed(area: Area, *, instrument: str, first: date, end: date) -> tuple[Summed, ...]:
    """Each week of a form at a place added up, nothing else of it. For who may see the place live, or was told so by the
    place itself: the caller has checked that."""
    asked = instruments()[instrument]
    numbers = [question.code for question in asked.questions if question.answer is AnswerType.NUMBER]
    answers: dict[date, list[Answers]] = {}
    for week, given in _rows(area, instrument, first, end).values_list("week", "answers"):
        answers.setdefault(week, []).append(given)
    weeks = [first + timedelta(weeks=step) for step in range((end - first).days // 7)]
    return tuple(
        Summed(
            week=week,
            forms=len(forms),
            minutes=sum(form.get(asked.minutes_asked, 0) for form in forms),
            numbers={code: sum(form.get(code, 0) for form in forms) for code in numbers},
        )
        for week in weeks
        for forms in [answers.get(week, [])]
    )


def spread_elsewhere(
    area: Area,
    *,
    instrument: str,
    part: str,
    whole: str,
    first: date,
    end: date,
    without: Sequence[Area] = (),
) -> Spread | None:
    """Between which values the other places of this municipality lie, when that is at least three of them.

    Never one of them alone: no name, no number of its own, and rounded to five. `without`: places that are named beside it.
    """
    named = [area, *without]
    elsewhere = Contribution.objects.filter(
        area__path__startswith=f"{area.path.split('/')[0]}/",
        instrument=instrument,
        week__gte=first,
        week__lt=end,
    )
    found: dict[str, list[tuple[date, Answers]]] = {}
    for path, week, given in elsewhere.values_list("area__path", "week", "answers"):
        if not any(path.startswith(one.path) or one.path.startswith(path) for one in named):
            found.setdefault(path, []).append((week, given))
    places = [
        Worked(
            part=sum(form.get(part, 0) for _week, form in forms),
            whole=sum(form.get(whole, 0) for _week, form in forms),
            weeks=len({week for week, _form in forms}),
        )
        for forms in found.values()
    ]
    return spread(places, share=bool(whole))


def _rows(area: Area, instrument: str, first: date | None, end: date | None) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(area__path__startswith=area.path, instrument=instrument)
    if first is not None:
        rows = rows.filter(week__gte=first)
    if end is not None:
        rows = rows.filter(week__lt=end)
    return rows


def _filled(row: Contribution, reader: Reader, looks: dict[bytes, int]) -> Filled:
    return Filled(
        reference=row.pk,
        place=place_of(row.area),
        on=row.noted_at.astimezone(AMSTERDAM).date(),
        noted_at=row.noted_at,
        week=row.week,
        side=row.side,
        perspective=row.perspective,
        answers=row.answers,
        channel=row.channel,
        seconds=row.seconds,
        mine=reader.member is not None and row.member_id == reader.member,
        look=looks.setdefault(bytes(row.visit_hash), len(looks)),
    )


def given_by(
    area: Area, *, instrument: str, reader: Reader, first: date, end: date, by: str
) -> Mapping[str, int] | None:
    """How many forms came from each answer to "tenure", from each neighbourhood ("neighbourhood"), or from each answer to
    a question of the form: one way at a time, never crossed. None for who may not see the place exact and live."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return None
    rows = _rows(area, instrument, first, end)
    if by == "tenure":
        return Counter(rows.exclude(tenure="").values_list("tenure", flat=True))
    if by == "neighbourhood":
        found = Area.objects.filter(path__startswith=area.path, kind=AreaKind.NEIGHBOURHOOD)
        around = list(found.values_list("code", "path"))
        paths = rows.values_list("area__path", flat=True)
        return Counter(code for path in paths for code, whole in around if path.startswith(whole))
    return Counter(answers[by] for answers in rows.values_list("answers", flat=True) if by in answers)
