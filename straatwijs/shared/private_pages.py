"""Pages whose address or content is a secret of the reader."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse

_View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def private(view: _View) -> _View:
    """Who borrows the computer, a search engine, the next site: none of them learns the link."""

    return _guarded(view, "no-referrer")


def private_to_team(view: _View) -> _View:
    """The same for who is signed in. The address is no secret, and a form on a page without any referrer is sent
    without its origin, which the check against forged requests refuses."""
    return _guarded(view, "same-origin")


def _guarded(view: _View, referrer: str) -> _View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = referrer
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded
