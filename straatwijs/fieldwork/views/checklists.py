"""/team/lijst/: the checklist that scouts fill in together, item by item, on one screen or from paper."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions import checklists as actions
from straatwijs.fieldwork.actions.points import NewPoint, make_point
from straatwijs.fieldwork.models import ChecklistMeeting
from straatwijs.fieldwork.models.points import PointOrigin
from straatwijs.fieldwork.papers.together import checklist as checklist_paper
from straatwijs.fieldwork.queries import checklists as reads
from straatwijs.fieldwork.queries.points import known_desks
from straatwijs.instruments.queries import instruments
from straatwijs.observations.note import Kept
from straatwijs.places.queries import largest_areas_where, member_may
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@require_safe
def checklists(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    own = largest_areas_where(member, Permission.FILL_IN)
    if not own:
        raise PermissionDenied
    context = {
        "open": reads.in_places(own).filter(closed_at=None).order_by("due", "pk"),
        "closed": [(one, _moved(one)) for one in reads.last_closed(own)],
        "earlier": reads.in_places(own).exclude(closed_at=None).order_by("-closed_at")[:40],
        "places": reads.choosable(member),
        "place": request.GET.get("plek", ""),
        "due": _day(request.GET.get("voor", "")),
        "instrument": instruments()[reads.INSTRUMENT],
    }
    return render(request, "fieldwork/checklists.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    places = {area.slug: area for area in reads.choosable(member_of(request))}
    area = places.get(request.POST.get("place", ""))
    if area is None:
        raise Http404
    due = _day(request.POST.get("due", ""))
    begun = actions.begin(area=area, due=due, by=member_of(request))
    return HttpResponseRedirect(reverse("checklist", args=[begun.pk]))


@require_safe
def checklist(request: HttpRequest, meeting_id: int) -> HttpResponse:
    return _page(request, _own(request, meeting_id))


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, meeting_id: int, item: str) -> HttpResponse:
    """One item at a time: big enough for one screen that everybody looks at."""
    meeting = _own(request, meeting_id)
    if request.method != "POST":
        return _item_page(request, meeting, item)
    words = {name: request.POST.get(f"words-{name}", "") for name in _names(item)}
    seen = {number_from(part) for part in request.POST.get("seen", "").split(",")}
    try:
        saved = actions.keep_item(
            meeting=meeting,
            item=item,
            answer=request.POST.get("answer", ""),
            words=words,
            seen=seen,
            by=member_of(request),
        )
    except Refused as refused:
        return _item_page(request, meeting, item, refused=refused, status=422)
    if saved.beside:
        told = _(
            "Kept. Somebody else wrote at the same time: both stand below. Look at them together and choose."
        )
        messages.warning(request, told)
        return HttpResponseRedirect(reverse("checklist_item", args=[meeting.pk, item]))
    return _onwards(meeting, item)


@require_POST
def point(request: HttpRequest, meeting_id: int, item: str) -> HttpResponse:
    """Bring what was said to a desk."""
    meeting = _own(request, meeting_id)
    new = NewPoint(
        area=meeting.area,
        what=request.POST.get("what", ""),
        desk=request.POST.get("desk", ""),
        role=request.POST.get("role", ""),
        origin=PointOrigin.CHECKLIST,
        meeting=meeting,
        item=item,
        references=[meeting.contribution] if meeting.contribution else [],
    )
    try:
        make_point(new=new, by=member_of(request))
    except Refused as refused:
        return _item_page(request, meeting, item, refused=refused, status=422)
    messages.success(request, _("It is on the list of points. The coordinator asks until it is done."))
    return HttpResponseRedirect(f"{reverse('checklist_item', args=[meeting.pk, item])}#points")


@require_POST
def close(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = _own(request, meeting_id)
    try:
        kept = actions.close(
            meeting=meeting,
            roles=request.POST.getlist("roles"),
            on_paper="on_paper" in request.POST,
            by=member_of(request),
        )
    except Refused as refused:
        return _page(request, meeting, refused=refused, status=422)
    meeting.refresh_from_db()
    return _page(request, meeting, kept=kept)


@require_POST
def drop(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = _own(request, meeting_id)
    try:
        actions.drop(meeting=meeting, by=member_of(request))
    except Refused as refused:
        return _page(request, meeting, refused=refused, status=422)
    messages.success(request, _("The empty list is gone."))
    return HttpResponseRedirect(reverse("checklists"))


@require_safe
def paper(request: HttpRequest, meeting_id: int) -> HttpResponse:
    response = HttpResponse(checklist_paper(_own(request, meeting_id)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="lijst.pdf"'
    return response


def _own(request: HttpRequest, number: int) -> ChecklistMeeting:
    """For who fills in lists there; for others it is not there."""
    found = get_object_or_404(ChecklistMeeting.objects.select_related("area"), pk=number)
    if not member_may(member_of(request), Permission.FILL_IN, found.area):
        raise Http404
    return found


def _page(
    request: HttpRequest,
    meeting: ChecklistMeeting,
    *,
    refused: Refused | None = None,
    kept: Kept | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = reads.sheet(meeting)
    shown, heard = reads.heard(meeting.area)
    asked = instruments()[reads.INSTRUMENT].asked(reads.ROLES)
    context = {
        "meeting": meeting,
        "rows": rows,
        "filled": sum(bool(row.readings) for row in rows),
        "split": [row for row in rows if row.is_split],
        "next": next((row for row in rows if not row.readings), None),
        "before": reads.before(meeting),
        "shown": shown,
        "heard": heard,
        "asked": asked,
        "chosen": request.POST.getlist("roles") if refused else meeting.roles,
        "refused": refused,
        "kept": kept,
        "today": timezone.localdate(),
    }
    return render(request, "fieldwork/checklist.html", context, status=status)


def _item_page(
    request: HttpRequest,
    meeting: ChecklistMeeting,
    code: str,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = reads.sheet(meeting)
    place = next((number for number, row in enumerate(rows) if row.item.code == code), None)
    if place is None:
        raise Http404
    row, typed = rows[place], Typed.of(request, refused)
    context = {
        "meeting": meeting,
        "row": row,
        "total": len(rows),
        "following": rows[place + 1] if place + 1 < len(rows) else None,
        "previous": rows[place - 1] if place else None,
        "answer": typed.get("answer", _answer(row)),
        "lines": [(line, typed.get(f"words-{line.name}", line.words)) for line in _lines(row)],
        "seen": row.seen,
        "desks": known_desks(meeting.area),
        "refused": refused,
        "typed": typed,
    }
    return render(request, "fieldwork/checklist_item.html", context, status=status)


def _answer(row: reads.Row) -> str:
    """What all readings agree on; of two that differ the group says which."""
    answers = {reading.answer for reading in row.readings}
    return answers.pop() if len(answers) == 1 else ""


def _lines(row: reads.Row) -> list[reads.Line]:
    """Of two readings the words of both, one after the other, so that nothing has to be typed again."""
    empty = reads.lines_of(row.item, {})
    both = [{line.name: line.words for line in reading.lines} for reading in row.readings]
    joined = {
        line.name: "\n".join(dict.fromkeys(words[line.name] for words in both if words[line.name]))
        for line in empty
    }
    return list(reads.lines_of(row.item, joined))


def _names(code: str) -> list[str]:
    return [name for one in reads.the_items() if one.code == code for name in one.lines]


def _onwards(meeting: ChecklistMeeting, code: str) -> HttpResponseRedirect:
    """To the next item, after the last one to the whole list."""
    codes = [one.code for one in reads.the_items()]
    after = codes[codes.index(code) + 1 :]
    if after:
        return HttpResponseRedirect(reverse("checklist_item", args=[meeting.pk, after[0]]))
    return HttpResponseRedirect(reverse("checklist", args=[meeting.pk]))


def _moved(meeting: ChecklistMeeting) -> list[reads.Row]:
    """What became stronger or weaker since the time before."""
    return [row for row in reads.sheet(meeting) if row.course in {"stronger", "weaker"}]


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
