"""/team/plannen/maatregel/<id>: proposing a measure, changing it, lifting it, and what nobody had planned.

Agreeing on it and news about it are posted to `feedback`, which tells it to everybody whose note it began with.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.queries.choices import topics_to_choose_from
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.queries import member_may, municipality_of
from straatwijs.plans.actions import measures as actions
from straatwijs.plans.actions import side_effects as effects
from straatwijs.plans.forms.measures import MeasureForm, as_written
from straatwijs.plans.models import EffectSide, Measure, Plan, Scale, SideEffect
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.models.side_effects import MOST_EFFECT_WORDS
from straatwijs.plans.queries.measures import room_in, weeks_to_first_result
from straatwijs.plans.states import MEASURE, MeasureState
from straatwijs.plans.views.desk import carry_out, own_measure, own_plan, streets_in, works_on
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    topics = topics_to_choose_from([municipality_of(plan.area)])
    fields: dict[str, Any] = {"plan": plan, "areas": streets_in(plan), "topics": topics}
    if request.method != "POST":
        return _edit(
            request, plan, MeasureForm(**fields, initial={"topic": request.GET.get("onderwerp", "")})
        )
    form = MeasureForm(request.POST, **fields)
    if form.is_valid():
        try:
            made = actions.propose_measure(
                plan=plan, draft=form.draft(), topic=form.origin(), by=member_of(request)
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            return HttpResponseRedirect(reverse("measure_desk", args=[made.pk]))
    return _edit(request, plan, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, measure_id: int) -> HttpResponse:
    found = own_measure(request, measure_id, Permission.WORK_ON_PLAN)
    fields: dict[str, Any] = {"plan": found.plan, "areas": streets_in(found.plan), "topics": None}
    if request.method != "POST":
        return _edit(request, found.plan, MeasureForm(**fields, initial=as_written(found)), found)
    form = MeasureForm(request.POST, **fields)
    if form.is_valid():
        try:
            actions.change_measure(measure=found, draft=form.draft(), by=member_of(request))
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            return HttpResponseRedirect(reverse("measure_desk", args=[found.pk]))
    return _edit(request, found.plan, form, found, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, measure_id: int) -> HttpResponse:
    found = own_measure(request, measure_id)
    if request.method != "POST":
        return page(request, found)
    refused = _carry_out(request, found)
    if refused:
        return page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(reverse("measure_desk", args=[found.pk]))


def _carry_out(request: HttpRequest, found: Measure) -> Refused | None:
    by, posted = member_of(request), request.POST
    effect = SideEffect.objects.filter(measure=found, pk=number_from(posted.get("id", "")))
    said = {name: posted.get(name, "") for name in ("side", "words", "perspective")}
    return carry_out(
        request,
        {
            "again": lambda: actions.propose_again(measure=found, by=by),
            "lift": lambda: actions.lift_measure(
                measure=found, to=posted.get("to", ""), why=posted.get("why", ""), by=by
            ),
            "effect": lambda: effects.add_side_effect(measure=found, by=by, **said),
            "share": lambda: [effects.share_side_effect(effect=one, shared=True, by=by) for one in effect],
            "unshare": lambda: [effects.share_side_effect(effect=one, shared=False, by=by) for one in effect],
        },
    )


def page(
    request: HttpRequest, found: Measure, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    found = Measure.objects.select_related("plan__area", "topic").get(pk=found.pk)
    possible = MEASURE[MeasureState(found.state)]
    told = (MeasureState.UNDER_WAY, MeasureState.DONE, MeasureState.STOPPED)
    context = {
        "plan": found.plan,
        "measure": found,
        "goals": found.goals.all(),
        "news": found.news.select_related("by"),
        "sources": found.sources.count(),
        "weeks": weeks_to_first_result(found),
        "room": room_in(found.plan),
        "may_agree": MeasureState.AGREED in possible,
        "may_propose": MeasureState.PROPOSED in possible,
        "states": [state for state in told if state in possible and found.state != MeasureState.DONE],
        "scales": [scale for scale in Scale if scale != Scale.STREET],
        "effects": found.side_effects.all(),
        "sides": EffectSide,
        "perspectives": PERSPECTIVES.items(),
        "works": works_on(request, found.plan),
        "shares": member_may(member_of(request), Permission.SHARE, found.plan.area),
        "most_words": MOST_WORDS,
        "most_effect_words": MOST_EFFECT_WORDS,
        "refused": refused,
        "asked": request.POST.get("do", ""),
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/measure_desk.html", context, status=status)


def _edit(
    request: HttpRequest, plan: Plan, form: MeasureForm, found: Measure | None = None, *, status: int = 200
) -> HttpResponse:
    return render(
        request, "plans/measure_edit.html", {"plan": plan, "measure": found, "form": form}, status=status
    )
