"""Pages whose address or content is a secret of the reader."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse

_View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def private(view: _View) -> _View:
    """Who borrows the computer, a search engine, the next site: none of them learns the link.

    A form of who is signed in is only taken from this site, and without any referrer a browser does not say where it comes
    from: then the address stays within the site.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "same-origin" if request.user.is_authenticated else "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded
