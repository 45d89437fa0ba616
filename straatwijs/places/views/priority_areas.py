"""Priority areas: the team's pages to draw one. The public page is composed in `web`."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.signed_in import member_of
from straatwijs.places.actions.priority_areas import draw, may_change, redraw, remove
from straatwijs.places.forms import PriorityAreaForm
from straatwijs.places.models import PriorityArea
from straatwijs.places.queries.maps import map_to_pick
from straatwijs.places.queries.priority_areas import choices, may_draw, priority_area_by_slug, priority_areas


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    rows = [(found, may_change(found, member_of(request))) for found in priority_areas()]
    context = {"rows": rows, "may_draw": may_draw(member_of(request)).exists()}
    return render(request, "places/priority_areas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if not may_draw(member_of(request)).exists():
        raise PermissionDenied
    return _edit(request, PriorityArea())


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    return _edit(request, _own(request, slug))


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first; the streets themselves stay."""
    found = _own(request, slug)
    if request.method == "POST":
        remove(priority_area=found, by=member_of(request))
        messages.success(request, _("“%(name)s” is no longer a priority area.") % {"name": found.name})
        return redirect("priority_areas")
    return render(request, "places/priority_area_delete.html", {"priority_area": found})


def _find(slug: str) -> PriorityArea:
    found = priority_area_by_slug(slug)
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, slug: str) -> PriorityArea:
    found = _find(slug)
    if not may_change(found, member_of(request)):
        raise PermissionDenied
    return found


def _edit(request: HttpRequest, priority_area: PriorityArea) -> HttpResponse:
    """One form. Its search button narrows the list of streets and keeps what was filled in."""
    sent = request.method == "POST"
    form = PriorityAreaForm(request.POST if sent else None, instance=priority_area, member=member_of(request))
    searching = "find" in request.POST
    if sent and not searching and form.is_valid() and _save(request, form):
        return redirect("priority_areas")
    search = request.POST.get("search", "")[:100]
    offered = choices(member_of(request), search=search, chosen=form.chosen)
    context = {
        "form": form,
        "search": search,
        "show_errors": sent and not searching,
        "offered": offered,
        "chosen": form.chosen,
        "map": map_to_pick(offered.streets, form.chosen),
        "is_new": priority_area.pk is None,
        "slug": priority_area.slug,
    }
    return render(request, "places/priority_area_edit.html", context)


def _save(request: HttpRequest, form: PriorityAreaForm) -> bool:
    try:
        if form.instance.pk:
            redraw(priority_area=form.instance, drawing=form.drawing(), by=member_of(request))
        else:
            form.instance = draw(drawing=form.drawing(), by=member_of(request))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance.name})
    return True
