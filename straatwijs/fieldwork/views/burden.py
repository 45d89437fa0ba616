"""/team/werklast/: what filling in asks of people. One's own minutes for everybody; a team's for who leads there."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions import burden as actions
from straatwijs.fieldwork.calculations.burden import Held
from straatwijs.fieldwork.queries import burden as reads
from straatwijs.fieldwork.views import burden_words as words
from straatwijs.fieldwork.views.durations import duration
from straatwijs.fieldwork.views.places import own_area
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import descendants, largest_areas_where
from straatwijs.privacy.queries import Reader
from straatwijs.shared import charts
from straatwijs.shared.private_pages import private_to_team
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed

_MOST_PLACES = 60


@private_to_team
@require_safe
def burden(request: HttpRequest) -> HttpResponse:
    """The own minutes; who leads somewhere chooses a place."""
    return _page(request, None)


@private_to_team
@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, own_area(request, slug, Permission.LEAD_CONVERSATION))


@private_to_team
@require_POST
def ceiling(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_area(request, slug, Permission.LEAD_CONVERSATION)

    def do() -> str:
        text = request.POST.get("minutes", "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 7):
            raise Refused("minutes", _("Give a whole number."))
        actions.set_ceiling(
            area=area,
            role=request.POST.get("role", ""),
            minutes=int(text) if text else None,
            by=member_of(request),
        )
        return _("The ceiling stands.") if text else _("There is no ceiling any more.")

    return _done(request, area, do)


@private_to_team
@require_POST
def choose_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The lighter form or the whole one."""
    area = own_area(request, slug, Permission.LEAD_CONVERSATION)
    lighter = request.POST.get("form") == "lighter"

    def do() -> str:
        actions.choose_form(
            area=area,
            instrument=request.POST.get("instrument", ""),
            lighter=lighter,
            by=member_of(request),
            today=timezone.localdate(),
        )
        if lighter:
            return _("From now on the lighter form is asked here.")
        return _("From now on the whole form is asked here.")

    return _done(request, area, do)


def _done(request: HttpRequest, area: Area, do: Callable[[], str]) -> HttpResponse:
    try:
        said = do()
    except Refused as refused:
        return _page(request, area, refused=refused, status=422)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("place_burden", args=[area.slug]))


def _page(
    request: HttpRequest, area: Area | None, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    member, today = member_of(request), timezone.localdate()
    reader = Reader.for_member(member)
    led = largest_areas_where(member, Permission.LEAD_CONVERSATION)
    found = reads.place_burden(area, reader=reader, today=today) if area else None
    mine = reads.own(member, today=today)
    context = {
        "area": area,
        "own": [words.line(_title(one.code), one) for one in mine.asked],
        "own_time": duration(mine.minutes),
        "own_held": mine.held,
        "own_bar": _bar(mine.held) if mine.held else "",
        "own_verdict": words.verdict(mine.held) if mine.held else "",
        "places": _places(led),
        "found": _shown(found) if found else None,
        "silent": reads.silent_forms([area], reader=reader, today=today) if area else (),
        "lighter": reads.lighter_forms(area) if area else (),
        "refused": refused,
        "said": Typed.of(request, refused),
    }
    return render(request, "fieldwork/burden.html", context, status=status)


def _shown(found: reads.PlaceBurden) -> dict[str, object]:
    return {
        "lines": words.lines(found),
        "roles": [(one, _held(one)) for one in words.role_lines(found) if one.held],
        "ceilings": found.ceilings,
        "begins": found.quarter.first_week,
        "residents": words.of_residents(found.residents) if found.residents else "",
    }


def _held(one: words.Line) -> dict[str, object]:
    if one.held is None:
        return {}
    sentence = words.of_the_ceiling(one, one.held)
    return {"bar": _bar(one.held), "sentence": f"{sentence} {words.verdict(one.held)}"}


def _bar(held: Held) -> SafeString:
    return charts.part_of(held.percent, css=f"load {held.load.value}")


def _title(code: str) -> str:
    known = instruments().get(code)
    return str(known.title) if known else code


def _places(led: list[Area]) -> list[Area]:
    """What one leads and the neighbourhoods in it; a street is too small to speak of a team."""
    found = list(led)
    for area in led:
        found += descendants(area).exclude(kind__in=OUTDOORS).order_by("name")[:_MOST_PLACES]
    return found[:_MOST_PLACES]
