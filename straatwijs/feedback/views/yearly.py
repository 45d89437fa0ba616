"""/plan/<id>/maatregel/<id>/beter: a year ago this was done. Is it better now? Asked to everybody, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from straatwijs.feedback.actions.yearly import say_how_it_is
from straatwijs.feedback.queries.yearly import asked_of
from straatwijs.feedback.states import Opinion
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.observations.device import give_secret, secret_of
from straatwijs.observations.sentences import is_crowded, slow_down
from straatwijs.plans.models import Measure
from straatwijs.plans.views.public import public_row
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed


# No account stands behind it, so there is nothing that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def better(request: HttpRequest, plan_id: int, measure_id: int) -> HttpResponse:
    found = public_row(plan_id, measure_id)
    if request.method != "POST":
        response = _page(request, found)
        give_secret(request, response)
        return response
    secret = secret_of(request)
    if is_crowded(secret, f"measure-{found.pk}"):
        response = _page(request, found, refused=Refused("", slow_down()), status=429)
        response["Retry-After"] = str(seconds_left())
        return response
    posted = request.POST
    try:
        say_how_it_is(
            measure=found,
            opinion=posted.get("opinion", ""),
            perspective=posted.get("perspective", ""),
            secret=secret,
        )
    except Refused as refused:
        return _page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(f"{found.get_absolute_url()}?gezegd=1#better")


def _page(
    request: HttpRequest, found: Measure, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    said = Typed.of(request, refused)
    context = {
        "measure": found,
        "yearly": asked_of(found, today=timezone.localdate()),
        "opinions": Opinion,
        "perspectives": PERSPECTIVES.items(),
        "chosen": said["opinion"] or request.GET.get("nu", ""),
        "said": said,
        "refused": refused,
    }
    return render(request, "feedback/better_now.html", context, status=status)
