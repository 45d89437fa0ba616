"""Deciding who else may read what was ticked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback import actions
from straatwijs.feedback.forms import CIRCLES, back_from
from straatwijs.feedback.views.desk import NOTES
from straatwijs.shared.last_thing import forget_last, last_thing_done, remember
from straatwijs.shared.refusal import Refused
from straatwijs.shared.ticked import references_from


@require_POST
def share(request: HttpRequest) -> HttpResponse:
    circle = request.POST.get("circle", "")
    try:
        if circle not in CIRCLES:
            raise Refused("circle", _("Choose who may read it."))
        before = actions.share(references=references_from(request.POST), circle=circle, by=member_of(request))
    except Refused as reason:
        messages.warning(request, reason.sentence)
    else:
        if before:
            number = sum(len(group) for group in before.values())
            remember(request, NOTES, "share", before=before, number=number, circle=str(CIRCLES[circle]))
        else:
            messages.info(request, _("That is how it was already."))
    return HttpResponseRedirect(back_from(request.POST))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    last = last_thing_done(request, NOTES)
    if last is None or last["what"] != "share":
        raise PermissionDenied(_("Ten minutes have passed. Choose who may read it once more."))
    try:
        for circle, references in last["before"].items():
            actions.share(references=references, circle=circle, by=member_of(request))
    except Refused as reason:
        messages.warning(request, reason.sentence)
    else:
        messages.success(request, _("Undone: the same people as before may read it."))
    forget_last(request, NOTES)
    return HttpResponseRedirect(back_from(request.POST))
