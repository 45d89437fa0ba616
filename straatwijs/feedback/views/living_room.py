"""/team/balie/<place>: a question, a worry or something nice, in three taps, typed by a volunteer at a desk."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.queries.living_room import answers_about, at_hand
from straatwijs.fieldwork.forms import field_of
from straatwijs.fieldwork.queries.checklists import choosable
from straatwijs.fieldwork.queries.living_room import ABOUT, DESK, came_in, first_of_month, next_month
from straatwijs.fieldwork.views.sheet import Sheet, keep, show, thank
from straatwijs.instruments.queries import instruments
from straatwijs.observations.recogniser import wake
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug, areas_served, member_may
from straatwijs.privacy.queries import Reader

_SHOWN = 60
_MONTHS = 6


@require_safe
def living_rooms(request: HttpRequest) -> HttpResponse:
    """Where does the desk stand? Straight on when there is one place."""
    member = member_of(request)
    served = areas_served(member, Permission.FILL_IN).filter(current=True)
    places = choosable(member) or list(served.order_by("path")[:_SHOWN])
    if not places:
        raise PermissionDenied
    if len(places) == 1:
        return redirect("living_room", places[0].slug)
    return render(request, "feedback/living_rooms.html", {"places": places})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def living_room(request: HttpRequest, slug: str) -> HttpResponse:
    member, area = member_of(request), area_by_slug(slug)
    if area is None or not member_may(member, Permission.FILL_IN, area):
        raise Http404
    sheet, reader = _sheet(area, member), Reader.for_member(member)
    if request.method == "POST":
        kept = keep(request, sheet)
        if isinstance(kept, HttpResponse):
            return kept
        about = request.POST.get(field_of(ABOUT), "")
        sheet.more["answers"] = answers_about(about, area, today=timezone.localdate(), reader=reader)
        return thank(request, sheet, kept)
    wake()
    return show(request, sheet)


@require_safe
def months(request: HttpRequest, slug: str) -> HttpResponse:
    """What people came in with, month by month, exact: for the team of the place."""
    area, reader = area_by_slug(slug), Reader.for_member(member_of(request))
    if area is None or not reader.may(Permission.SEE_STREET_LIVE, area):
        raise Http404
    context = {"area": area, "months": _months(area, reader)}
    return render(request, "feedback/living_room_months.html", context)


def _sheet(area: Area, member: Member) -> Sheet:
    reader = Reader.for_member(member)
    return Sheet(
        instrument=instruments()[DESK],
        area=area,
        action=reverse("living_room", args=[area.slug]),
        member=member,
        channel="desk",
        template="feedback/living_room.html",
        thanks="feedback/living_room_thanks.html",
        more={"at_hand": at_hand(area, today=timezone.localdate(), reader=reader)},
    )


def _months(area: Area, reader: Reader) -> list[dict[str, object]]:
    """This month and the ones before it, newest first."""
    found: list[dict[str, object]] = []
    end = next_month(timezone.localdate())
    for _number in range(_MONTHS):
        first = first_of_month(end - timedelta(days=1))
        found.append({"first": first, "asked": came_in(area, first=first, end=end, reader=reader)})
        end = first
    return found
