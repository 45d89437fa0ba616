"""A team draws its own areas from streets and squares."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.calculations.names import slug_of
from straatwijs.places.models import OUTDOORS, Area, PriorityArea
from straatwijs.places.queries.areas import codes_above
from straatwijs.places.queries.team import areas_served
from straatwijs.shared import actions as audit

_SLUG_LENGTH = 80
# The page for a new one stands at this address.
_ADDRESS_OF_FORM = "nieuw"


@dataclass(frozen=True)
class Drawing:
    """What a priority area should be. `ends_on` is the first day that it is no more, or None."""

    name: str
    purpose: str
    begins_on: date
    ends_on: date | None
    areas: Collection[Area]


def draw(*, drawing: Drawing, by: Member) -> PriorityArea:
    """Raises PermissionDenied for streets that the member doesn't serve, ValidationError for what can't be."""
    municipality = _check(drawing, by)
    with transaction.atomic():
        made = PriorityArea(slug=_free_slug(drawing.name), municipality=municipality)
        _fill(made, drawing)
        audit.record(
            by=by, action="draw priority area", thing="priority area", key=made.slug, areas=len(drawing.areas)
        )
    return made


def redraw(*, priority_area: PriorityArea, drawing: Drawing, by: Member) -> None:
    """Its address stays, also under another name. Raises as `draw` does."""
    _may_change(priority_area, by)
    priority_area.municipality = _check(drawing, by)
    with transaction.atomic():
        _fill(priority_area, drawing)
        key, areas = priority_area.slug, len(drawing.areas)
        audit.record(by=by, action="redraw priority area", thing="priority area", key=key, areas=areas)


def remove(*, priority_area: PriorityArea, by: Member) -> None:
    """The streets and what was noted there stay. Raises PermissionDenied."""
    _may_change(priority_area, by)
    with transaction.atomic():
        audit.record(by=by, action="remove priority area", thing="priority area", key=priority_area.slug)
        priority_area.delete()


def may_change(priority_area: PriorityArea, by: Member) -> bool:
    """Only who may draw in all of its streets."""
    ids = set(priority_area.areas.values_list("id", flat=True))
    return len(ids) == areas_served(by, Permission.DRAW_PRIORITY_AREA).filter(id__in=ids).count()


def _may_change(priority_area: PriorityArea, by: Member) -> None:
    if not may_change(priority_area, by):
        raise PermissionDenied


def _check(drawing: Drawing, by: Member) -> Area:
    """The municipality that all of it lies in."""
    if not drawing.areas:
        raise ValidationError({"areas": _("Pick at least one street or square.")})
    ids = {area.pk for area in drawing.areas}
    if areas_served(by, Permission.DRAW_PRIORITY_AREA).filter(id__in=ids, kind__in=OUTDOORS).count() != len(
        ids
    ):
        raise PermissionDenied
    towns = {codes_above(area)[0] for area in drawing.areas}
    if len(towns) > 1:
        raise ValidationError({"areas": _("Pick streets of one municipality only.")})
    return Area.objects.get(code=towns.pop())


def _fill(priority_area: PriorityArea, drawing: Drawing) -> None:
    priority_area.name, priority_area.purpose = drawing.name, drawing.purpose
    priority_area.begins_on, priority_area.ends_on = drawing.begins_on, drawing.ends_on
    priority_area.full_clean()
    priority_area.save()
    priority_area.areas.set(drawing.areas)


def _free_slug(name: str) -> str:
    base = slug_of(name)[:_SLUG_LENGTH]
    taken = {
        _ADDRESS_OF_FORM,
        *PriorityArea.objects.filter(slug__startswith=base).values_list("slug", flat=True),
    }
    return next(
        slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken
    )
