"""Priority areas and what can be picked for one."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.calculations.names import sound_of
from straatwijs.places.models import OUTDOORS, Area, PriorityArea
from straatwijs.places.queries.team import areas_served

# More checkboxes than this on one page help nobody: search first.
_MOST = 400


@dataclass(frozen=True)
class Choices:
    """Streets by the name of the area above them. `hidden` counts those that a search would still find."""

    groups: list[tuple[str, list[Area]]]
    hidden: int

    @property
    def streets(self) -> list[Area]:
        return [street for _name, streets in self.groups for street in streets]


def priority_area_by_slug(slug: str) -> PriorityArea | None:
    return PriorityArea.objects.select_related("municipality").filter(slug=slug).first()


def priority_areas() -> QuerySet[PriorityArea]:
    return PriorityArea.objects.select_related("municipality").order_by("name", "slug")


def may_draw(member: Member) -> QuerySet[Area]:
    """Streets, squares and parks that a member may draw with."""
    served = areas_served(member, Permission.DRAW_PRIORITY_AREA)
    return served.filter(kind__in=OUTDOORS, current=True).select_related("parent")


def choices(member: Member, *, search: str, chosen: Collection[str]) -> Choices:
    """What was chosen by code, and what the search finds in names of streets and neighbourhoods."""
    streets = list(may_draw(member).order_by("parent__name", "parent__code", "name", "code"))
    wanted = sound_of(search)
    fits = [street for street in streets if street.code in chosen or _fits(street, wanted)]
    if not wanted and len(fits) > _MOST:
        fits = [street for street in streets if street.code in chosen]
    fits = [street for place, street in enumerate(fits) if place < _MOST or street.code in chosen]
    groups: dict[str, list[Area]] = {}
    for street in fits:
        groups.setdefault(street.parent.name if street.parent else "", []).append(street)
    return Choices(list(groups.items()), len(streets) - len(fits))


def _fits(street: Area, wanted: str) -> bool:
    return wanted in sound_of(street.name) or bool(street.parent and wanted in sound_of(street.parent.name))
