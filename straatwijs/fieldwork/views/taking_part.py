"""/meedoen: how do you want to take part? What somebody ticks stays on their own device."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class Way:
    code: str
    label: str | Promise
    how: str | Promise


WAYS = (
    Way("phone", _("On my phone"), _("Look up your street on the first page. Three taps and it is sent.")),
    Way(
        "paper",
        _("On paper"),
        _("Ask the team for a sheet. You get a code, so that you hear what happens with it."),
    ),
    Way(
        "room",
        _("In the room"),
        _("Come to the conversation of your neighbourhood. You say it there, or write it down."),
    ),
    Way("door", _("At my door"), _("Somebody of the team comes by and writes down what you say.")),
    Way(
        "desk", _("At the desk"), _("Walk in at the community centre. Somebody notes your question or worry.")
    ),
)
OFTEN = (
    ("1", _("Every week")),
    ("4", _("Every month")),
    ("13", _("Four times a year")),
    ("0", _("Only when I feel like it")),
)


@login_not_required
@require_safe
def taking_part(request: HttpRequest) -> HttpResponse:
    context = {"ways": WAYS, "often": OFTEN, "with_mail": settings.MAIL_IS_OFFERED}
    return render(request, "fieldwork/taking_part.html", context)
