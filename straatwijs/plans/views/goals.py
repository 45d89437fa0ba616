"""/team/plannen/doel/<id>: a goal with its baseline and target, and what was measured since."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.plans.actions import goals as actions
from straatwijs.plans.forms.goals import GoalForm, MeasurementForm, as_written
from straatwijs.plans.models import Goal, IndicatorKind, Plan
from straatwijs.plans.queries.own_measuring import could_begin_with, is_counted_with_form, so_far
from straatwijs.plans.queries.readings import Reading, counted, standing
from straatwijs.plans.views.desk import carry_out, own_goal, own_plan, streets_in, works_on
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import number_from
from straatwijs.shared.weeks import quarter_named


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    if request.method != "POST":
        return _edit(request, plan, GoalForm(plan=plan))
    return _keep(request, plan, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, goal_id: int) -> HttpResponse:
    found = own_goal(request, goal_id)
    plan = own_plan(request, found.plan_id, Permission.WORK_ON_PLAN)
    if request.method != "POST":
        counts = _counts(found)
        form = GoalForm(plan=plan, initial=as_written(found) | _begun(request, counts))
        return _edit(request, plan, form, found, counts)
    return _keep(request, plan, found)


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, goal_id: int) -> HttpResponse:
    found = own_goal(request, goal_id)
    if request.method != "POST":
        return _page(request, found, MeasurementForm())
    by, form = member_of(request), MeasurementForm(request.POST)
    removes = request.POST.get("do") == "remove"
    number = number_from(request.POST.get("id", ""))
    refused = carry_out(
        request,
        {
            "measure": lambda: _measure(request, found, form),
            "drop": lambda: [
                actions.remove_measurement(measurement=one, by=by)
                for one in found.measurements.filter(pk=number)
            ],
            "remove": lambda: actions.remove_goal(goal=found, by=by),
        },
    )
    if refused:
        return _page(request, found, form, refused=refused, status=422)
    there = reverse("plan_desk", args=[found.plan_id]) if removes else reverse("plan_goal", args=[goal_id])
    return HttpResponseRedirect(there)


def _measure(request: HttpRequest, found: Goal, form: MeasurementForm) -> None:
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refused(field, str(errors[0]))
    actions.measure_goal(goal=found, by=member_of(request), **form.cleaned_data)


def _keep(request: HttpRequest, plan: Plan, found: Goal | None) -> HttpResponse:
    form = GoalForm(request.POST, plan=plan)
    if form.is_valid():
        try:
            kept = actions.keep_goal(plan=plan, draft=form.draft(), goal=found, by=member_of(request))
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            return HttpResponseRedirect(reverse("plan_goal", args=[kept.pk]))
    return _edit(request, plan, form, found, _counts(found) if found else (), status=422)


def _counts(found: Goal) -> tuple[Reading, ...]:
    """What was counted in the street, or by residents themselves, to begin with."""
    today = timezone.localdate()
    readings = counted if found.kind == IndicatorKind.COUNTS else could_begin_with
    return tuple(one for one in readings(found, today=today) if one.value is not None)


def _begun(request: HttpRequest, counts: tuple[Reading, ...]) -> dict[str, object]:
    """The baseline that was chosen from what was counted."""
    chosen = next((one for one in counts if one.when == request.GET.get("nulmeting")), None)
    if chosen is None or chosen.value is None:
        return {}
    return {
        "baseline_value": chosen.value,
        "baseline_on": chosen.on or quarter_named(chosen.when).end - timedelta(days=1),
        "baseline_effort": chosen.effort,
    }


def _edit(
    request: HttpRequest,
    plan: Plan,
    form: GoalForm,
    found: Goal | None = None,
    counts: tuple[Reading, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"plan": plan, "goal": found, "form": form, "counts": counts}
    return render(request, "plans/goal_edit.html", context, status=status)


def _page(
    request: HttpRequest,
    found: Goal,
    form: MeasurementForm,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "plan": found.plan,
        "goal": found,
        "line": standing(found, today=timezone.localdate()),
        "measurements": found.measurements.all(),
        "measures": found.measures.all(),
        "counts_itself": found.kind == IndicatorKind.COUNTS,
        "by_form": is_counted_with_form(found),
        "so_far": so_far(found, reader=Reader.for_member(request.user), today=timezone.localdate()),
        "streets": streets_in(found.plan),
        "works": works_on(request, found.plan),
        "form": form,
        "refused": refused,
    }
    return render(request, "plans/goal.html", context, status=status)
