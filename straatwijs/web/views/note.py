"""/s/<street>: pleasant or annoying, what, send."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from straatwijs.agenda.queries.conversations import next_conversation
from straatwijs.instruments.definition import Kind, Side
from straatwijs.instruments.queries import indicators, instruments
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.device import give_secret, secret_of
from straatwijs.observations.forms import look_from, note_from
from straatwijs.observations.note import Changed, Kept, Refused, Withdrawn, Words
from straatwijs.observations.recogniser import wake
from straatwijs.observations.sentences import cannot_keep, is_crowded, slow_down, wait_for_words, why_not
from straatwijs.places.models import Area
from straatwijs.places.queries import street_by_slug
from straatwijs.places.views import street_not_found
from straatwijs.privacy.queries import Reader, street_picture
from straatwijs.shared import qr
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.uuid7 import uuid7
from straatwijs.web import compose

INSTRUMENT = "street_signal"


# No account stands behind a note, so there is nothing that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def note(request: HttpRequest, slug: str) -> HttpResponse:
    area = street_by_slug(slug)
    if area is None:
        return street_not_found(request, slug)
    if request.method == "POST":
        return _keep(request, area)
    wake()
    response = _page(request, area)
    give_secret(request, response)
    return response


@csrf_exempt
@login_not_required
@require_POST
def look(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing to report: one tap that says somebody looked."""
    area = street_by_slug(slug)
    if area is None:
        return street_not_found(request, slug)
    if wait := _too_many(request, area):
        return wait
    try:
        visits.keep_visit(
            visit=look_from(request.POST, instrument=INSTRUMENT, area=area.code, now=timezone.now()),
            secret=secret_of(request),
            now=timezone.now(),
        )
    except (Refused, Changed) as reason:
        return _page(request, area, problem=why_not(reason), status=422)
    except OperationalError:
        return _page(request, area, problem=cannot_keep(), status=503)
    return render(request, "web/thanks.html", {"area": area, "looked": True})


_NO_ANSWER = {"text": "", "perspective": "", "tenure": ""}


@csrf_exempt
@login_not_required
@require_POST
@sensitive_post_parameters()
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """Words and "I speak as", after the note was sent. Receipt and code come in the body, never in an address."""
    area = street_by_slug(slug)
    if area is None:
        return street_not_found(request, slug)
    posted = request.POST
    token, code = posted.get("receipt", ""), posted.get("code", "")
    answer = {
        "text": posted.get("text", ""),
        "perspective": posted.get("perspective", ""),
        "tenure": posted.get("tenure", ""),
    }
    try:
        kept = contributions.complete(token=token, code=code, **answer, now=timezone.now())
    except Refused as reason:
        return _thanks(
            request, area, token=token, code=code, problem=reason.sentence, answer=answer, status=422
        )
    except OperationalError:
        return _thanks(
            request, area, token=token, code=code, problem=cannot_keep(), answer=answer, status=503
        )
    if kept is None:
        return street_not_found(request, slug)
    if kept.words is Words.WAIT:
        return _thanks(
            request,
            area,
            token=token,
            code=code,
            problem=wait_for_words(),
            answer=answer,
            status=503,
        )
    return _thanks(
        request, area, token=token, code=code, kept=kept, answer=answer | {"text": kept.text}, completed=True
    )


def _keep(request: HttpRequest, area: Area) -> HttpResponse:
    if wait := _too_many(request, area):
        return wait
    now = timezone.now()
    try:
        note_ = note_from(request.POST, instrument=INSTRUMENT, area=area.code, now=now)
        kept = contributions.keep(note=note_, secret=secret_of(request), now=now)
    except (Refused, Changed, Withdrawn) as reason:
        return _page(request, area, problem=why_not(reason), status=422)
    except OperationalError:
        return _page(request, area, problem=cannot_keep(), status=503)
    return _thanks(
        request,
        area,
        token=kept.receipt,
        code=kept.withdrawal_code,
        indicator=note_.indicator or f"other_{note_.side}",
        kept=kept,
    )


def _thanks(
    request: HttpRequest,
    area: Area,
    *,
    token: str,
    code: str,
    indicator: str = "",
    kept: Kept | None = None,
    problem: str = "",
    answer: dict[str, str] = _NO_ANSWER,
    completed: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "area": area,
        "looked": False,
        "conversation": next_conversation(area, now=timezone.now()),
        "token": token,
        "code": code,
        "qr": qr.svg(f"{settings.PUBLIC_URL}/bon/{token}"),
        "kept": kept,
        "indicator": indicators().get(indicator),
        "problem": problem,
        "answer": answer,
        "completed": completed,
        **_questions(),
    }
    response = render(request, "web/thanks.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, area: Area, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "area": area,
        "problem": problem,
        "id": uuid7(),
        "at": timezone.now().isoformat(timespec="seconds"),
        "side": request.GET.get("kant", ""),
        "sides": _sides(),
        "instrument": instruments()[INSTRUMENT],
        "lately": compose.lately(street_picture(area, reader=Reader.everyone(), today=timezone.localdate())),
        "answer": _NO_ANSWER,
        **_questions(),
    }
    return render(request, "web/note.html", context, status=status)


def _sides() -> list[tuple[str, list[tuple[bool, list]]]]:
    """Per side first the things in the street, then how people live together."""
    chosen = instruments()[INSTRUMENT].indicators
    return [
        (
            side.value,
            [
                (things, [i for i in chosen if i.side is side and (i.kind is Kind.OBJECT) is things])
                for things in (True, False)
            ],
        )
        for side in Side
    ]


def _questions() -> dict[str, object]:
    return {question.code: question for question in instruments()[INSTRUMENT].questions}


def _too_many(request: HttpRequest, area: Area) -> HttpResponse | None:
    secret = secret_of(request)
    if is_crowded(secret, area.code):
        response = _page(
            request,
            area,
            problem=slow_down(),
            status=429,
        )
        response["Retry-After"] = str(seconds_left())
        return response
    return None
