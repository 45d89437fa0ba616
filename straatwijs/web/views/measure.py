"""/plan/<id>/maatregel/<id>: a measure as everyone reads it, with what people say of it; also on paper."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.feedback.queries.said import said_by_perspective, said_of
from straatwijs.feedback.queries.yearly import asked_of
from straatwijs.feedback.states import Opinion
from straatwijs.plans import papers
from straatwijs.plans.models import Measure
from straatwijs.plans.views.public import pdf_named, public_measure, public_row
from straatwijs.privacy.queries import Reader


@login_not_required
@require_safe
def measure(request: HttpRequest, plan_id: int, measure_id: int) -> HttpResponse:
    found = public_row(plan_id, measure_id)
    context = _shown(found) | {
        "yearly": asked_of(found, today=timezone.localdate()),
        "opinions": Opinion,
        "works": Reader.for_member(request.user).may(Permission.ANSWER, found.plan.area),
        "thanks": "dank" in request.GET,
        "thanked": "gezegd" in request.GET,
    }
    return render(request, "plans/measure.html", context)


@login_not_required
@require_safe
def measure_paper(_request: HttpRequest, plan_id: int, measure_id: int) -> HttpResponse:
    found = public_row(plan_id, measure_id)
    return pdf_named(papers.measure(_shown(found)), f"maatregel-{found.pk}.pdf")


def _shown(found: Measure) -> dict[str, Any]:
    return public_measure(found) | {"said_of": said_of(found), "said_by": said_by_perspective(found)}
