"""Places and what lies above and below them."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q, QuerySet

from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.places.queries.cache import remembered


def area_by_slug(slug: str) -> Area | None:
    """By slug, or by code: an old link or a partner's system may hold that."""
    return Area.objects.filter(slug=slug).first() or Area.objects.filter(code__iexact=slug).first()


@remembered
@lru_cache(maxsize=20_000)
def area_by_code(code: str) -> Area:
    """What a note needs of its place, asked of the database once: for every note there is. Raises Area.DoesNotExist."""
    return Area.objects.only("id", "code", "kind", "path", "parent_id").get(code=code)


def street_by_slug(slug: str) -> Area | None:
    """A place where people note: a street, square or park."""
    area = area_by_slug(slug)
    return area if area and area.is_outdoors else None


def descendants(area: Area) -> QuerySet[Area]:
    """Everything below it that exists in the newest boundary year, by name."""
    return Area.objects.filter(path__startswith=area.path, current=True).exclude(pk=area.pk)


def streets_of(area: Area) -> QuerySet[Area]:
    """Streets, squares and parks in it, by name; of a street itself."""
    return Area.objects.filter(path__startswith=area.path, current=True, kind__in=OUTDOORS)


def within(areas: Iterable[Area], field: str = "") -> Q:
    """Anything in one of these places, themselves included. `field` is what leads to the place: "area", "topic__area"."""
    lies_in = Q(pk__in=[])
    for area in areas:
        lies_in |= Q(**{f"{field}__path__startswith" if field else "path__startswith": area.path})
    return lies_in


def codes_above(area: Area) -> list[str]:
    """Codes from the municipality down to the area itself."""
    return area.path.strip("/").split("/")


def above(area: Area) -> list[Area]:
    """From the municipality down, without the area itself."""
    codes = codes_above(area)[:-1]
    return sorted(Area.objects.filter(code__in=codes), key=lambda found: codes.index(found.code))


def municipality_of(area: Area) -> Area:
    return Area.objects.get(code=codes_above(area)[0])


def neighbourhood_of(area: Area) -> Area:
    """The buurt it lies in; where no buurten are known, the smallest area above the street."""
    if area.kind not in {*OUTDOORS, AreaKind.ENTRANCE}:
        return area
    around = above(area)
    smallest = around[-1] if around else area
    return next((found for found in around if found.kind == AreaKind.NEIGHBOURHOOD), smallest)


def children_of(area: Area) -> QuerySet[Area]:
    """The areas right below it, by name."""
    return Area.objects.filter(parent=area, current=True)


def areas_of_kind(kind: AreaKind) -> QuerySet[Area]:
    """In the newest boundary year, by name."""
    return Area.objects.filter(kind=kind, current=True)


def names_around(area: Area) -> frozenset[str]:
    """Public names that people use when they talk about a place: its neighbours in the tree and what lies above it."""
    codes = codes_above(area)
    return _names_within(area.parent_id, tuple(codes[:-1] or codes))


# Kept per neighbourhood, as all its streets share them: about a hundred names each.
@remembered
@lru_cache(maxsize=1_000)
def _names_within(parent_id: int | None, codes: tuple[str, ...]) -> frozenset[str]:
    nearby = Area.objects.filter(Q(parent_id=parent_id) | Q(code__in=codes))
    return frozenset(nearby.values_list("name", flat=True))
