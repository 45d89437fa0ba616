"""/zoek: from a name, or from where one stands, to a street."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from straatwijs.places.forms import PositionForm
from straatwijs.places.queries import FoundStreet, NearStreet, find_streets, nearest_streets

_LONGEST = 100


@dataclass(frozen=True)
class Shown:
    """What the page says. `near` is None unless somebody asked what is near."""

    text: str = ""
    found: Sequence[FoundStreet] = ()
    near: Sequence[NearStreet] | None = None
    unknown: bool = False
    not_located: bool = False


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    return _page(request, _looked_up(request.GET.get("q", "")))


def street_not_found(request: HttpRequest, text: str) -> HttpResponse:
    """The search page with near names, for an address that leads to no street."""
    return _page(request, _looked_up(text.replace("-", " "), unknown=True), status=404)


def _looked_up(text: str, *, unknown: bool = False) -> Shown:
    text = " ".join(text.replace("\0", " ").split())[:_LONGEST]
    return Shown(text=text, found=find_streets(text), unknown=unknown)


def _page(request: HttpRequest, shown: Shown, status: int = 200) -> HttpResponse:
    return render(request, "places/search.html", {"shown": shown}, status=status)


# Nothing is written and nothing about the visitor is read, so no cookie is needed against forged forms.
@csrf_exempt
@login_not_required
@require_POST
@never_cache
def here(request: HttpRequest) -> HttpResponse:
    """The position comes in the body, so that it is in no address, history or log; it is used and forgotten."""
    form = PositionForm(request.POST)
    if not form.is_valid():
        return _page(request, Shown(not_located=True), status=400)
    near = nearest_streets(form.cleaned_data["longitude"], form.cleaned_data["latitude"])
    return _page(request, Shown(near=near))
