"""/keuze/: residents choose. Nobody signs in; a one-time code is one voice."""

from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from straatwijs.agenda import misses, papers
from straatwijs.agenda.actions import ballots
from straatwijs.agenda.forms.choices import BallotForm
from straatwijs.agenda.models.choices import Choice, Phase
from straatwijs.agenda.queries import choices as queries
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.shared.private_pages import private
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.refusal import Refused

_AN_HOUR = 3600


@login_not_required
@require_safe
@private
def choice(request: HttpRequest, choice_id: int, code: str = "") -> HttpResponse:
    """What there is to choose, the ballot while it is open, and afterwards the result. With a code: from a slip."""
    return _page(request, _public(choice_id), BallotForm(initial={"code": code}))


# The code stands in for an account: there is nothing else that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_POST
@sensitive_post_parameters()
@private
def cast(request: HttpRequest, choice_id: int) -> HttpResponse:
    """The answer to a ballot is the page with its three words; sending it again shows them again."""
    found, form = _public(choice_id), BallotForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        counted = ballots.cast(
            choice=found,
            code=form.cleaned_data["code"],
            page=form.page_number,
            marks=form.marks(),
            now=timezone.now(),
        )
    except ballots.UnknownCode as refused:
        if misses.wrong_code(request):
            return _too_many(request)
        form.add_error("code", refused.sentence)
        return _page(request, found, form, status=422)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _page(request, found, form, status=409 if refused.field in {"", "code"} else 422)
    except OperationalError:
        form.add_error(None, cannot_keep())
        return _page(request, found, form, status=503)
    return render(request, "agenda/choice_thanks.html", {"choice": found, "counted": counted, "path": "/"})


@login_not_required
@require_safe
def count_list(request: HttpRequest, choice_id: int) -> HttpResponse:
    found = _public(choice_id)
    rows = queries.count_list(found, now=timezone.now())
    if rows is None:
        raise Http404
    # Nothing of it changes after closing, and thousands of lines take a moment to set.
    made = cache.get_or_set(
        f"count-list:{found.pk}:{len(rows)}", lambda: papers.count_list(found, rows), _AN_HOUR
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="tellijst.pdf"'
    return response


def cannot_keep() -> str:
    return _(
        "The server can't do it right now. Nothing is lost as long as you leave this page open: send it again in a minute."
    )


def _public(choice_id: int) -> Choice:
    found = queries.public_choice(choice_id)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Choice, form: BallotForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    phase = found.phase_at(now)
    context = {
        "choice": found,
        "phase": phase.value,
        "options": list(found.options.all()),
        "result": queries.result(found, now=now),
        "form": form,
        "code": form["code"].value() or "",
        "page_number": form["page"].value() or uuid4(),
        "ranks": [
            (form[name], label, _number(form[name].value()))
            for name, label in (("first", _("First")), ("second", _("Second")), ("third", _("Third")))
        ],
        "perspectives": PERSPECTIVES.items(),
        "perspective": form["perspective"].value() or "",
        "is_open": phase is Phase.OPEN,
        # Not the address itself: a code may be part of it.
        "path": found.get_absolute_url(),
    }
    return render(request, "agenda/choice.html", context, status=status)


def _number(given: object) -> int:
    return int(given) if isinstance(given, str) and given.isascii() and given.isdigit() else 0


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", {"path": "/"}, status=429)
    response["Retry-After"] = str(seconds_left())
    return response
