"""The team's own places, and the people in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.queries import with_second_factor
from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.feedback.queries.answers import answered
from straatwijs.feedback.queries.figures import AnswerFigures, answer_figures
from straatwijs.places.models import OUTDOORS, Area, Assignment
from straatwijs.places.queries import within
from straatwijs.privacy.queries import Reader
from straatwijs.privacy.queries.owed import waiting
from straatwijs.shared.models import AuditRecord

READING = (Permission.READ_TEAM, Permission.READ_PROFESSIONALS)
_MOST_CHOICES = 400


@dataclass(frozen=True, kw_only=True)
class OwnPlace:
    """A place that a member serves. `waiting` counts what the member may read there and nobody answered."""

    area: Area
    roles: tuple[str, ...]
    reads_words: bool
    sees_live: bool
    waiting: int
    oldest_on: date | None
    figures: AnswerFigures | None


def own_places(member: Member, *, reader: Reader) -> tuple[OwnPlace, ...]:
    """What waits longest comes first."""
    found: dict[Area, list[str]] = {}
    for assignment in (
        Assignment.objects.filter(member=member).select_related("area").order_by("area__name", "role")
    ):
        found.setdefault(assignment.area, []).append(assignment.role)
    places = [_own_place(area, roles, reader) for area, roles in found.items()]
    return tuple(sorted(places, key=lambda place: (place.oldest_on or date.max, place.area.name)))


def _own_place(area: Area, roles: Iterable[str], reader: Reader) -> OwnPlace:
    reads = any(reader.may(permission, area) for permission in READING)
    sees_live = reader.may(Permission.SEE_STREET_LIVE, area)
    owed = waiting(area, reader=reader, answered=answered()) if reads else None
    return OwnPlace(
        area=area,
        roles=tuple(str(ROLES[role].label) for role in roles),
        reads_words=reads,
        sees_live=sees_live,
        waiting=owed.number if owed else 0,
        oldest_on=owed.oldest_on if owed else None,
        figures=answer_figures(area, reader=reader) if sees_live else None,
    )


def places_to_choose(areas: Iterable[Area]) -> list[Area]:
    """For a list on a page: with streets where that stays short, else down to neighbourhoods."""
    everything = Area.objects.filter(within(areas)).order_by("name")
    if everything.count() <= _MOST_CHOICES:
        return list(everything)
    return list(everything.exclude(kind__in=OUTDOORS)[:_MOST_CHOICES])


def find_places(text: str, *, among: Iterable[Area]) -> list[Area]:
    """By its address on the site, its code or its exact name; several places may share a name."""
    here = Area.objects.filter(within(among))
    return list(here.filter(slug=text)) or list(
        here.filter(Q(code=text) | Q(name__iexact=text)).order_by("path")[:10]
    )


def people(managed: Iterable[Area]) -> QuerySet[Member]:
    """Members who serve in one of these places, and those who serve nowhere (yet)."""
    areas = Area.objects.filter(within(managed))
    members = Member.objects.filter(Q(assignments__area__in=areas) | Q(assignments=None)).exclude(name="")
    return (
        with_second_factor(members.distinct())
        .prefetch_related("assignments__area")
        .order_by("-is_active", "name")
    )


def works_elsewhere(member: Member, *, managed: Iterable[Area]) -> bool:
    return member.assignments.exclude(area__in=Area.objects.filter(within(managed))).exists()


def handed_over(member: Member, *, by: Member) -> list[Area]:
    """Places that this member serves and whose handover is open to `by`."""
    reader = Reader.for_member(by)
    served = Area.objects.filter(assignments__member=member).distinct().order_by("name", "pk")
    return [area for area in served if reader.may(Permission.LEAD_CONVERSATION, area)]


def audit(managed: Iterable[Area]) -> QuerySet[AuditRecord]:
    """What the people of these places did."""
    doers = Assignment.objects.filter(area__in=Area.objects.filter(within(managed))).values("member")
    return AuditRecord.objects.filter(by__in=doers).select_related("by")
