"""/team/koers/: what the forms of a place add up to week by week, for who fills them in; page and paper."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions import course as actions
from straatwijs.fieldwork.models import CourseChange, Sister
from straatwijs.fieldwork.models.course import MOST_CHANGE
from straatwijs.fieldwork.queries import course as reads
from straatwijs.fieldwork.queries.burden import silent_forms
from straatwijs.fieldwork.queries.measures import key_of, measure_of
from straatwijs.fieldwork.queries.questions import has_lighter, is_lighter
from straatwijs.fieldwork.views.course_words import shown, week_label
from straatwijs.fieldwork.views.places import name_of, own_area, week_named, weeks_back
from straatwijs.places.models import Area
from straatwijs.places.queries import find_streets, largest_areas_where, municipality_of
from straatwijs.privacy.queries import Reader, kept_up
from straatwijs.shared import pdf
from straatwijs.shared.private_pages import private_to_team
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed
from straatwijs.shared.weeks import week_of

_PAPER = Path(__file__).parent.parent / "templates" / "fieldwork" / "course.typ"
_WEEKS_ON_PAPER = 8


@private_to_team
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where a logbook is kept."""
    member = member_of(request)
    own = largest_areas_where(member, Permission.SEE_STREET_LIVE)
    today = timezone.localdate()
    kept = kept_up(own, reader=Reader.for_member(member), since=today - timedelta(weeks=52))
    here = [one for one in kept if one.instrument == reads.LOGBOOK]
    areas = Area.objects.in_bulk([one.place.id for one in here])
    context = {
        "places": sorted(((areas[one.place.id], one) for one in here), key=lambda pair: pair[0].name),
        "asked": reads.asked_sisters(member),
    }
    return render(request, "fieldwork/courses.html", context)


@private_to_team
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, own_area(request, slug, Permission.SEE_STREET_LIVE))


@private_to_team
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_area(request, slug, Permission.SEE_STREET_LIVE)
    found = _read(request, area)
    response = HttpResponse(pdf.render(_PAPER, _on_paper(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="koers-{area.slug}-{name_of(found.week)}.pdf"'
    return response


@private_to_team
@require_POST
def target(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_area(request, slug, Permission.ANSWER)

    def do() -> str:
        wanted = _number(request, "wanted") if request.POST.get("what") != "end" else None
        actions.set_target(
            area=area,
            instrument=reads.LOGBOOK,
            measure=measure_of(request.POST.get("measure", "")),
            wanted=wanted,
            first_week=week_named(
                request.POST.get("from", ""), latest=week_of(timezone.localdate()) + timedelta(weeks=1)
            ),
            by=member_of(request),
        )
        return _("The target stands.") if wanted is not None else _("The target is gone.")

    return _done(request, area, do)


@private_to_team
@require_POST
def change(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_area(request, slug, Permission.FILL_IN)

    def do() -> str:
        now = timezone.now()
        actions.note_change(
            area=area,
            instrument=reads.LOGBOOK,
            week=week_named(
                request.POST.get("from", ""), latest=week_of(timezone.localdate()) + timedelta(weeks=1)
            ),
            words=request.POST.get("words", ""),
            by=member_of(request),
            now=now,
        )
        return _("The change stands on the line.")

    return _done(request, area, do)


@private_to_team
@require_POST
def remove_change(request: HttpRequest, change_id: int) -> HttpResponse:
    found = get_object_or_404(CourseChange.objects.select_related("area"), pk=change_id)
    area = own_area(request, found.area.slug, Permission.FILL_IN)

    def do() -> str:
        actions.remove_change(change=found, by=member_of(request))
        return _("The change is gone from the line.")

    return _done(request, area, do)


@private_to_team
@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_area(request, slug, Permission.ANSWER)

    def do() -> str:
        other = _other(request.POST.get("other", ""), area)
        made = actions.ask_sister(
            area=area, other=other, instrument=reads.LOGBOOK, by=member_of(request), now=timezone.now()
        )
        if made.agreed_at:
            return _("You now see each other's course.")
        return _("Asked. You see each other's course as soon as the other team agrees.")

    return _done(request, area, do)


@private_to_team
@require_POST
def sister(request: HttpRequest, slug: str, sister_id: int) -> HttpResponse:
    """Agree with what another place asked, or stop."""
    area = own_area(request, slug, Permission.ANSWER)
    found = get_object_or_404(reads.sisters_of(area), pk=sister_id)
    agrees = request.POST.get("what") == "agree"
    if agrees and found.asked_id != area.pk:
        raise Http404

    def do() -> str:
        if agrees:
            actions.agree_sister(sister=found, by=member_of(request), now=timezone.now())
            return _("You now see each other's course.")
        actions.stop_sister(sister=found, area=area, by=member_of(request))
        return _("Stopped. You do not see each other's course any more.")

    return _done(request, area, do)


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Refused(name, _("Give a whole number."))
    return int(text)


def _other(text: str, area: Area) -> Area:
    """A place of this municipality by its name or its address on the site."""
    inside = Area.objects.filter(path__startswith=municipality_of(area).path)
    named = list(inside.filter(slug=text.strip())) or list(inside.filter(name__iexact=text.strip())[:2])
    if len(named) == 1:
        return named[0]
    near = [street.name for street in find_streets(text)][:3] if text.strip() else []
    hint = _(" Do you mean: %(names)s?") % {"names": ", ".join(near)} if near else ""
    raise Refused("other", _("There is no place with this name.") + hint)


def _done(request: HttpRequest, area: Area, do: Callable[[], str]) -> HttpResponse:
    """Back to the course with what was done, or the course again with everything that was typed and the reason."""
    try:
        said = do()
    except Refused as refused:
        return _page(request, area, refused=refused, status=422)
    messages.success(request, said)
    return HttpResponseRedirect(_address(area, request.POST.get("week", "")))


def _address(area: Area, week: str) -> str:
    address = reverse("course", args=[area.slug])
    latest = reads.last_week(timezone.localdate())
    chosen = week_named(week, latest=week_of(timezone.localdate()))
    return address if not week or chosen == latest else f"{address}?week={name_of(chosen)}"


def _read(request: HttpRequest, area: Area) -> reads.Course:
    today = timezone.localdate()
    name = (request.POST if request.method == "POST" else request.GET).get("week", "")
    week = week_named(name, latest=week_of(today)) if name else reads.last_week(today)
    found = reads.course(area, reader=Reader.for_member(request.user), week=week)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, area: Area, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    found = _read(request, area)
    reader, today = Reader.for_member(request.user), timezone.localdate()
    earlier, later = found.week - timedelta(weeks=1), found.week + timedelta(weeks=1)
    silent = [
        one for one in silent_forms([area], reader=reader, today=today) if one.instrument.id == reads.LOGBOOK
    ]
    context = {
        "area": area,
        "course": found,
        "shown": shown(found),
        "week": name_of(found.week),
        "earlier": name_of(earlier),
        "later": name_of(later) if later <= week_of(today) else "",
        "is_running": found.week == week_of(today),
        "measures": [
            {
                "key": key_of(line.measure),
                "label": f"{line.label} (%)" if line.measure.whole else line.label,
                "goal": line.goal,
            }
            for line in found.lines
        ],
        "weeks": [
            {"name": name_of(week), "label": week_label(week)}
            for week in weeks_back(today, number=12, coming=1)
        ],
        "this_week": name_of(week_of(today)),
        "sisters": [_sister_line(one, area) for one in reads.sisters_of(area)],
        "silent": silent[0] if silent else None,
        "is_lighter": is_lighter(reads.LOGBOOK, area) and has_lighter(found.instrument),
        "may_write": reader.may(Permission.FILL_IN, area),
        "may_steer": reader.may(Permission.ANSWER, area),
        "may_lead": reader.may(Permission.LEAD_CONVERSATION, area),
        "most_words": MOST_CHANGE,
        "refused": refused,
        "said": Typed.of(request, refused),
    }
    return render(request, "fieldwork/course.html", context, status=status)


def _sister_line(one: Sister, area: Area) -> dict[str, object]:
    return {
        "sister": one,
        "name": one.other(area).name,
        "agreed": one.agreed_at is not None,
        "is_asked": one.agreed_at is None and one.asked_id == area.pk,
    }


def _on_paper(found: reads.Course) -> dict[str, object]:
    said = shown(found)
    weeks = asdict(said.weeks)
    return {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "labels": {
            "weeks": said.weeks.caption,
            "changes": _("Changes of course"),
            "sisters": _("Places beside yours"),
            "good": _("What went well"),
            "bad": _("What did not go well"),
            "nothing": _("Nobody wrote anything down."),
            "only": _("For the own team only: numbers of a week can be about a few children."),
            "chart": _("The line of the weeks; the table below gives its numbers."),
            "goal_line": _("Striped: the target. Numbers above the line: changes of course."),
            "page": _("page"),
            "made": _("Made on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
        },
        **asdict(said),
        "weeks": weeks | {"rows": weeks["rows"][:_WEEKS_ON_PAPER]},
    }
