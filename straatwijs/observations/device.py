"""The phone's secret: a cookie set with the noting page, or a header from a program."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from straatwijs.observations.secrets import new_device_secret

_HEADER = "HTTP_X_STRAATWIJS_DEVICE"
_YEAR = 60 * 60 * 24 * 365
_LENGTHS = range(16, 129)


def secret_of(request: HttpRequest) -> str | None:
    secret = request.COOKIES.get(settings.DEVICE_COOKIE_NAME) or request.META.get(_HEADER)
    return secret if secret and len(secret) in _LENGTHS else None


def give_secret(request: HttpRequest, response: HttpResponseBase) -> None:
    """Set with the page, before the first note: a note without it is then one whose browser refuses cookies."""
    if secret_of(request) is None:
        response.set_cookie(
            settings.DEVICE_COOKIE_NAME,
            new_device_secret(),
            max_age=_YEAR,
            secure=settings.PRODUCTION,
            httponly=True,
            samesite="Lax",
        )
