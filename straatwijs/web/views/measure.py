"""/plan/<id>/maatregel/<id>: a measure as everyone reads it, with what people say of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.feedback.queries.wishes import said_by, said_of
from straatwijs.feedback.queries.yearly import asked_of
from straatwijs.feedback.states import Opinion
from straatwijs.plans.views.public import public_measure, public_row
from straatwijs.privacy.queries import Reader


@login_not_required
@require_safe
def measure(request: HttpRequest, plan_id: int, measure_id: int) -> HttpResponse:
    found = public_row(plan_id, measure_id)
    context = public_measure(found) | {
        "said_of": said_of(found),
        "said_by": said_by(found),
        "yearly": asked_of(found, today=timezone.localdate()),
        "opinions": Opinion,
        "works": Reader.for_member(request.user).may(Permission.ANSWER, found.plan.area),
        "thanks": "dank" in request.GET,
        "thanked": "gezegd" in request.GET,
    }
    return render(request, "plans/measure.html", context)
