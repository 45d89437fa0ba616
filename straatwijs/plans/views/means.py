"""/team/plannen/<id>/geld and …/mensen: money and people of a plan; /gebied/<place>/plannen: the portfolio, for everyone."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.models import Choice
from straatwijs.places.models import Area
from straatwijs.plans.actions import money as money_actions
from straatwijs.plans.actions import people as people_actions
from straatwijs.plans.models import (
    Hours,
    HoursSide,
    Measure,
    MoneySource,
    Partner,
    PartnerKind,
    Plan,
    ResultKind,
)
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.papers.portfolio import portfolio as on_paper
from straatwijs.plans.queries import means as reads
from straatwijs.plans.states import MeasureState
from straatwijs.plans.views.desk import carry_out, day_from, own_plan, works_on
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

_LATEST_HOURS = 30
_Doing = Callable[[], object]


def _whole(request: HttpRequest, name: str) -> int | None:
    """A whole number, also as people write it ("1.500"); None for anything else, so that the action says what to do."""
    text = request.POST.get(name, "").strip().replace(".", "").replace(" ", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _quarters(request: HttpRequest) -> int | None:
    """Hours with a comma or a point, as quarters of an hour."""
    text = request.POST.get("hours", "").strip().replace(",", ".")
    try:
        return round(float(text) * 4) if len(text) < 8 else None
    except (ValueError, OverflowError):
        return None


def _of_plan(model: Any, plan: Plan, request: HttpRequest, name: str) -> Any:
    """The thing of this plan that was chosen. Raises Http404: a page offers only what there is."""
    found = model.objects.filter(plan=plan, pk=number_from(request.POST.get(name, ""))).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    if request.method != "POST":
        return _money_page(request, plan)
    refused = carry_out(request, _money_doings(request, plan))
    if refused:
        return _money_page(request, plan, refused=refused, status=422)
    return HttpResponseRedirect(reverse("plan_money", args=[plan.pk]))


def _money_doings(request: HttpRequest, plan: Plan) -> dict[str, _Doing]:
    by, posted = member_of(request), request.POST
    return {
        "source": lambda: money_actions.add_source(
            plan=plan,
            name=posted.get("name", ""),
            who=posted.get("who", ""),
            amount=_whole(request, "amount"),
            begins_on=day_from(posted.get("begins_on", "")),
            ends_on=day_from(posted.get("ends_on", "")),
            conditions=posted.get("conditions", ""),
            residents_decide="residents_decide" in posted,
            choice=_choices(plan).filter(pk=number_from(posted.get("choice", ""))).first(),
            by=by,
        ),
        "remove": lambda: money_actions.remove_source(
            source=_of_plan(MoneySource, plan, request, "source"), by=by
        ),
        "allocate": lambda: money_actions.allocate(
            source=_of_plan(MoneySource, plan, request, "source"),
            measure=_of_plan(Measure, plan, request, "measure"),
            amount=_whole(request, "amount"),
            by=by,
        ),
        "cost": lambda: money_actions.set_cost(
            measure=_of_plan(Measure, plan, request, "measure"),
            planned=_whole(request, "planned"),
            spent=_whole(request, "spent"),
            by=by,
        ),
    }


def _choices(plan: Plan) -> Any:
    """What residents of this place choose or chose."""
    codes = plan.area.path.strip("/").split("/")
    return Choice.objects.filter(area__code__in=codes, ready=True)


def _money_page(
    request: HttpRequest, plan: Plan, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    measures = list(plan.measures.exclude(state=MeasureState.STOPPED))
    amounts = reads.money_of(measures)
    context = {
        "plan": plan,
        "sources": reads.sources_of(plan, today=timezone.localdate()),
        "lines": [(measure, amounts[measure.pk]) for measure in measures],
        "choices": _choices(plan),
        "most_words": MOST_WORDS,
        "refused": refused,
        "asked": request.POST.get("do", ""),
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/money.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = own_plan(request, plan_id)
    if request.method != "POST":
        return _people_page(request, plan)
    refused = carry_out(request, _people_doings(request, plan))
    if refused:
        return _people_page(request, plan, refused=refused, status=422)
    return HttpResponseRedirect(reverse("plan_people", args=[plan.pk]))


def _people_doings(request: HttpRequest, plan: Plan) -> dict[str, _Doing]:
    by, posted, today = member_of(request), request.POST, timezone.localdate()
    chosen = Measure.objects.filter(plan=plan, pk=number_from(posted.get("measure", ""))).first()
    partner = Partner.objects.filter(plan=plan, pk=number_from(posted.get("partner", ""))).first()
    return {
        "partner": lambda: people_actions.add_partner(
            plan=plan,
            name=posted.get("name", ""),
            kind=posted.get("kind", ""),
            local="local" in posted,
            by=by,
        ),
        "drop_partner": lambda: people_actions.remove_partner(
            partner=_of_plan(Partner, plan, request, "partner"), by=by
        ),
        "join": lambda: people_actions.join(
            partner=_of_plan(Partner, plan, request, "partner"),
            measure=_of_plan(Measure, plan, request, "measure"),
            brings=posted.get("brings", ""),
            by=by,
        ),
        "hours": lambda: people_actions.give_hours(
            plan=plan,
            on=day_from(posted.get("on", "")),
            side=posted.get("side", ""),
            who=posted.get("who", ""),
            people=_whole(request, "people"),
            quarters=_quarters(request),
            measure=chosen,
            own="own" in posted,
            today=today,
            by=by,
        ),
        "drop_hours": lambda: people_actions.remove_hours(hours=_of_plan(Hours, plan, request, "id"), by=by),
        "count": lambda: people_actions.count_people(
            plan=plan,
            kind=posted.get("kind", ""),
            on=day_from(posted.get("on", "")),
            number=_whole(request, "number"),
            what=posted.get("what", ""),
            partner=partner,
            today=today,
            by=by,
        ),
    }


def _people_page(
    request: HttpRequest, plan: Plan, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "plan": plan,
        "partners": plan.coalition.prefetch_related("shares__measure"),
        "measures": plan.measures.exclude(state=MeasureState.STOPPED),
        "kinds": PartnerKind,
        "sides": HoursSide,
        "results": ResultKind,
        "hours": reads.hours_of([plan]),
        "latest": plan.hours.select_related("measure")[:_LATEST_HOURS],
        "people": reads.people_of([plan]),
        "works": works_on(request, plan),
        "today": timezone.localdate(),
        "organisation": member_of(request).organisation,
        "refused": refused,
        "asked": request.POST.get("do", ""),
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/people.html", context, status=status)


@login_not_required
@require_safe
def portfolio(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "plans/portfolio.html", _portfolio(slug))


@login_not_required
@require_safe
def portfolio_paper(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _portfolio(slug)
    response = HttpResponse(on_paper(shown["area"], shown["portfolio"]), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="plannen-{slug}.pdf"'
    return response


def _portfolio(slug: str) -> dict[str, Any]:
    area = Area.objects.filter(slug=slug, current=True).first()
    if area is None:
        raise Http404
    return {"area": area, "portfolio": reads.portfolio(area), "today": timezone.localdate()}
