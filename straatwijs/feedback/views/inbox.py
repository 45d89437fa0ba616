"""/team/postvak/: notes to read, tick and answer, oldest without an answer first."""

from math import ceil
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.queries.chain import trail
from straatwijs.feedback import queries
from straatwijs.feedback.forms import ALL, CIRCLES, KINDS, OPEN, SIDES, Filter
from straatwijs.feedback.queries.answers import answered, in_state, touched
from straatwijs.feedback.queries.team import READING, places_to_choose
from straatwijs.feedback.states import ANSWERS, State
from straatwijs.feedback.views.desk import NOTES, lines, name_of, urge_second_factor
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import InboxPage, Picture, Reader, inbox_item, street_picture
from straatwijs.privacy.queries import inbox as notes
from straatwijs.shared.last_thing import last_thing_done

_PER_PAGE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    own = largest_areas_where(member, *READING)
    if not own:
        raise PermissionDenied(_("Your role sees counts, no words. Look at the page of your street."))
    reader, chosen = Reader.for_member(member), Filter.of(request.GET)
    area = _chosen_place(chosen, own)
    page = _notes(reader, [area] if area else own, chosen)
    pages = max(1, ceil(page.total / _PER_PAGE))
    picture = (
        street_picture(area, reader=reader, today=timezone.localdate()) if area and area.is_outdoors else None
    )
    context = {
        "chosen": chosen,
        "area": area,
        "lines": lines(page.items),
        "total": page.total,
        "pages": pages,
        "previous": chosen.query(page=chosen.page - 1) if chosen.page > 1 else None,
        "next": chosen.query(page=chosen.page + 1) if chosen.page < pages else None,
        "tick_all": f"{chosen.query()}&aangevinkt=1".lstrip("&"),
        "here": f"{request.path}?{chosen.query()}",
        "done": last_thing_done(request, NOTES),
        "picture": picture,
        "live": _live(picture) if picture else [],
        "urge": urge_second_factor(request, reader),
        "may_answer": bool(largest_areas_where(member, Permission.ANSWER)),
        "may_share": bool(largest_areas_where(member, Permission.SHARE)),
        **_choices(own),
    }
    return render(request, "feedback/inbox.html", context)


@require_safe
def contribution(request: HttpRequest, reference: int) -> HttpResponse:
    """One note with what became of it. What is out of sight is not there."""
    reader = Reader.for_member(member_of(request))
    item = inbox_item(reference, reader=reader)
    if item is None:
        raise Http404
    area = Area.objects.get(pk=item.place.id)
    context = {
        "line": lines([item])[0],
        "area": area,
        "moments": queries.timeline(reference, noted_on=item.noted_on),
        "trail": trail(reference),
        "may_answer": reader.may(Permission.ANSWER, area),
        "may_bring": reader.may(Permission.FILL_IN, area),
        "may_share": reader.may(Permission.SHARE, area),
        "circles": CIRCLES,
        "here": request.path,
        "done": last_thing_done(request, NOTES),
    }
    return render(request, "feedback/contribution.html", context)


def _chosen_place(chosen: Filter, own: list[Area]) -> Area | None:
    """Only a place of one's own; none chosen means all of them."""
    if not chosen.place:
        return own[0] if len(own) == 1 else None
    area = Area.objects.filter(slug=chosen.place).first()
    if area is None or not any(area.path.startswith(place.path) for place in own):
        raise Http404
    return area


def _notes(reader: Reader, areas: list[Area], chosen: Filter) -> InboxPage:
    narrowed: dict[str, Any] = {}
    if chosen.state == OPEN:
        narrowed |= {"excluded": answered().values("contribution"), "imported": False}
    elif chosen.state == State.RECEIVED:
        narrowed |= {"excluded": touched().values("contribution"), "imported": False}
    elif chosen.state != ALL:
        narrowed["references"] = in_state(State(chosen.state)).values("contribution")
    return notes(
        reader,
        areas=areas,
        circle=chosen.circle or None,
        side=chosen.side or None,
        kind=chosen.kind or None,
        indicator=chosen.indicator or None,
        oldest_first=chosen.state == OPEN,
        first=(chosen.page - 1) * _PER_PAGE,
        limit=_PER_PAGE,
        **narrowed,
    )


def _live(picture: Picture) -> list[dict[str, Any]]:
    """What the team sees exactly, most often first."""
    there = sorted(
        (figure for figure in picture.figures if figure.number), key=lambda figure: -(figure.number or 0)
    )
    return [
        {"label": name_of(indicators().get(figure.indicator)), "side": figure.side, "number": figure.number}
        for figure in there
    ]


def _choices(own: list[Area]) -> dict[str, Any]:
    return {
        "places": places_to_choose(own),
        "sides": SIDES,
        "kinds": KINDS,
        "circles": CIRCLES,
        "indicators": sorted(
            indicators().values(), key=lambda indicator: (indicator.side, str(indicator.label))
        ),
        "states": [State.RECEIVED, State.SEEN, *ANSWERS],
        "open": OPEN,
        "all": ALL,
    }
