"""/team/plannen/: beginning a plan, changing what it begins with, and its workbench."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.places.queries import largest_areas_where
from straatwijs.plans.actions import plans as actions
from straatwijs.plans.forms.plans import PlanForm, as_written
from straatwijs.plans.models import Plan
from straatwijs.plans.queries import measures as measure_reads
from straatwijs.plans.queries.plans import (
    plans_within,
    priority_areas_in,
    smallest_around,
    step_lines,
    to_look_at,
)
from straatwijs.plans.states import PlanState
from straatwijs.plans.views.desk import carry_out, own_plan, places_in, works_on
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    own = largest_areas_where(member_of(request), Permission.ANSWER)
    if not own:
        raise PermissionDenied
    found = plans_within(own)
    counts, due = measure_reads.counts_of(found), to_look_at(found, today=timezone.localdate())
    context = {
        "plans": [(plan, *counts[plan.pk], plan.pk in due) for plan in found],
        "may_begin": bool(largest_areas_where(member_of(request), Permission.WORK_ON_PLAN)),
    }
    return render(request, "plans/plans.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    own = largest_areas_where(member_of(request), Permission.WORK_ON_PLAN)
    if not own:
        raise PermissionDenied
    places, priority = places_in(own), priority_areas_in(own)
    if request.method != "POST":
        form = PlanForm(areas=places, priority_areas=priority, initial={"place": request.GET.get("plek", "")})
        return _form(request, form)
    form = PlanForm(request.POST, areas=places, priority_areas=priority)
    if form.is_valid():
        try:
            begun = _begin(request, form)
        except Refused as refused:
            _add(form, refused)
        else:
            return HttpResponseRedirect(reverse("plan_desk", args=[begun.pk]))
    return _form(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    if request.method != "POST":
        return _form(request, PlanForm(initial=as_written(found)), found)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            actions.change_plan(plan=found, wanted=form.wanted(), by=member_of(request))
        except Refused as refused:
            _add(form, refused)
        else:
            return HttpResponseRedirect(reverse("plan_desk", args=[found.pk]))
    return _form(request, form, found, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = own_plan(request, plan_id)
    if request.method != "POST":
        return _page(request, found)
    by, posted = member_of(request), request.POST
    refused = carry_out(
        request,
        {
            "grow": lambda: actions.grow(plan=found, by=by),
            "ceiling": lambda: actions.agree_ceiling(
                plan=found,
                ceiling=number_from(posted.get("ceiling", "")),
                agreed=posted.get("agreed", ""),
                by=by,
            ),
            "stop": lambda: actions.stop_plan(plan=found, reason=posted.get("reason", ""), by=by),
            "resume": lambda: actions.resume_plan(plan=found, by=by),
        },
    )
    if refused:
        return _page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(reverse("plan_desk", args=[found.pk]))


def _begin(request: HttpRequest, form: PlanForm) -> Plan:
    priority = form.priority_area()
    area = smallest_around(priority.areas.all()) if priority else form.area()
    if area is None:
        raise Refused("place", _("Choose for which place the plan is."))
    return actions.begin_plan(area=area, priority_area=priority, wanted=form.wanted(), by=member_of(request))


def _add(form: PlanForm, refused: Refused) -> None:
    field = {"bullets": "first", "area": "place"}.get(refused.field, refused.field)
    form.add_error(field if field in form.fields else None, refused.sentence)


def _form(
    request: HttpRequest, form: PlanForm, plan: Plan | None = None, *, status: int = 200
) -> HttpResponse:
    return render(request, "plans/plan_edit.html", {"form": form, "plan": plan}, status=status)


def _page(
    request: HttpRequest, found: Plan, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    found.refresh_from_db()
    context = {
        "plan": found,
        "steps": step_lines(found),
        "goals": found.goals.all(),
        "groups": measure_reads.groups(found),
        "room": measure_reads.room_in(found),
        "works": works_on(request, found),
        "is_stopped": found.state == PlanState.STOPPED,
        "refused": refused,
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/desk.html", context, status=status)
