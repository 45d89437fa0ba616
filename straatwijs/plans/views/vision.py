"""/team/plannen/<id>/visie: what residents see in it, and the ambitions for later years."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.plans.actions import plans as actions
from straatwijs.plans.models import Ambition, Plan, VisionPart
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.views.desk import carry_out, own_plan, streets_in
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@require_http_methods(["GET", "HEAD", "POST"])
def vision(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = own_plan(request, plan_id, Permission.WORK_ON_PLAN)
    if request.method != "POST":
        return _page(request, found)
    by, posted = member_of(request), request.POST
    number, said = number_from(posted.get("id", "")), posted.get("words", "")
    refused = carry_out(
        request,
        {
            "vision": lambda: actions.write_vision(plan=found, words=posted.get("vision", ""), by=by),
            "phrase": lambda: _add_phrase(request, found),
            "drop_phrase": lambda: [
                actions.remove_vision_part(part=part, by=by)
                for part in VisionPart.objects.filter(plan=found, pk=number)
            ],
            "ambition": lambda: actions.add_ambition(
                plan=found, words=said, year=number_from(posted.get("year", "")) or None, by=by
            ),
            "drop_ambition": lambda: [
                actions.remove_ambition(ambition=one, by=by)
                for one in Ambition.objects.filter(plan=found, pk=number)
            ],
        },
    )
    if refused:
        return _page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(reverse("plan_vision", args=[found.pk]))


def _add_phrase(request: HttpRequest, plan: Plan) -> None:
    """It hangs at the middle of a street or square, so that no home is pointed at."""
    chosen = number_from(request.POST.get("place", ""))
    place = next((street for street in streets_in(plan) if street.pk == chosen), None)
    actions.add_vision_part(
        plan=plan,
        words=request.POST.get("words", ""),
        longitude=place.longitude if place else None,
        latitude=place.latitude if place else None,
        by=member_of(request),
    )


def _page(
    request: HttpRequest, found: Plan, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "plan": found,
        "parts": found.vision_parts.all(),
        "ambitions": found.ambitions.all(),
        "streets": streets_in(found),
        "most_words": MOST_WORDS,
        "refused": refused,
        "asked": request.POST.get("do", ""),
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/vision.html", context, status=status)
