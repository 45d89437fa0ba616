"""/team/verhalen/: stories of one's own places, by theme and side, and those that are most like one."""

from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from straatwijs.fieldwork.models.threads import MOST_NAME
from straatwijs.fieldwork.queries.stories import story_instrument, theme_names, told, told_one
from straatwijs.fieldwork.queries.threads import more_like, threads_in
from straatwijs.fieldwork.views.threads_desk import (
    DESK,
    chosen_place,
    lines,
    own_places,
    places_to_choose,
)
from straatwijs.instruments.definition import Side
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader
from straatwijs.shared.last_thing import last_thing_done
from straatwijs.shared.typed import number_from

SIDES = {Side.PLEASANT.value: _("Pleasant"), Side.ANNOYING.value: _("Annoying")}
_PER_PAGE = 40


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    own = own_places(request)
    area = chosen_place(request.GET.get("plek", ""), own)
    reader = Reader.for_member(request.user)
    names = theme_names()
    chosen = {
        "thema": _known(request.GET.get("thema", ""), names),
        "kant": _known(request.GET.get("kant", ""), SIDES),
    }
    there = told(
        reader, areas=[area], instrument=story_instrument(), theme=chosen["thema"], side=chosen["kant"]
    )
    context = {
        **shared(request, area, own),
        "chosen": chosen,
        "narrows": any(chosen.values()),
        "themes": names,
        "sides": SIDES,
        **_page(request, there, {"plek": area.slug, **chosen}),
    }
    return render(request, "fieldwork/stories.html", context)


@require_safe
def like(request: HttpRequest, reference: int) -> HttpResponse:
    """More like this one. What is out of sight is not there."""
    own = own_places(request)
    reader = Reader.for_member(request.user)
    story = told_one(reference, reader=reader)
    if story is None:
        raise Http404
    area = chosen_place(request.GET.get("plek", ""), own)
    others = told(reader, areas=[area], instrument=story_instrument())
    context = {
        **shared(request, area, own),
        "line": lines([story])[0],
        "like": lines(more_like(story, others)),
    }
    return render(request, "fieldwork/stories_like.html", context)


def shared(request: HttpRequest, area: Area, own: list[Area]) -> dict[str, Any]:
    """What each page with stories to tick needs."""
    return {
        "area": area,
        "places": places_to_choose(own),
        "threads": list(threads_in([area])),
        "here": request.get_full_path(),
        "most_name": MOST_NAME,
        "done": last_thing_done(request, DESK),
    }


def _page(request: HttpRequest, there: tuple[Any, ...], chosen: dict[str, str]) -> dict[str, Any]:
    pages = max(1, ceil(len(there) / _PER_PAGE))
    page = min(max(1, number_from(request.GET.get("bladzij", ""))), pages)
    query = urlencode({name: value for name, value in chosen.items() if value})
    return {
        "lines": lines(there[(page - 1) * _PER_PAGE : page * _PER_PAGE]),
        "total": len(there),
        "page": page,
        "pages": pages,
        "previous": f"{query}&bladzij={page - 1}" if page > 1 else "",
        "next": f"{query}&bladzij={page + 1}" if page < pages else "",
    }


def _known(value: str, choices: object) -> str:
    return value if value in choices else ""  # type: ignore[operator] # any container
