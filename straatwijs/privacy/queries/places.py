"""Places as the gate names them, and what lies in them."""

from collections.abc import Mapping

from straatwijs.places.models import Area, PriorityArea
from straatwijs.privacy.queries.values import Place


def place_of(area: Area) -> Place:
    return Place(
        id=area.pk, code=area.code, name=area.name, kind=area.kind, page_path=area.get_absolute_url()
    )


def place_of_priority(area: PriorityArea) -> Place:
    return Place(id=area.pk, code="", name=area.name, kind="priority", page_path=area.get_absolute_url())


def children_of(area: Area) -> tuple[Area, ...]:
    return tuple(Area.objects.filter(parent=area, current=True).order_by("name", "code"))


def names_of(codes: tuple[str, ...]) -> tuple[str, ...]:
    names: Mapping[str, str] = dict(Area.objects.filter(code__in=codes).values_list("code", "name"))
    return tuple(sorted(names.values()))
