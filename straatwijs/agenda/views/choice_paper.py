"""The paper desk: typing ballots over, and taking one away before closing."""

from uuid import uuid4

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.actions import ballots
from straatwijs.agenda.forms.choices import BallotForm, WithdrawForm
from straatwijs.agenda.models.choices import Choice
from straatwijs.agenda.views.choice_desk import choice_of_team
from straatwijs.agenda.views.choices import cannot_keep
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.shared.private_pages import private_to_team
from straatwijs.shared.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def paper(request: HttpRequest, choice_id: int) -> HttpResponse:
    """One ballot after another by keyboard; the answer shows the three words of the last and an empty form."""
    found = choice_of_team(request, choice_id)
    if request.method != "POST":
        return _page(request, found, BallotForm())
    form = BallotForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        counted = ballots.cast(
            choice=found,
            code=form.cleaned_data["code"],
            page=form.page_number,
            marks=form.marks(),
            now=timezone.now(),
            by=member_of(request),
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _page(request, found, form, status=422)
    except OperationalError:
        form.add_error(None, cannot_keep())
        return _page(request, found, form, status=503)
    return _page(request, found, BallotForm(), counted=counted)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def withdraw(request: HttpRequest, choice_id: int) -> HttpResponse:
    found = choice_of_team(request, choice_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _withdraw(request, found, form, status=422 if form.is_bound else 200)
    try:
        ballots.withdraw(choice=found, **form.cleaned_data, by=member_of(request), now=timezone.now())
    except Refused as refused:
        form.add_error(refused.field or None, refused.sentence)
        return _withdraw(request, found, form, status=422)
    except OperationalError:
        form.add_error(None, cannot_keep())
        return _withdraw(request, found, form, status=503)
    return _withdraw(request, found, WithdrawForm(), done=True)


def _page(
    request: HttpRequest,
    found: Choice,
    form: BallotForm,
    *,
    counted: ballots.Counted | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "choice": found,
        "options": list(found.options.all()),
        "form": form,
        "counted": counted,
        "page_number": form["page"].value() or uuid4(),
        "numbers": [
            (form[name], label)
            for name, label in (("first", _("First")), ("second", _("Second")), ("third", _("Third")))
        ],
        "perspectives": PERSPECTIVES.items(),
        "perspective": form["perspective"].value() or "",
    }
    return render(request, "agenda/choice_paper.html", context, status=status)


def _withdraw(
    request: HttpRequest, found: Choice, form: WithdrawForm, *, done: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        "choice": found,
        "form": form,
        "done": done,
        "fields": [
            (form["code"], _("Code of the slip")),
            (form["tracker"], _("Three words")),
            (form["change"], _("Change code")),
        ],
    }
    return render(request, "agenda/choice_withdraw.html", context, status=status)
