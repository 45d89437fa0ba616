"""/team/verhalen/wie/<place>: whose stories are missing; and the talk plate with which one goes to hear them."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.make_up import set_make_up
from straatwijs.fieldwork.models import Group
from straatwijs.fieldwork.papers.talk_plate import talk_plate
from straatwijs.fieldwork.queries.make_up import missing, names, shares
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import week_of

_YEAR = timedelta(weeks=52)


def story() -> Instrument:
    return instruments()["story"]


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, slug: str) -> HttpResponse:
    area = _place(request, slug, Permission.SEE_STREET_LIVE)
    if request.method == "POST":
        return _set(request, area)
    return _page(request, area)


def _set(request: HttpRequest, area: Area) -> HttpResponse:
    group = request.POST.get("group", "")
    typed = {key: request.POST.get(f"share.{key}", "").strip() for key in names(story(), area, group)}
    try:
        set_make_up(
            area=area,
            instrument=story(),
            group=group,
            shares={key: _percent(text) for key, text in typed.items() if text},
            by=member_of(request),
        )
    except Refused as refused:
        return _page(request, area, group=group, typed=typed, problem=refused.sentence, status=422)
    return redirect(f"{request.path}?bewaard={group}")


def _percent(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise Refused("shares", _("Give whole numbers of percent, from 0 to 100."))
    return int(text)


def _page(
    request: HttpRequest,
    area: Area,
    *,
    group: str = "",
    typed: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    end = week_of(timezone.localdate()) + timedelta(weeks=1)
    reader = Reader.for_member(request.user)
    fields = [
        {
            "group": one.value,
            "label": one.label,
            "problem": problem if one.value == group else "",
            "asked": [
                {"key": key, "name": name, "value": typed.get(key, "") if typed and one.value == group else here.get(key, "")}
                for key, name in known.items()
            ],
        }
        for one in Group
        if (known := names(story(), area, one))
        for here in [shares(area, one)]
    ]  # fmt: skip
    context = {
        "area": area,
        "parts": missing(area, instrument=story(), reader=reader, first=end - _YEAR, end=end),
        "fields": fields,
        "problem": problem,
        "kept": request.GET.get("bewaard", "") in Group,
        "may_set": member_may(member_of(request), Permission.LEAD_CONVERSATION, area),
        "may_print": member_may(member_of(request), Permission.PRINT_POSTER, area),
        "tell": f"/s/{area.slug}/{story().id}" if area.is_outdoors else "",
    }
    return render(request, "fieldwork/who.html", context, status=status)


@require_safe
def plate(request: HttpRequest, slug: str) -> HttpResponse:
    area = _place(request, slug, Permission.PRINT_POSTER)
    response = HttpResponse(talk_plate(story(), area), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="praatplaat-{area.slug}.pdf"'
    return response


def _place(request: HttpRequest, slug: str, permission: Permission) -> Area:
    area = Area.objects.filter(slug=slug, current=True).select_related("parent").first()
    if area is None:
        raise Http404
    if not member_may(member_of(request), permission, area):
        raise PermissionDenied(_("You do not serve this place."))
    return area
