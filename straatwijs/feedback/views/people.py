"""/team/mensen/: who is in the team, and where."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.actions import people as actions
from straatwijs.feedback.forms import InviteForm, NameForm, RoleForm
from straatwijs.feedback.queries import team
from straatwijs.places.models import OUTDOORS, Area, Assignment
from straatwijs.places.queries import largest_areas_where
from straatwijs.shared.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    managed = _managed(request)
    if request.method != "POST":
        return _list(request, managed, InviteForm())
    form = InviteForm(request.POST)
    area = _place(form, managed) if form.is_valid() else None
    if area is None:
        return _list(request, managed, form, status=422)
    said = form.cleaned_data
    member = actions.invite(
        email=said["email"],
        name=said["name"],
        organisation=said["organisation"],
        role=said["role"],
        area=area,
        by=member_of(request),
    )
    if member.has_usable_password():
        messages.success(
            request, _("%(name)s was in the team already and now serves here too.") % {"name": member.name}
        )
        return HttpResponseRedirect(reverse("member", args=[member.pk]))
    return _show_link(request, member)


@require_safe
def member(request: HttpRequest, member_id: int) -> HttpResponse:
    managed = _managed(request)
    return _page(request, managed, _found(managed, member_id), RoleForm())


@require_POST
def rename(request: HttpRequest, member_id: int) -> HttpResponse:
    form = NameForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Fill in a name of at most 80 letters."))
        return HttpResponseRedirect(reverse("member", args=[member_id]))
    return _change(
        request,
        member_id,
        lambda found: actions.rename(member=found, by=member_of(request), **form.cleaned_data),
    )


@require_POST
def role(request: HttpRequest, member_id: int) -> HttpResponse:
    """Give a role, or take the one that is named."""
    if "take" in request.POST:
        taken = get_object_or_404(Assignment, pk=_number(request.POST["take"]), member_id=member_id)
        return _change(
            request, member_id, lambda _found: actions.unassign(assignment=taken, by=member_of(request))
        )
    managed = _managed(request)
    found, form = _found(managed, member_id), RoleForm(request.POST)
    area = _place(form, managed) if form.is_valid() else None
    if area is None:
        return _page(request, managed, found, form, status=422)
    return _change(
        request,
        member_id,
        lambda found: actions.assign(
            member=found, role=form.cleaned_data["role"], area=area, by=member_of(request)
        ),
    )


@require_POST
def access(request: HttpRequest, member_id: int) -> HttpResponse:
    active = request.POST.get("active") == "1"
    return _change(
        request,
        member_id,
        lambda found: actions.set_active(member=found, active=active, by=member_of(request)),
    )


@require_POST
def link(request: HttpRequest, member_id: int) -> HttpResponse:
    return _show_link(request, _found(_managed(request), member_id))


@require_POST
def second_factor(request: HttpRequest, member_id: int) -> HttpResponse:
    return _change(
        request, member_id, lambda found: actions.remove_second_factor(member=found, by=member_of(request))
    )


def _managed(request: HttpRequest) -> list[Area]:
    managed = largest_areas_where(member_of(request), Permission.MANAGE_TEAM)
    if not managed:
        raise PermissionDenied(_("Only an administrator looks after the team."))
    return managed


def _found(managed: list[Area], member_id: int) -> Member:
    return get_object_or_404(team.people(managed), pk=member_id)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _change(request: HttpRequest, member_id: int, change: Callable[[Member], object]) -> HttpResponse:
    found = _found(_managed(request), member_id)
    try:
        change(found)
    except Refused as reason:
        messages.warning(request, reason.sentence)
    else:
        messages.success(request, _("Done."))
    there = team.people(_managed_or_none(request)).filter(pk=member_id).exists()
    return HttpResponseRedirect(reverse("member", args=[member_id]) if there else reverse("people"))


def _managed_or_none(request: HttpRequest) -> list[Area]:
    return largest_areas_where(member_of(request), Permission.MANAGE_TEAM)


def _place(form: Form, managed: list[Area]) -> Area | None:
    """The place that was typed, when there is exactly one with that name in one's own places."""
    found = team.find_places(form.cleaned_data["place"].strip(), among=managed)
    if len(found) == 1:
        return found[0]
    if found:
        ways = ", ".join(f"{area.slug} ({area.parent})" for area in found)
        form.add_error(
            "place", _("There are several places with this name. Choose one of: %(ways)s") % {"ways": ways}
        )
    else:
        form.add_error("place", _("There is no place with this name among yours."))
    return None


def _list(request: HttpRequest, managed: list[Area], form: InviteForm, *, status: int = 200) -> HttpResponse:
    context = {
        "people": team.people(managed),
        "form": form,
        "roles": ROLES,
        "suggestions": _suggestions(managed),
    }
    return render(request, "feedback/people.html", context, status=status)


def _page(
    request: HttpRequest, managed: list[Area], found: Member, form: RoleForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "found": found,
        "form": form,
        "roles": ROLES,
        "handovers": team.handed_over(found, by=member_of(request)),
        "whole": not team.works_elsewhere(found, managed=managed),
        "managed_paths": [area.path for area in managed],
        "suggestions": _suggestions(managed),
    }
    return render(request, "feedback/member.html", context, status=status)


def _suggestions(managed: list[Area]) -> list[Area]:
    return [area for area in team.places_to_choose(managed) if area.kind not in OUTDOORS]


def _show_link(request: HttpRequest, found: Member) -> HttpResponse:
    """Shown once, to be handed over; nothing sends it, since mail may be absent."""
    path = actions.hand_over_link(member=found, by=member_of(request))
    response = render(
        request, "feedback/password_link.html", {"found": found, "link": f"{settings.PUBLIC_URL}{path}"}
    )
    response["Cache-Control"] = "no-store"
    return response
