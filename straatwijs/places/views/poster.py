"""Posters for the team."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.places.models import OUTDOORS
from straatwijs.places.posters import Paper, poster
from straatwijs.places.queries import areas_served, find_streets, member_may, street_by_slug

_PAPERS = {"a4": Paper.A4, "deurhanger": Paper.DOORHANGER}
# One screen of streets; who wants another searches.
_SHOWN = 60


@require_safe
def posters(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\0", "")[:100]
    served = areas_served(member_of(request), Permission.PRINT_POSTER).filter(kind__in=OUTDOORS, current=True)
    if text:
        served = served.filter(id__in=[found.id for found in find_streets(text, limit=_SHOWN)])
    streets = list(served.select_related("parent")[: _SHOWN + 1])
    context = {"text": text, "streets": streets[:_SHOWN], "more": len(streets) > _SHOWN}
    return render(request, "places/posters.html", context)


@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    street = street_by_slug(slug)
    wanted = request.GET.get("vorm", "a4")
    if street is None or wanted not in _PAPERS:
        raise Http404
    if not member_may(member_of(request), Permission.PRINT_POSTER, street):
        raise PermissionDenied
    response = HttpResponse(poster(street, _PAPERS[wanted]), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{street.slug}-{wanted}.pdf"'
    return response
