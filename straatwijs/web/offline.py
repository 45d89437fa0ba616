"""What lets the noting page open without a connection: service worker, manifest, and a page for all other addresses."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# Everything that a noting page, a form and the offline page ask for, what is loaded on demand included; a test holds it against them.
FILES = (
    "bundles/note.css",
    "bundles/pages.css",
    "bundles/form.css",
    "fieldwork/sheet.js",
    "fieldwork/answers.js",
    "fieldwork/triangle.js",
    "fieldwork/speak.js",
    "fieldwork/round.js",
    "fieldwork/route.js",
    "feedback/living_room.js",
    "observations/screen.js",
    "observations/store.js",
    "observations/queue.js",
    "observations/sync.js",
    "observations/words.js",
    "observations/waiting.js",
    "observations/deadline.js",
    "web/icon.svg",
)
_ICONS = (
    ("web/icon.svg", "any", "image/svg+xml"),
    ("web/icon-192.png", "192x192", "image/png"),
    ("web/icon-512.png", "512x512", "image/png"),
)


def _url(name: str) -> str:
    return staticfiles_storage.url(name)


@cache
def version() -> str:
    """A hash of all files that are kept: by their names where these carry one, else (before files are collected) by their content."""
    digest = hashlib.sha256()
    for name in (*FILES, "web/worker.js"):
        digest.update(_url(name).encode())
        found = None if _url(name) != f"/static/{name}" else finders.find(name)
        digest.update(Path(str(found)).read_bytes() if found else b"")
    return digest.hexdigest()[:16]


def _script(*, module: bool) -> str:
    """Only a module can share the sending with the page; only a plain script runs in every browser."""
    config = json.dumps(
        {"version": version(), "files": [_url(name) for name in FILES], "offline": reverse("offline")}
    )
    worker = json.dumps(_url("web/worker.js"))
    if not module:
        return f"self.straatwijs = {config};\nimportScripts({worker});\n"
    sync, words = json.dumps(_url("observations/sync.js")), json.dumps(_url("observations/words.js"))
    imports = f"import {worker};\nimport {{ send }} from {sync};\nimport {{ unlock }} from {words};\n"
    return f"{imports}self.straatwijs = {config};\nself.straatwijs.send = () => send(undefined, unlock);\n"


@login_not_required
@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """`?sync` is for browsers that take modules as workers; only these can have Background Sync."""
    script = _script(module="sync" in request.GET)
    return HttpResponse(
        script, content_type="text/javascript; charset=utf-8", headers={"Service-Worker-Allowed": "/"}
    )


@login_not_required
@require_safe
@cache_control(max_age=86400)
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": _url(name), "sizes": sizes, "type": kind, "purpose": "any"} for name, sizes, kind in _ICONS
    ]
    content = {
        "id": "/",
        "name": _("Straatwijs: what do you see in your street?"),
        "short_name": "Straatwijs",
        "lang": get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fffdf8",
        "theme_color": "#fffdf8",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker, shown for every address that it can't reach."""
    return render(request, "web/offline.html")
