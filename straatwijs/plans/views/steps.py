"""/team/plannen/<id>/stap/<number>: who takes part, what is in the way, the days of the aftercare, and passing it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.plans.actions import aftercare
from straatwijs.plans.actions import steps as actions
from straatwijs.plans.calculations.means import Covered
from straatwijs.plans.models import AftercareDate, Measure, Obstacle, Plan, Side, Step, StepParty
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries.gates import missing
from straatwijs.plans.queries.means import money_of
from straatwijs.plans.queries.plans import step_lines
from straatwijs.plans.states import OBSTACLE, MeasureState, ObstacleState, StepState
from straatwijs.plans.steps import LAST, MEANS
from straatwijs.plans.views.desk import carry_out, day_from, own_plan
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

CLEARING = 3


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, plan_id: int, number: int) -> HttpResponse:
    plan = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    found = Step.objects.filter(plan=plan, number=number).select_related("plan").first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    refused = _carry_out(request, plan, found)
    if refused:
        return _page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(reverse("plan_step", args=[plan.pk, number]))


def _carry_out(request: HttpRequest, plan: Plan, found: Step) -> Refused | None:
    by, posted, pk = member_of(request), request.POST, number_from(request.POST.get("id", ""))
    words = {name: posted.get(name, "") for name in ("who", "does", "what", "owner", "reason", "words")}
    on = day_from(posted.get("on", ""))
    return carry_out(
        request,
        {
            "party": lambda: actions.add_party(
                step=found, side=posted.get("side", ""), who=words["who"], does=words["does"], by=by
            ),
            "drop_party": lambda: [
                actions.remove_party(party=one, by=by) for one in StepParty.objects.filter(step=found, pk=pk)
            ],
            "pass": lambda: actions.pass_step(
                step=found, yielded=posted.get("yielded", ""), decided=posted.get("decided", ""), by=by
            ),
            "open": lambda: actions.open_step(step=found, reason=words["reason"], by=by),
            "obstacle": lambda: actions.add_obstacle(
                plan=plan, what=words["what"], owner=words["owner"], by=by
            ),
            "settle": lambda: [
                actions.settle_obstacle(
                    obstacle=one, state=posted.get("state", ""), reason=words["reason"], by=by
                )
                for one in Obstacle.objects.filter(plan=plan, pk=pk)
            ],
            "seen": lambda: actions.show_residents(step=found, on=on, how=posted.get("how", ""), by=by),
            "day": lambda: aftercare.plan_day(plan=plan, on=on, by=by),
            "years": lambda: aftercare.plan_years(plan=plan, by=by),
            "drop_day": lambda: [
                aftercare.drop_day(day=one, by=by) for one in AftercareDate.objects.filter(plan=plan, pk=pk)
            ],
            "evaluate": lambda: [
                aftercare.evaluate(day=one, words=words["words"], by=by)
                for one in AftercareDate.objects.filter(plan=plan, pk=pk)
            ],
        },
    )


def _page(
    request: HttpRequest, found: Step, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    plan = Plan.objects.select_related("area").get(pk=found.plan_id)
    lines = step_lines(plan)
    context = {
        "plan": plan,
        "line": lines[found.number - 1],
        "lines": lines,
        "lacks": missing(plan, found.number),
        "before": [line for line in lines[: found.number - 1] if not line.passed],
        "passed": lines[found.number - 1].step.state == StepState.PASSED,
        "sides": Side,
        "obstacles": _obstacles(plan) if found.number == CLEARING else None,
        "means": _means(plan) if found.number == MEANS else None,
        "days": plan.aftercare_dates.all() if found.number == LAST else None,
        "today": timezone.localdate(),
        "most_words": MOST_WORDS,
        "refused": refused,
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/step.html", context, status=status)


def _obstacles(plan: Plan) -> list[tuple[Obstacle, list[ObstacleState]]]:
    """Each with what may become of it."""
    return [
        (one, [state for state in ObstacleState if state in OBSTACLE[ObstacleState(one.state)]])
        for one in plan.obstacles.all()
    ]


def _means(plan: Plan) -> list[tuple[Measure, Covered]]:
    """Each measure that goes on, with its money."""
    measures = list(plan.measures.exclude(state=MeasureState.STOPPED))
    amounts = money_of(measures)
    return [(measure, amounts[measure.pk]) for measure in measures]
