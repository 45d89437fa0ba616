"""A checklist as it stands: readings per item, beside those of last time; and whose voices were at the table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.calculations.checklists import Course, Item, course, items
from straatwijs.fieldwork.models import ChecklistMeeting, ItemAnswer, Point
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.places.queries import areas_served, within

INSTRUMENT = "checklist"
ROLES = "roles"
_SHOWN = 4


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of an item in words; `words` is empty as long as nothing was written down."""

    name: str
    code: str
    label: str
    prompt: str
    most: int
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way in which an item was filled in."""

    version: int
    answer: str
    label: str
    lines: tuple[Line, ...]
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Row:
    """One item: no reading is open, one is settled, more are to be settled by the group."""

    item: Item
    number: int
    readings: tuple[Reading, ...]
    before: str
    before_label: str
    course: Course
    points: tuple[Point, ...]

    @property
    def is_split(self) -> bool:
        return len(self.readings) > 1

    @property
    def reading(self) -> Reading | None:
        """The one that stands, if there is one."""
        return self.readings[0] if len(self.readings) == 1 else None

    @property
    def seen(self) -> str:
        """Versions that the reader of this page has before them, as a form sends them back."""
        return ",".join(str(reading.version) for reading in self.readings)

    @property
    def title(self) -> str:
        return str(self.item.choice.label if self.item.choice else self.item.part)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A role, and at which of the shown meetings it was there."""

    label: str
    there: tuple[bool, ...]

    @property
    def is_silent(self) -> bool:
        return not any(self.there)


def the_items() -> tuple[Item, ...]:
    return items(instruments()[INSTRUMENT].questions)


def sheet(meeting: ChecklistMeeting) -> tuple[Row, ...]:
    """All items in their order."""
    standing, points = defaultdict(list), defaultdict(list)
    for answer in meeting.answers.filter(current=True).select_related("by"):
        standing[answer.item].append(answer)
    for point in meeting.points.order_by("pk"):
        points[point.item].append(point)
    earlier = _answers(before(meeting))
    return tuple(
        _row(item, number, standing[item.code], earlier.get(item.code, ""), points[item.code])
        for number, item in enumerate(the_items(), start=1)
    )


def before(meeting: ChecklistMeeting) -> ChecklistMeeting | None:
    """The last closed one of the same place before it."""
    closed = ChecklistMeeting.objects.filter(area=meeting.area_id, begun_at__lt=meeting.begun_at)
    return closed.exclude(closed_at=None).order_by("-closed_at").first()


def in_places(areas: Iterable[Area]) -> QuerySet[ChecklistMeeting]:
    return ChecklistMeeting.objects.filter(within(areas, "area")).select_related("area")


def last_closed(areas: Iterable[Area]) -> list[ChecklistMeeting]:
    """The newest closed one of each place, by the name of the place."""
    newest: dict[int, ChecklistMeeting] = {}
    for meeting in in_places(areas).exclude(closed_at=None).order_by("closed_at"):
        newest[meeting.area_id] = meeting
    return sorted(newest.values(), key=lambda meeting: meeting.area.name)


def choosable(member: Member) -> list[Area]:
    """Where this member can begin one: neighbourhoods and what lies around them, no single streets."""
    here = areas_served(member, Permission.FILL_IN)
    return list(here.exclude(kind__in=[*OUTDOORS, AreaKind.ENTRANCE]).order_by("name")[:400])


def heard(area: Area) -> tuple[tuple[ChecklistMeeting, ...], tuple[Heard, ...]]:
    """The last meetings of a place, oldest first, and each role over them: who was never there comes first."""
    newest = ChecklistMeeting.objects.filter(area=area).exclude(closed_at=None).order_by("-closed_at")
    shown = tuple(reversed(newest[:_SHOWN]))
    asked = instruments()[INSTRUMENT].asked(ROLES)
    rows = [
        Heard(label=str(label), there=tuple(code in meeting.roles for meeting in shown))
        for code, label in (asked.choices if asked else ())
    ]
    return shown, tuple(sorted(rows, key=lambda row: sum(row.there)))


def _answers(meeting: ChecklistMeeting | None) -> dict[str, str]:
    if meeting is None:
        return {}
    return dict(meeting.answers.filter(current=True).values_list("item", "answer"))


def _row(item: Item, number: int, standing: list[ItemAnswer], earlier: str, points: list[Point]) -> Row:
    readings = tuple(_reading(item, answer) for answer in standing)
    now = readings[0].answer if len(readings) == 1 else ""
    return Row(
        item=item,
        number=number,
        readings=readings,
        before=earlier,
        before_label=answer_label(item, earlier),
        course=course(now, earlier),
        points=tuple(points),
    )


def _reading(item: Item, answer: ItemAnswer) -> Reading:
    return Reading(
        version=answer.version,
        answer=answer.answer,
        label=answer_label(item, answer.answer),
        lines=lines_of(item, answer.words),
        by=answer.by.name if answer.by else "",
        at=answer.at,
    )


def lines_of(item: Item, words: dict[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=name,
            code=question.code,
            label=str(question.label),
            prompt=str(question.prompt),
            most=question.most,
            words=words.get(name, ""),
        )
        for name, question in item.lines.items()
    )


def answer_label(item: Item, answer: str) -> str:
    return str(dict(item.choice.choices).get(answer, "")) if item.choice else ""
