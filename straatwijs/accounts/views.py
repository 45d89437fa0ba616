"""Where our way of signing in differs from allauth's."""

from typing import Any, NoReturn

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required
def not_offered(request: HttpRequest, **kwargs: Any) -> NoReturn:
    """An address that allauth knows by name and we don't offer."""
    raise Http404


@require_safe
@never_cache
@reauthentication_required(app="allauth.mfa")
def spare_codes(request: HttpRequest) -> HttpResponse:
    """Allauth's own page writes down that they were looked at; a page that reads doesn't write."""
    return render(request, "mfa/recovery_codes/index.html", {"unused_codes": _unused_codes(request)})


@require_safe
@never_cache
@reauthentication_required(app="allauth.mfa")
def spare_codes_as_file(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(
        "\n".join([*_unused_codes(request), ""]), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="straatwijs.txt"'
    return response


def _unused_codes(request: HttpRequest) -> list[str]:
    found = Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    if found is None:
        raise Http404
    codes: list[str] = found.wrap().get_unused_codes()
    return codes
