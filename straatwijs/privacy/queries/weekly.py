"""What may be said about a few streets and one indicator: to the team week by week, to everyone about things only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind
from straatwijs.instruments.queries import indicators
from straatwijs.observations.models import Contribution
from straatwijs.places.models import Area
from straatwijs.privacy import plan
from straatwijs.privacy.queries.exact import (
    EVERY_KIND,
    THINGS,
    Effort,
    Within,
    effort_by_week,
    numbers_by_week,
)
from straatwijs.privacy.queries.reader import Reader
from straatwijs.shared.weeks import AMSTERDAM, Quarter, quarter_of


@dataclass(frozen=True, kw_only=True)
class WeekOfLooking:
    """One week of some streets together: how often noted, in how many visits and minutes."""

    week: date
    noted: int
    visits: int
    minutes: int


def weekly(
    areas: Sequence[Area], *, codes: Sequence[str], first: date, end: date, reader: Reader
) -> tuple[WeekOfLooking, ...]:
    """Exact and live, for who may see every one of these places so; else nothing."""
    if not all(reader.may(Permission.SEE_STREET_LIVE, area) for area in areas):
        return ()
    within = Within(tuple(area.path for area in areas))
    numbers = numbers_by_week(within, kinds=EVERY_KIND, dimensions=("indicator",), first=first, end=end)
    noted: Counter[date] = sum((numbers.get((code,), Counter()) for code in codes), Counter())
    looking = effort_by_week(within, first=first, end=end)
    found = []
    for step in range((end - first).days // 7):
        week = first + timedelta(weeks=step)
        effort = sum((weeks.get(week, Effort()) for weeks in looking.values()), Effort())
        found.append(
            WeekOfLooking(week=week, noted=noted[week], visits=effort.visits, minutes=effort.minutes)
        )
    return tuple(found)


def noted_things(areas: Sequence[Area], *, codes: Sequence[str], first: date, end: date) -> int | None:
    """How often things were noted there, exact and live for everyone. None when one of the indicators is about people."""
    if not all(kind_of(code) is Kind.OBJECT for code in codes):
        return None
    within = Within(tuple(area.path for area in areas))
    numbers = numbers_by_week(within, kinds=THINGS, dimensions=("indicator",), first=first, end=end)
    return sum(numbers.get((code,), Counter()).total() for code in codes)


def enough_people(areas: Sequence[Area], *, codes: Sequence[str], first: date, end: date) -> bool:
    """Whether as many phones noted this as it takes to say something about people to everyone.

    Counted per quarter: then each phone has another hash, and would count twice.
    """
    stars = [plan.STAR[kind] for code in codes if (kind := kind_of(code).value) in plan.STAR]
    least = max((star.threshold for star in stars), default=0)
    notes = Contribution.objects.filter(
        area__in=Within(tuple(area.path for area in areas)).areas().values("pk"),
        indicator__in=codes,
        week__gte=first,
        week__lt=end,
    )
    phones: defaultdict[Quarter, set[bytes]] = defaultdict(set)
    for week, device in notes.values_list("week", "device").iterator():
        phones[quarter_of(week)].add(bytes(device))
    return max((len(of_quarter) for of_quarter in phones.values()), default=0) >= least


def enough_tellers(references: Collection[int]) -> bool:
    """Whether as many people gave these as it takes to say something about how people live together to everyone.

    A phone is one, per quarter. What somebody of the team wrote down was told to them without a phone: all of one day is one,
    as the same person may have told it all.
    """
    rows = Contribution.objects.filter(pk__in=references)
    tellers: defaultdict[Quarter, set[object]] = defaultdict(set)
    for week, device, member, at in rows.values_list("week", "device", "member", "noted_at"):
        told_to = (member, at.astimezone(AMSTERDAM).date()) if member else ()
        tellers[quarter_of(week)].add(bytes(device) or told_to)
    return max(map(len, tellers.values()), default=0) >= plan.STAR[Kind.SOCIAL.value].threshold


def kind_of(code: str) -> Kind:
    """Of something that nobody knows any more: the strictest."""
    known = indicators().get(code)
    return known.kind if known else Kind.HOUSEHOLD
