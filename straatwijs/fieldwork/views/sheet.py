"""What a page with a form shows, and what follows when it is sent: the same for everybody's forms and for the team's."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.asked import parts_of, sides_of
from straatwijs.fieldwork.duos import HOW_TOLD, LISTENED, can_be_listened_to
from straatwijs.fieldwork.forms import Typed, field_of, note_from, typed_of
from straatwijs.fieldwork.queries.questions import questions_for
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions
from straatwijs.observations.device import secret_of
from straatwijs.observations.note import Changed, Kept, Refused, Withdrawn, Words
from straatwijs.observations.sentences import cannot_keep, is_crowded, slow_down, wait_for_words, why_not
from straatwijs.places.models import Area
from straatwijs.shared import qr
from straatwijs.shared.rate_limit import seconds_left
from straatwijs.shared.uuid7 import uuid7


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One form at one place. `typed` stands in it already; `more` goes to the template, which may be one of its own."""

    instrument: Instrument
    area: Area
    action: str
    member: Member | None = None
    channel: str = "phone"
    template: str = "fieldwork/form.html"
    thanks: str = "fieldwork/thanks.html"
    typed: Typed = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)


def the_form(name: str, *, for_team: bool) -> Instrument | None:
    found = instruments().get(name)
    return found if found and found.form and found.for_team is for_team else None


def show(
    request: HttpRequest,
    sheet: Sheet,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    problem: str = "",
    status: int = 200,
    fresh: bool = False,
) -> HttpResponse:
    """The form, filled in with what was typed. `fresh`: as a new note, as the old one can't be sent again."""
    shown = sheet.typed if typed is None else typed
    now = timezone.now().isoformat(timespec="seconds")
    context = {
        "sheet": sheet,
        "area": sheet.area,
        "instrument": sheet.instrument,
        "id": uuid7() if fresh else _first(shown, "id") or uuid7(),
        "at": _first(shown, "at") or now,
        "day": _first(shown, "day"),
        "today": timezone.localdate(),
        "sides": list(sides_of(sheet.instrument, shown)) if sheet.instrument.has_sides else [],
        "parts": parts_of(
            sheet.instrument, shown, refused, questions=questions_for(sheet.instrument, sheet.area)
        ),
        "listened": " ".join(LISTENED) if can_be_listened_to(sheet.instrument) else "",
        "problem": refused.sentence if refused else problem,
        "problem_field": refused.field if refused else "",
        **sheet.more,
    }
    response = render(request, sheet.template, context, status=status)
    if typed or (sheet.typed and sheet.template == Sheet.template):
        response["Cache-Control"] = "no-store"
    return response


def keep(request: HttpRequest, sheet: Sheet) -> HttpResponse | Kept:
    """The page with what is wrong, filled in as it was; or what was kept."""
    typed, now = typed_of(request.POST), timezone.now()
    secret = secret_of(request)
    if is_crowded(secret, sheet.area.code):
        response = show(request, sheet, typed=typed, problem=slow_down(), status=429)
        response["Retry-After"] = str(seconds_left())
        return response
    try:
        note = note_from(
            request.POST,
            instrument=sheet.instrument,
            area=sheet.area.code,
            now=now,
            channel=sheet.channel,
        )
        kept = contributions.keep(note=note, secret=secret, now=now, member=sheet.member)
    except Refused as refused:
        return show(request, sheet, typed=typed, refused=refused, status=422)
    except (Changed, Withdrawn) as reason:
        return show(request, sheet, typed=typed, problem=why_not(reason), status=422, fresh=True)
    except OperationalError:
        return show(request, sheet, typed=typed, problem=cannot_keep(), status=503)
    if kept.words is Words.WAIT:
        return show(request, sheet, typed=typed, problem=wait_for_words(), status=503)
    return kept


def thank(request: HttpRequest, sheet: Sheet, kept: Kept) -> HttpResponse:
    context = {
        "sheet": sheet,
        "area": sheet.area,
        "instrument": sheet.instrument,
        "token": kept.receipt,
        "code": kept.withdrawal_code,
        "qr": qr.svg(f"{settings.PUBLIC_URL}/bon/{kept.receipt}"),
        "kept": kept,
        "listened": request.POST.get(field_of(HOW_TOLD)) in LISTENED,
    }
    response = render(request, sheet.thanks, context | sheet.more)
    response["Cache-Control"] = "no-store"
    return response


def _first(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "")
