"""Pages whose address is a secret: receipts, and the links in mails."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse

_View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def secret_page(view: _View) -> _View:
    """Who borrows the computer, a search engine, the next site: none of them learns the link."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded
