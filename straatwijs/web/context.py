"""What every page needs: the menu, the name of the municipality, and where one is (for changing the language)."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from straatwijs.web.navigation import items


def shell(request: HttpRequest) -> dict[str, object]:
    # Lazy: the noting page shows no menu and must not wait for a session.
    return {
        "municipality_name": settings.MUNICIPALITY,
        "path": request.path,
        "menu": SimpleLazyObject(lambda: _menu(request)),
    }


def _menu(request: HttpRequest) -> list[dict[str, object]]:
    user = getattr(request, "user", None)
    return [
        {"label": item.label, "url": reverse(item.url_name)}
        for item in items()
        if user is not None and item.visible_to(user)
    ]
