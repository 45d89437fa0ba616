"""/team/papier/: what waits, and printing sheets."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.agreed import as_asked_at
from straatwijs.fieldwork.papers import sheets
from straatwijs.fieldwork.queries.questions import has_lighter, is_lighter
from straatwijs.fieldwork.queries.typed_sheets import on_their_way
from straatwijs.fieldwork.views.own_pages import OWN_PAPER
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug, areas_served, member_may
from straatwijs.shared.private_pages import private_to_team

_SHOWN = 30


@dataclass(frozen=True)
class Printed:
    """A place, and whether it asks the lighter form."""

    area: Area
    lighter: bool


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    chosen = _on_paper().get(request.GET.get("formulier", ""))
    text = request.GET.get("q", "").replace("\0", "")[:100]
    context = {
        "way": on_their_way(member, now=timezone.now()),
        "forms": list(_on_paper().values()),
        "chosen": chosen,
        "has_lighter": bool(chosen and has_lighter(chosen)),
        "text": text,
        "places": _places(request, chosen, text) if chosen else [],
    }
    return render(request, "fieldwork/paper.html", context)


@require_safe
@private_to_team
def print_sheets(request: HttpRequest, instrument: str, slug: str) -> HttpResponse:
    """`?aantal=`: each sheet has a code of its own, so each time they are others. Nothing about them is kept.

    `?versie=kort`: of the lighter form.
    """
    form, area = the_place(request, instrument, slug)
    wanted = request.GET.get("aantal", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and 0 < len(wanted) < 4 else 1
    lighter = asks_lighter(request, form)
    printed = sheets(form, area, number=max(number, 1), lighter=lighter)
    response = HttpResponse(printed, content_type="application/pdf")
    name = f"{form.id}-{area.slug}{'-kort' if lighter else ''}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def asks_lighter(request: HttpRequest, form: Instrument) -> bool:
    return request.GET.get("versie") == "kort" and has_lighter(form)


def the_place(request: HttpRequest, instrument: str, slug: str) -> tuple[Instrument, Area]:
    """For who fills in forms there; for others it is not there."""
    form, area = _on_paper().get(instrument), area_by_slug(slug)
    if form is None or area is None or not member_may(member_of(request), Permission.FILL_IN, area):
        raise Http404
    return as_asked_at(form, area), area


def _places(request: HttpRequest, chosen: Instrument, text: str) -> list[Printed]:
    places = areas_served(member_of(request), Permission.FILL_IN).filter(current=True, name__icontains=text)
    found = places.select_related("parent").order_by("path")[:_SHOWN]
    if not has_lighter(chosen):
        return [Printed(area, lighter=False) for area in found]
    return [Printed(area, lighter=is_lighter(chosen.id, area)) for area in found]


def _on_paper() -> dict[str, Instrument]:
    return {one.id: one for one in instruments().values() if one.noted_by_people and one.id not in OWN_PAPER}
