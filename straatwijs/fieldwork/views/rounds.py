"""/team/rondes/: rounds of looking with a clock, and what they saw beside each other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.rounds import drop_round, keep_look, plan_round
from straatwijs.fieldwork.models import Round
from straatwijs.fieldwork.queries.rounds import RoundSeen, compared, rounds_of, routes_of, seen_in
from straatwijs.fieldwork.views.sheet import Sheet, keep, show, thank
from straatwijs.instruments.definition import Question
from straatwijs.instruments.queries import instruments
from straatwijs.observations.device import give_secret, secret_of
from straatwijs.observations.forms import id_from
from straatwijs.observations.note import Changed
from straatwijs.observations.note import Refused as RefusedNote
from straatwijs.observations.recogniser import wake
from straatwijs.observations.sentences import cannot_keep, why_not
from straatwijs.places.models import Area
from straatwijs.places.queries import areas_served, largest_areas_where, member_may
from straatwijs.privacy.queries import Reader
from straatwijs.shared import charts
from straatwijs.shared.refusal import Refused

_SHOWN = 200
_BLANK = {"place": "", "begins_on": "", "weeks": "4", "minutes": "30", "name": "", "around": "", "stops": ""}


@dataclass(frozen=True)
class Row:
    name: str
    bar: SafeString
    rate: str
    groups: int
    minutes: int
    share: int


@dataclass(frozen=True)
class ChoiceRow:
    label: str
    rates: list[str]


@dataclass(frozen=True)
class ChoiceTable:
    label: str
    rounds: list[str]
    rows: list[ChoiceRow]


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    return overview(request)


def overview(request: HttpRequest, *, kind: str = "", problem: str = "", status: int = 200) -> HttpResponse:
    member = member_of(request)
    typed = {name: request.POST.get(name, blank) for name, blank in _BLANK.items()}
    context = {
        "rounds": list(rounds_of(member)),
        "routes": list(routes_of(member)),
        "places": areas_served(member, Permission.FILL_IN).filter(current=True)[:_SHOWN],
        "typed": typed | {"begins_on": typed["begins_on"] or timezone.localdate().isoformat()},
        "kind": kind,
        "problem": problem,
    }
    return render(request, "fieldwork/rounds.html", context, status=status)


@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    try:
        made = plan_round(
            area=place_named(request, "place"),
            begins_on=_day(request.POST.get("begins_on", "")),
            weeks=number_of(request, "weeks"),
            minutes=number_of(request, "minutes"),
            by=member_of(request),
        )
    except Refused as refused:
        return overview(request, kind="round", problem=refused.sentence, status=422)
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, round_id: int) -> HttpResponse:
    """The form, with the clock that script adds. Without script each group is sent by itself."""
    sheet = _sheet(request, _own(request, round_id))
    if request.method == "POST":
        kept = keep(request, sheet)
        return kept if isinstance(kept, HttpResponse) else thank(request, sheet, kept)
    wake()
    response = show(request, sheet)
    give_secret(request, response)
    return response


@require_POST
def finish(request: HttpRequest, round_id: int) -> HttpResponse:
    """How long somebody looked, where no script ran a clock."""
    found = _own(request, round_id)
    try:
        keep_look(
            found=found,
            look_id=id_from(request.POST),
            minutes=number_of(request, "minutes"),
            people=number_of(request, "people"),
            now=timezone.now(),
            secret=secret_of(request),
        )
    except Refused as refused:
        return _again(request, found, refused.sentence)
    except (RefusedNote, Changed) as reason:
        return _again(request, found, why_not(reason))
    except OperationalError:
        return _again(request, found, cannot_keep(), status=503)
    messages.success(request, _("Thank you. Your minutes stand behind the numbers."))
    return redirect("round_outcome", found.pk)


@require_safe
def outcome(request: HttpRequest, round_id: int) -> HttpResponse:
    found = _own(request, round_id)
    all_rounds = compared(found.area, Reader.for_member(request.user))
    asked = [instruments()[found.instrument].asked(code) for code in ("together", "ages", "doing")]
    context = {
        "round": found,
        "rows": _rows(all_rounds),
        "tables": [_table(question, all_rounds) for question in asked if question],
    }
    return render(request, "fieldwork/round_outcome.html", context)


@require_POST
def drop(request: HttpRequest, round_id: int) -> HttpResponse:
    found = _own(request, round_id)
    if "sure" in request.POST:
        drop_round(found=found, by=member_of(request))
        messages.success(request, _("The round is deleted. What was seen is still there."))
    return redirect("rounds")


def place_named(request: HttpRequest, field: str) -> Area:
    """One of the own places by its name. Raises Refused; for who fills in nowhere there is nothing to plan."""
    if not largest_areas_where(member_of(request), Permission.FILL_IN):
        raise Http404
    name = request.POST.get(field, "").strip()
    served = areas_served(member_of(request), Permission.FILL_IN).filter(current=True)
    found = served.filter(name__iexact=name).first() or served.filter(slug=name).first()
    if found is None:
        raise Refused(field, _("None of your places is called “%(name)s”.") % {"name": name})
    return found


def number_of(request: HttpRequest, field: str) -> int:
    """0 for anything that is no number."""
    text = request.POST.get(field, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("begins_on", _("Choose the day on which the round begins.")) from None


def _own(request: HttpRequest, round_id: int) -> Round:
    found = get_object_or_404(Round.objects.select_related("area"), pk=round_id)
    if not member_may(member_of(request), Permission.FILL_IN, found.area):
        raise Http404
    return found


def _sheet(request: HttpRequest, found: Round, *, look_problem: str = "") -> Sheet:
    return Sheet(
        instrument=instruments()[found.instrument],
        area=found.area,
        action=reverse("round", args=[found.pk]),
        member=member_of(request),
        typed={"answers.size": ["1"]},
        template="fieldwork/round.html",
        more={
            "round": found,
            "seen": seen_in(found, Reader.for_member(request.user)),
            "look_problem": look_problem,
            "minutes": request.POST.get("minutes") or found.minutes,
        },
    )


def _again(request: HttpRequest, found: Round, problem: str, *, status: int = 422) -> HttpResponse:
    return show(request, _sheet(request, found, look_problem=problem), status=status)


def _named(found: Round) -> str:
    return f"{found.get_season_display()} {date_format(found.begins_on, 'Y')}"


def _rate(number: float | None) -> str:
    return "–" if number is None else number_format(Decimal(f"{number:.1f}"), 1)


def _rows(all_rounds: list[RoundSeen]) -> list[Row]:
    rates = [one.seen.people_per_half_hour for one in all_rounds]
    most = max((round(rate * 10) for rate in rates if rate is not None), default=1)
    return [
        Row(
            name=_named(one.round),
            bar=charts.wing(round((rate or 0) * 10), most, to_left=False, css="good", label=_rate(rate)),
            rate=_rate(rate),
            groups=one.seen.groups,
            minutes=one.seen.minutes,
            share=round(100 * one.seen.minutes / one.round.target),
        )
        for one, rate in zip(all_rounds, rates, strict=True)
    ]


def _table(question: Question, all_rounds: list[RoundSeen]) -> ChoiceTable:
    rows = [
        ChoiceRow(
            str(label),
            [
                _rate(one.seen.per_half_hour(one.seen.shares[question.code].get(code, 0)))
                for one in all_rounds
            ],
        )
        for code, label in question.choices
    ]
    return ChoiceTable(str(question.label), [_named(one.round) for one in all_rounds], rows)
