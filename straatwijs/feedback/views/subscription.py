"""Mail about a street: asking for it, meaning it, changing it, stopping it. GET only reads: mail scanners open links."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.feedback import misses
from straatwijs.feedback.actions import subscriptions as actions
from straatwijs.feedback.actions.subscriptions import Sections
from straatwijs.feedback.models.subscriptions import EVERY_WEEKS
from straatwijs.feedback.queries.subscriptions import subscription_of
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug
from straatwijs.privacy.queries import receipt_facts
from straatwijs.shared.private_pages import private
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import number_from


@dataclass(frozen=True)
class _Asked:
    """What somebody is subscribing to; `reference` with a receipt in hand."""

    area: Area
    reference: int | None = None


@dataclass(frozen=True)
class _Said:
    """What was filled in."""

    email: str
    sections: Sections
    every_weeks: int = EVERY_WEEKS[0]


# There is no account that a forged request could borrow: the address says yes for itself, in its own mail.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private
def from_receipt(request: HttpRequest, token: str) -> HttpResponse:
    """With a receipt: its own news too."""
    facts = receipt_facts(token)
    if facts is None or not settings.MAIL_IS_OFFERED:
        return _not_there(request)
    area = Area.objects.get(pk=facts.place.id)
    return _ask(request, _Asked(area, facts.reference), back=reverse("receipt", args=[token]))


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def from_place(request: HttpRequest, slug: str) -> HttpResponse:
    area = area_by_slug(slug)
    if area is None or not settings.MAIL_IS_OFFERED:
        raise Http404
    return _ask(request, _Asked(area), back=area.get_absolute_url())


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "feedback/mail_asked.html")


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@private
def subscription(request: HttpRequest, secret: str) -> HttpResponse:
    """The page that each mail leads to: say that it was meant, choose, or hold on to it for another year."""
    found = subscription_of(secret)
    if found is None:
        return _not_there(request)
    if request.method == "POST":
        return _change(request, secret)
    context = {"subscription": found, "secret": secret, "follows": found.notes.exists()}
    return render(request, "feedback/subscription.html", context)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    """One button; or one click in the mail program, which sends the same form (RFC 8058)."""
    if request.method == "POST":
        actions.stop(token=secret)
        return render(request, "feedback/mail_stopped.html", {"path": "/"})
    found = subscription_of(secret)
    if found is None:
        return _not_there(request)
    return render(request, "feedback/subscription_stop.html", {"subscription": found, "secret": secret})


def _ask(request: HttpRequest, wish: _Asked, *, back: str) -> HttpResponse:
    first = Sections(yours=wish.reference is not None, street=wish.reference is None, conversation=False)
    said = _Said("", first)
    if request.method != "POST":
        return _form(request, wish, said, back)
    said = _Said(request.POST.get("email", ""), _sections(request), _often(request))
    if misses.asks_too_often(request):
        return _patience(request)
    try:
        actions.ask(
            email=said.email,
            area=wish.area,
            sections=said.sections,
            language=get_language() or settings.LANGUAGE_CODE,
            reference=wish.reference,
            every_weeks=said.every_weeks,
            now=timezone.now(),
        )
    except Refused as reason:
        return _form(request, wish, said, back, field=reason.field, problem=reason.sentence, status=422)
    except OperationalError:
        return _form(
            request,
            wish,
            said,
            back,
            problem=_("The server can't do it right now. Try again in a minute."),
            status=503,
        )
    return HttpResponseRedirect(reverse("mail_asked"))


def _change(request: HttpRequest, secret: str) -> HttpResponse:
    what = request.POST.get("what")
    if what == "yes":
        actions.confirm(token=secret, now=timezone.now())
    elif what == "choose":
        chosen = actions.choose(token=secret, sections=_sections(request), every_weeks=_often(request))
        if chosen is None:
            return render(request, "feedback/mail_stopped.html", {"path": "/"})
    return HttpResponseRedirect(reverse("subscription", args=[secret]))


def _sections(request: HttpRequest) -> Sections:
    chosen = request.POST.getlist("sections")
    return Sections(yours="yours" in chosen, street="street" in chosen, conversation="conversation" in chosen)


def _often(request: HttpRequest) -> int:
    return number_from(request.POST.get("every_weeks", ""))


def _form(
    request: HttpRequest,
    wish: _Asked,
    said: _Said,
    back: str,
    *,
    field: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "area": wish.area,
        "has_receipt": wish.reference is not None,
        "back": back,
        "field": field,
        "problem": problem,
        "email": said.email,
        "sections": said.sections,
        "every_weeks": said.every_weeks,
    }
    return render(request, "feedback/subscribe.html", context, status=status)


def _not_there(request: HttpRequest) -> HttpResponse:
    if misses.missed(request):
        return _patience(request)
    return render(request, "feedback/mail_missing.html", {"path": "/"}, status=404)


def _patience(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", {"path": "/"}, status=429)
    response["Retry-After"] = str(seconds_left())
    return response
