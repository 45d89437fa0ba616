"""/team/wandelingen/: a route of stops with last time's answers, where "nothing has changed" is one tap."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.rounds import WALK, drop_route, lay_route, nothing_changed
from straatwijs.fieldwork.models import Route, Stop
from straatwijs.fieldwork.queries.rounds import StopSeen, stops_seen
from straatwijs.fieldwork.views.rounds import number_of, overview, place_named
from straatwijs.instruments.definition import AnswerType, Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations.device import give_secret, secret_of
from straatwijs.observations.forms import id_from
from straatwijs.observations.note import Changed, Withdrawn
from straatwijs.observations.note import Refused as RefusedNote
from straatwijs.observations.sentences import why_not
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import member_may
from straatwijs.privacy.queries import Filled, Reader
from straatwijs.shared.refusal import Refused
from straatwijs.shared.uuid7 import uuid7


@dataclass(frozen=True)
class StopShown:
    """`answers` of last time as JSON, for a phone that says that nothing has changed."""

    stop: Stop
    last: Filled | None
    before: Filled | None
    lately: bool
    said: str
    said_before: str
    answers: str
    note_id: UUID


@require_POST
def lay(request: HttpRequest) -> HttpResponse:
    try:
        around = place_named(request, "around")
        route = lay_route(
            area=around,
            name=request.POST.get("name", ""),
            stops=_stops(request, around),
            by=member_of(request),
        )
    except Refused as refused:
        return overview(request, kind="route", problem=refused.sentence, status=422)
    return redirect(route)


@require_safe
def route(request: HttpRequest, route_id: int) -> HttpResponse:
    found = _own(request, route_id)
    walk = instruments()[WALK]
    stops = stops_seen(found, Reader.for_member(request.user), today=timezone.localdate())
    context = {
        "route": found,
        "stops": [_shown(one, walk) for one in stops],
        "left": sum(not one.lately for one in stops),
        "title": walk.title,
    }
    response = render(request, "fieldwork/route.html", context)
    give_secret(request, response)
    return response


@require_POST
def same(request: HttpRequest, route_id: int) -> HttpResponse:
    found = _own(request, route_id)
    stop = found.stops.select_related("area").filter(pk=number_of(request, "stop")).first()
    try:
        if stop is None:
            raise Refused("stop", _("This stop is no part of the route any more."))
        nothing_changed(
            stop=stop,
            note_id=id_from(request.POST),
            by=member_of(request),
            now=timezone.now(),
            secret=secret_of(request),
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
    except (RefusedNote, Changed, Withdrawn) as reason:
        messages.error(request, why_not(reason))
    else:
        messages.success(request, _("Noted: nothing has changed."))
    return redirect(found)


@require_POST
def drop(request: HttpRequest, route_id: int) -> HttpResponse:
    found = _own(request, route_id)
    if "sure" in request.POST:
        drop_route(route=found, by=member_of(request))
        messages.success(request, _("The route is deleted. What was noted is still there."))
    return redirect("rounds")


def _own(request: HttpRequest, route_id: int) -> Route:
    found = get_object_or_404(Route.objects.select_related("area"), pk=route_id)
    if not member_may(member_of(request), Permission.FILL_IN, found.area):
        raise Http404
    return found


def _stops(request: HttpRequest, around: Area) -> list[Area]:
    names = [line.strip() for line in request.POST.get("stops", "").splitlines() if line.strip()]
    return [_street(name, around) for name in names]


def _street(name: str, around: Area) -> Area:
    """By its name; of two with one name the one that lies in the area."""
    found = Area.objects.filter(name__iexact=name, kind__in=OUTDOORS, current=True)
    area = found.filter(path__startswith=around.path).first() or found.first()
    if area is None:
        raise Refused("stops", _("There is no street called “%(name)s”.") % {"name": name})
    return area


def _shown(one: StopSeen, walk: Instrument) -> StopShown:
    return StopShown(
        stop=one.stop,
        last=one.last,
        before=one.before,
        lately=one.lately,
        said=_said(one.last, walk),
        said_before=_said(one.before, walk),
        answers=json.dumps(one.last.answers if one.last else {}),
        note_id=uuid7(),
    )


def _said(filled: Filled | None, walk: Instrument) -> str:
    """What was chosen, in words."""
    if filled is None:
        return ""
    words = []
    for question in walk.questions:
        labels = {code: str(label) for code, label in question.choices}
        given = filled.answers.get(question.code, [])
        if question.answer in {AnswerType.CHOICE, AnswerType.MANY}:
            words += [
                labels[code] for code in ([given] if isinstance(given, str) else given) if code in labels
            ]
    return " · ".join(words)
