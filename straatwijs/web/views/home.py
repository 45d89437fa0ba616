"""The front door."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from straatwijs.places.models import AreaKind
from straatwijs.places.queries import areas_of_kind, children_of


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    towns = list(areas_of_kind(AreaKind.MUNICIPALITY))
    # One town shows its quarters at once; a server for several shows the towns.
    return render(request, "web/home.html", {"places": children_of(towns[0]) if len(towns) == 1 else towns})


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "web/about.html")


# Only a language is chosen, and nothing of the visitor is read.
@csrf_exempt
@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    target = request.POST.get("next", "/")
    response = redirect(
        target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/"
    )
    chosen = request.POST.get("language", "")
    if check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=60 * 60 * 24 * 365,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
