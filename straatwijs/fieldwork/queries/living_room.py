"""What people come in with at a living-room desk, month by month, for the team of the place."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Filled, Reader, filled
from straatwijs.shared.weeks import week_of

DESK, ABOUT, SORT = "desk", "about", "sort"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One subject: how often people came in about it, by sort, and which contributions those are."""

    about: str
    label: str
    number: int
    sorts: tuple[tuple[str, int], ...]
    references: tuple[int, ...]


def about_choices() -> list[tuple[str, str]]:
    return _choices(ABOUT)


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def next_month(day: date) -> date:
    return (first_of_month(day) + timedelta(days=32)).replace(day=1)


def came_in(area: Area, *, first: date, end: date, reader: Reader) -> tuple[Asked, ...]:
    """From one day up to another, most often first, exact; nothing for who may not see the place so."""
    by_subject: defaultdict[str, list[Filled]] = defaultdict(list)
    for form in _forms(area, first=first, end=end, reader=reader):
        by_subject[str(form.answers.get(ABOUT, ""))].append(form)
    labels = dict(about_choices())
    found = [_asked(about, labels[about], forms) for about, forms in by_subject.items() if about in labels]
    return tuple(sorted(found, key=lambda one: (-one.number, one.label)))


def came_in_about(about: str, area: Area, *, first: date, end: date, reader: Reader) -> tuple[int, ...]:
    """References of what people came in with about one subject."""
    forms = _forms(area, first=first, end=end, reader=reader)
    return tuple(form.reference for form in forms if form.answers.get(ABOUT) == about)


def _forms(area: Area, *, first: date, end: date, reader: Reader) -> list[Filled]:
    weeks = filled(area, instrument=DESK, reader=reader, first=week_of(first), end=end)
    return [form for form in weeks if first <= form.on < end]


def _asked(about: str, label: str, forms: Sequence[Filled]) -> Asked:
    sorts = Counter(str(form.answers.get(SORT, "")) for form in forms)
    return Asked(
        about=about,
        label=label,
        number=len(forms),
        sorts=tuple((name, sorts[code]) for code, name in _choices(SORT) if sorts[code]),
        references=tuple(form.reference for form in forms),
    )


def _choices(code: str) -> list[tuple[str, str]]:
    asked = instruments()[DESK].asked(code)
    return [(choice, str(label)) for choice, label in (asked.choices if asked else ())]
