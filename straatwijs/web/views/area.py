"""/gebied/<area>: the same picture for a neighbourhood, quarter, municipality or priority area, rolled up from its streets."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.agenda.queries.choices import choices_at
from straatwijs.places import queries as places
from straatwijs.places.models import OUTDOORS
from straatwijs.places.views import street_not_found
from straatwijs.plans.queries.plans import plans_at
from straatwijs.privacy import queries as privacy
from straatwijs.web import compose
from straatwijs.web.views.street import counted, page


@login_not_required
@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    place = places.area_by_slug(slug)
    if place is None:
        return street_not_found(request, slug)
    if place.kind in OUTDOORS:
        return redirect("street", slug=slug)
    reader = privacy.Reader.for_member(request.user)
    picture = privacy.area_picture(place, reader=reader, today=timezone.localdate())
    return render(
        request,
        "web/area.html",
        page(request, place, picture, reader)
        | {
            "inside": places.children_of(place),
            "choices": choices_at(place, now=timezone.now()),
            "asked_minutes": compose.asked_minutes(picture),
        },
    )


@login_not_required
@require_safe
def priority_area(request: HttpRequest, slug: str) -> HttpResponse:
    """Streets and squares that a team works on together: its purpose, its time and its own picture."""
    shown = places.priority_area_by_slug(slug)
    if shown is None:
        raise Http404
    today = timezone.localdate()
    picture = privacy.area_picture(shown, reader=privacy.Reader.for_member(request.user), today=today)
    streets = list(shown.areas.select_related("parent"))
    context = counted(picture) | {
        "priority_area": shown,
        "streets": streets,
        "plans": plans_at(shown),
        "map": places.map_of_streets([street.code for street in streets]),
        "is_over": shown.ends_on is not None and shown.ends_on <= today,
        "is_coming": shown.begins_on > today,
    }
    return render(request, "web/priority_area.html", context)
