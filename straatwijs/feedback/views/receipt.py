"""/bon/<token>: what became of a contribution. It only reads; taking back and adding need the code of the slip."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.feedback import actions, misses
from straatwijs.feedback.actions.verdicts import give_verdict
from straatwijs.feedback.queries import timeline
from straatwijs.feedback.queries.receipts import around, counted
from straatwijs.feedback.queries.verdicts import asked_on
from straatwijs.feedback.states import WAITING, Opinion, next_step
from straatwijs.feedback.views.desk import name_of
from straatwijs.instruments.queries import indicators, instrument_of
from straatwijs.observations.note import Refused, Words
from straatwijs.observations.public_words import explain
from straatwijs.privacy.queries import ReceiptFacts, receipt_facts
from straatwijs.shared import pdf, qr
from straatwijs.shared.private_pages import private
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.refusal import Refused as RefusedByTeam

SLIP = Path(__file__).parent.parent / "templates" / "feedback" / "slip.typ"


@login_not_required
@require_safe
@private
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    facts = receipt_facts(token)
    return _page(request, token, facts) if facts else _not_there(request)


@login_not_required
@require_safe
@private
def slip(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt on paper, the size of a postcard. The code is not on it: only its holder knows it."""
    facts = receipt_facts(token)
    if facts is None:
        return _not_there(request)
    address = _address(token)
    data = {
        "title": _("Your receipt"),
        "what": name_of(indicators().get(facts.indicator)),
        "where": facts.place.name,
        "noted": _("Noted on %(day)s") % {"day": f"{facts.noted_on:%d-%m-%Y}"},
        "scan": _("Scan this to see what happens with it."),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": qr.svg(address),
        "code": _("Your code to take it back:"),
        "keep": _("Keep this slip. Without it nobody can find your note again, not even we."),
    }
    response = HttpResponse(pdf.render(SLIP, data), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="bon.pdf"'
    return response


# The code stands in for an account: there is nothing else that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_POST
@sensitive_post_parameters()
@private
def add(request: HttpRequest, token: str) -> HttpResponse:
    """Words and "I speak as", afterwards."""
    facts = receipt_facts(token)
    if facts is None:
        return _not_there(request)
    return _too_many(request) if misses.codes_are_used_up(token) else _add(request, token, facts)


def _add(request: HttpRequest, token: str, facts: ReceiptFacts) -> HttpResponse:
    code = request.POST.get("code", "")
    said = {field: request.POST.get(field, "") for field in ("text", "perspective", "tenure")}
    try:
        kept = actions.complete(token=token, code=code, **said, now=timezone.now())
    except Refused as reason:
        return _page(request, token, facts, said=said, problem=reason.sentence, status=422)
    except OperationalError:
        return _page(request, token, facts, said=said, problem=_cannot_keep(), status=503)
    if kept is None:
        misses.wrong_code(token)
        return _page(request, token, facts, said=said, problem=_wrong_code(), status=403)
    if kept.words is Words.WAIT:
        problem = _("Your words can't be checked right now. Try again in a minute.")
        return _page(request, token, facts, said=said, problem=problem, status=503)
    return HttpResponseRedirect(reverse("receipt", args=[token]))


@csrf_exempt
@login_not_required
@require_POST
@private
def verdict(request: HttpRequest, token: str) -> HttpResponse:
    """Is it better now? Who holds the receipt may say so, once each time it is asked."""
    facts = receipt_facts(token)
    if facts is None:
        return _not_there(request)
    try:
        give_verdict(facts=facts, opinion=request.POST.get("opinion", ""))
    except RefusedByTeam as reason:
        return _page(request, token, facts, problem=reason.sentence, status=422)
    except OperationalError:
        return _page(request, token, facts, problem=_cannot_keep(), status=503)
    messages.success(request, _("Thank you. The team reads what everybody says."))
    return HttpResponseRedirect(reverse("receipt", args=[token]))


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """A page that says what goes and asks for the code; with the code everything is gone at once."""
    facts = receipt_facts(token)
    if facts is None:
        return _not_there(request)
    if request.method != "POST":
        return _sure(request, token, facts)
    if misses.codes_are_used_up(token):
        return _too_many(request)
    try:
        done = actions.withdraw(token=token, code=request.POST.get("code", ""), now=timezone.now())
    except OperationalError:
        return _sure(request, token, facts, problem=_cannot_keep(), status=503)
    if not done:
        misses.wrong_code(token)
        return _sure(request, token, facts, problem=_wrong_code(), status=403)
    return HttpResponseRedirect(reverse("receipt_taken_back"))


@login_not_required
@require_safe
@private
def taken_back(request: HttpRequest) -> HttpResponse:
    return render(request, "feedback/taken_back.html")


def _page(
    request: HttpRequest,
    token: str,
    facts: ReceiptFacts,
    *,
    said: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    moments = timeline(facts.reference, noted_on=facts.noted_on)
    context = {
        "token": token,
        "facts": facts,
        "indicator": indicators().get(facts.indicator),
        "what": name_of(indicators().get(facts.indicator)),
        "withheld": explain(facts.withheld),
        "moments": moments,
        "asked": asked_on(facts, today=timezone.localdate()),
        "opinions": Opinion,
        "counted": counted(facts, today=timezone.localdate()),
        "around": around(facts, today=timezone.localdate()),
        "waits": moments[-1].state in WAITING,
        "next_step": next_step(moments[-1].state),
        "address": _address(token),
        "qr": mark_safe(qr.svg(_address(token), title=_("Picture to scan"))),  # noqa: S308 -- drawn by us
        "said": said or {"text": facts.text, "perspective": facts.perspective, "tenure": facts.tenure},
        "problem": problem,
        "mail_is_offered": settings.MAIL_IS_OFFERED,
        **_questions(facts.indicator),
    }
    return render(request, "feedback/receipt.html", context, status=status)


def _sure(
    request: HttpRequest, token: str, facts: ReceiptFacts, *, problem: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "token": token,
        "facts": facts,
        "what": name_of(indicators().get(facts.indicator)),
        "problem": problem,
    }
    return render(request, "feedback/withdraw.html", context, status=status)


def _not_there(request: HttpRequest) -> HttpResponse:
    """Never known and taken back are the same page to the last byte; `path` would repeat the link in it."""
    if misses.missed(request):
        return _too_many(request)
    return render(request, "feedback/receipt_missing.html", {"path": "/"}, status=404)


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", {"path": "/"}, status=429)
    response["Retry-After"] = str(seconds_left())
    return response


def _address(token: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse('receipt', args=[token])}"


def _questions(indicator: str) -> dict[str, object]:
    asked = instrument_of(indicator)
    return {
        question.code: question
        for question in (asked.questions if asked else ())
        if question.code in {"perspective", "tenure"}
    }


def _wrong_code() -> str:
    return _(
        "This code does not belong to this receipt. Look at your slip: it has two groups of five letters and numbers."
    )


def _cannot_keep() -> str:
    return _(
        "The server can't do it right now. Nothing is lost as long as you leave this page open: send it again in a minute."
    )
