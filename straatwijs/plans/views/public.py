"""/plan/<id>: a plan for everyone, and the page of each of its measures."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.observations.recogniser import wake
from straatwijs.places.queries import map_with_points
from straatwijs.plans import papers
from straatwijs.plans.actions.side_effects import tell_side_effect
from straatwijs.plans.models import EffectSide, Measure, Plan
from straatwijs.plans.models.side_effects import MOST_EFFECT_WORDS
from straatwijs.plans.queries import means as means_reads
from straatwijs.plans.queries import measures as measure_reads
from straatwijs.plans.queries.own_measuring import is_counted_with_form
from straatwijs.plans.queries.plans import standings, step_lines
from straatwijs.plans.queries.readings import standing
from straatwijs.plans.queries.works import goes_along_with
from straatwijs.plans.views.desk import streets_in
from straatwijs.plans.views.proof import public_proof
from straatwijs.privacy.queries import Reader
from straatwijs.shared.rate_limit import over_limit, seconds_left
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed


@login_not_required
@require_safe
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = _plan(plan_id)
    works = Reader.for_member(request.user).may(Permission.ANSWER, found.area)
    return render(request, "plans/plan.html", public_plan(found) | {"works": works})


def public_plan(found: Plan) -> dict[str, Any]:
    """What everyone may read of a plan, on page and paper."""
    today, measures = timezone.localdate(), found.measures.all()
    parts, goals = list(found.vision_parts.all()), standings(found, today=today)
    pinned = {
        str(number): (part.longitude, part.latitude)
        for number, part in enumerate(parts, 1)
        if part.longitude is not None and part.latitude is not None
    }
    return {
        "plan": found,
        "place": found.priority_area or found.area,
        "parts": parts,
        "map": map_with_points(found.priority_area or found.area, pinned) if pinned else "",
        "groups": measure_reads.groups(found),
        "room": max(0, measure_reads.room_in(found)),
        "ambitions": found.ambitions.prefetch_related("goals"),
        "standings": goals,
        "counting": streets_in(found) if any(is_counted_with_form(line.goal) for line in goals) else [],
        "steps": step_lines(found),
        "obstacles": found.obstacles.all(),
        "effects": measure_reads.side_effects(measures),
        "days": found.aftercare_dates.all(),
        "hours": means_reads.hours_of([found]),
        "people": means_reads.people_of([found]),
        "today": today,
    }


# No account stands behind it, so there is nothing that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def effect(request: HttpRequest, plan_id: int, measure_id: int) -> HttpResponse:
    """What nobody planned, told by anyone. The team reads it before everyone does."""
    found = public_row(plan_id, measure_id)
    if request.method != "POST":
        wake()
        return _effect_page(request, found)
    if over_limit("side-effect", str(found.pk), most=settings.NOTES_PER_STREET):
        late = Refused("", _("That is a lot at once. Wait a few minutes and send it again."))
        response = _effect_page(request, found, refused=late, status=429)
        response["Retry-After"] = str(seconds_left())
        return response
    posted = request.POST
    try:
        tell_side_effect(
            measure=found,
            side=posted.get("side", ""),
            words=posted.get("words", ""),
            perspective=posted.get("perspective", ""),
        )
    except Refused as refused:
        return _effect_page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(f"{found.get_absolute_url()}?dank=1#effects")


@login_not_required
@require_safe
def plan_paper(_request: HttpRequest, plan_id: int) -> HttpResponse:
    found = _plan(plan_id)
    return pdf_named(papers.plan(public_plan(found)), f"plan-{found.pk}.pdf")


def public_measure(found: Measure) -> dict[str, Any]:
    today = timezone.localdate()
    goals = found.goals.select_related("plan__area", "plan__priority_area").prefetch_related("measurements")
    return {
        "plan": found.plan,
        "measure": found,
        "areas": found.areas.all(),
        "standings": [standing(goal, today=today) for goal in goals],
        "news": found.news.all(),
        "weeks": measure_reads.weeks_to_first_result(found),
        "effects": measure_reads.side_effects([found]),
        "proof": public_proof(found),
        "along": goes_along_with(found),
        "money": means_reads.money_of([found])[found.pk],
        "coalition": means_reads.coalition_of([found])[found.pk],
        "unread": found.side_effects.filter(shared=False).count(),
    }


def _effect_page(
    request: HttpRequest, found: Measure, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "plan": found.plan,
        "measure": found,
        "sides": EffectSide,
        "perspectives": PERSPECTIVES.items(),
        "most_effect_words": MOST_EFFECT_WORDS,
        "refused": refused,
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/effect.html", context, status=status)


def _plan(plan_id: int) -> Plan:
    return get_object_or_404(Plan.objects.select_related("area", "priority_area"), pk=plan_id)


def public_row(plan_id: int, measure_id: int) -> Measure:
    """The measure with this plan; 404 without."""
    related = ("plan__area", "plan__priority_area", "topic__conversation")
    return get_object_or_404(Measure.objects.select_related(*related), pk=measure_id, plan_id=plan_id)


def pdf_named(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
