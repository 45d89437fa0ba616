"""/gebied/<area>: the same picture for a neighbourhood, quarter or municipality, rolled up from its streets."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.places import queries as places
from straatwijs.places.models import OUTDOORS
from straatwijs.places.views import street_not_found
from straatwijs.privacy import queries as privacy
from straatwijs.web.views.street import page


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
        page(request, place, picture, reader) | {"inside": places.children_of(place)},
    )
