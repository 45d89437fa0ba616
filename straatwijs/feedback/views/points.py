"""/team/punten/: what lies at which desk. "Is it done?" is asked until it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.actions.points import step_point
from straatwijs.feedback.queries.team import places_to_choose
from straatwijs.feedback.views.desk import lines
from straatwijs.fieldwork.actions.points import NewPoint, make_point
from straatwijs.fieldwork.models import Point
from straatwijs.fieldwork.models.points import MOST_WORDS, PointOrigin
from straatwijs.fieldwork.point_states import POINT, PointState
from straatwijs.fieldwork.queries import points as reads
from straatwijs.instruments.queries import instrument_of
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where, member_may
from straatwijs.privacy.queries import InboxItem, Reader, inbox_item, inbox_items
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

_SHOWN = 50
_FROM = {"desk": PointOrigin.DESK, "walk": PointOrigin.WALK, "checklist": PointOrigin.CHECKLIST}


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    return _list(request)


@require_http_methods(["GET", "HEAD", "POST"])
def new_point(request: HttpRequest) -> HttpResponse:
    """`?bijdrage`: of what somebody gave, as far as this member may read it."""
    member = member_of(request)
    own = largest_areas_where(member, Permission.FILL_IN)
    if not own:
        raise PermissionDenied
    given = inbox_item(number_from(request.GET.get("bijdrage", "")), reader=Reader.for_member(member))
    if request.method != "POST":
        return _form(request, own, given)
    area = Area.objects.filter(slug=request.POST.get("place", "")).first()
    try:
        if area is None or not member_may(member, Permission.FILL_IN, area):
            raise Refused("place", _("Choose a place of your own."))
        made = make_point(new=_new(request, area, given), by=member)
    except Refused as refused:
        return _form(request, own, given, refused=refused, status=422)
    messages.success(request, _("It is on the list. The coordinator asks until it is done."))
    return HttpResponseRedirect(reverse("point", args=[made.pk]))


@require_safe
def point(request: HttpRequest, point_id: int) -> HttpResponse:
    return _page(request, _own(request, point_id))


@require_POST
def step(request: HttpRequest, point_id: int) -> HttpResponse:
    """One tap from the list or from the page of the point."""
    found, posted = _own(request, point_id), request.POST
    try:
        made = step_point(
            point=found,
            state=posted.get("state", ""),
            words=posted.get("words", ""),
            seen=number_from(posted.get("seen", "")),
            by=member_of(request),
        )
    except Refused as refused:
        return _page(request, found, refused=refused, status=422)
    messages.success(request, _told(made.point))
    if posted.get("back") == "list":
        return HttpResponseRedirect(reverse("points"))
    return HttpResponseRedirect(reverse("point", args=[found.pk]))


def _told(found: Point) -> str:
    if found.next_ask_on and found.next_ask_on > timezone.localdate():
        day = f"{found.next_ask_on:%-d-%-m-%Y}"
        return _("Kept. On %(day)s you see it here again, to ask whether it is done.") % {"day": day}
    return _("Kept, and told to whoever it came from.")


def _list(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    own = largest_areas_where(member, Permission.SEE_STREET_LIVE)
    if not own:
        raise PermissionDenied
    found = reads.agenda(own, today=timezone.localdate())
    context = {
        "due": _with_steps(found.due, member),
        "later": _with_steps(found.later, member),
        "settled": found.settled,
        "fills_in": bool(largest_areas_where(member, Permission.FILL_IN)),
        "today": timezone.localdate(),
        "most_words": MOST_WORDS,
    }
    return render(request, "feedback/points.html", context)


def _with_steps(found: tuple[Point, ...], member: Member) -> list[tuple[Point, list[PointState]]]:
    """Each with what may be tapped about it."""
    own = largest_areas_where(member, Permission.ANSWER)
    may = {point.pk for point in found if any(point.area.path.startswith(area.path) for area in own)}
    return [(point, _steps(point) if point.pk in may else []) for point in found]


def _steps(found: Point) -> list[PointState]:
    return [state for state in PointState if state in POINT[PointState(found.state)]]


def _own(request: HttpRequest, number: int) -> Point:
    """For who sees the place live; for others it is not there."""
    found = get_object_or_404(Point.objects.select_related("area", "meeting"), pk=number)
    if not member_may(member_of(request), Permission.SEE_STREET_LIVE, found.area):
        raise Http404
    return found


def _page(
    request: HttpRequest, found: Point, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    member = member_of(request)
    steps = list(found.steps.select_related("by"))
    references = reads.of_point(found)
    context = {
        "point": found,
        "steps": steps,
        "sources": len(references),
        # Of a list only the item counts, which stands behind the link.
        "lines": ()
        if found.meeting
        else lines(inbox_items(references[:_SHOWN], reader=Reader.for_member(member))),
        "states": _steps(found) if member_may(member, Permission.ANSWER, found.area) else [],
        "fills_in": member_may(member, Permission.FILL_IN, found.area),
        "refused": refused,
        "typed": Typed.of(request, refused),
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
    }
    return render(request, "feedback/point.html", context, status=status)


def _form(
    request: HttpRequest,
    own: list[Area],
    given: InboxItem | None,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = Typed.of(request, refused)
    here = Area.objects.get(pk=given.place.id).slug if given else request.GET.get("plek", own[0].slug)
    context = {
        "given": lines([given]) if given else [],
        "places": places_to_choose(own),
        "place": typed["place"] or here,
        "desks": reads.known_desks(own[0]),
        "refused": refused,
        "typed": typed,
    }
    return render(request, "feedback/point_new.html", context, status=status)


def _new(request: HttpRequest, area: Area, given: InboxItem | None) -> NewPoint:
    instrument = instrument_of(given.indicator) if given else None
    return NewPoint(
        area=area,
        what=request.POST.get("what", ""),
        desk=request.POST.get("desk", ""),
        role=request.POST.get("role", ""),
        origin=_FROM.get(instrument.id if instrument else "", PointOrigin.OWN),
        references=[given.reference] if given else [],
    )
