"""Agreeing on a measure and news about it, posted from the workbench of plans: it is told as it is kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.actions import plans
from straatwijs.plans.states import MeasureState
from straatwijs.plans.views.desk import own_measure
from straatwijs.plans.views.measures import page
from straatwijs.shared.refusal import Refused


@require_POST
def agree(request: HttpRequest, measure_id: int) -> HttpResponse:
    found = own_measure(request, measure_id, Permission.WORK_ON_PLAN)
    try:
        news = plans.agree_measure(measure=found, by=member_of(request))
    except Refused as refused:
        return page(request, found, refused=refused, status=422)
    if news.state == MeasureState.WAITING:
        messages.warning(request, _("There is no room now, so it waits. Everyone sees that."))
    else:
        messages.success(request, _("Agreed. Everybody whose note it began with reads it on the receipt."))
    return HttpResponseRedirect(reverse("measure_desk", args=[found.pk]))


@require_POST
def advance(request: HttpRequest, measure_id: int) -> HttpResponse:
    found, posted = own_measure(request, measure_id), request.POST
    try:
        plans.advance_measure(
            measure=found,
            state=posted.get("state", ""),
            text=posted.get("text", ""),
            reason=posted.get("reason", ""),
            visible="visible" in posted,
            by=member_of(request),
        )
    except Refused as refused:
        return page(request, found, refused=refused, status=422)
    messages.success(request, _("Kept, and told to everybody whose note it began with."))
    return HttpResponseRedirect(reverse("measure_desk", args=[found.pk]))
