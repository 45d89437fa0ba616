"""/team/nieuws/: making the news sheet; /nieuws/<id>: the sheet itself, as page and on paper."""

from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.actions import news_sheets as actions
from straatwijs.feedback.actions.news_sheets import MOST_PARAGRAPHS, Written
from straatwijs.feedback.models import NewsSheet
from straatwijs.feedback.models.news_sheets import MOST_PARAGRAPH
from straatwijs.feedback.queries.facts import months
from straatwijs.feedback.queries.news import coming
from straatwijs.feedback.queries.team import places_to_choose
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where, within
from straatwijs.privacy.queries import Reader
from straatwijs.shared import pdf, qr
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM, Quarter, quarter_named, quarter_of

_FOLDER = Path(__file__).parent.parent / "templates" / "feedback"
_PAPERS = {"a4": _FOLDER / "news_a4.typ", "a5": _FOLDER / "news_a5.typ"}
# Empty places to add a paragraph.
_ROOM = 2


@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest) -> HttpResponse:
    """What was made in one's own places, and beginning a new one."""
    own = largest_areas_where(member_of(request), Permission.LEAD_CONVERSATION)
    if not own:
        raise PermissionDenied(_("Your role does not make the news sheet here."))
    if request.method == "POST":
        return _begin(request, own)
    return _list(request, own)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, sheet_id: int) -> HttpResponse:
    sheet = _own_sheet(request, sheet_id)
    if request.method != "POST":
        return _editor(request, sheet, paragraphs=_kept(sheet))
    said = _said(request)
    try:
        _do(request, sheet, said)
    except Refused as reason:
        paragraphs = said if request.POST.get("what") != "take_back" else _kept(sheet)
        return _editor(request, sheet, paragraphs=paragraphs, problem=reason, status=422)
    return HttpResponseRedirect(reverse("news_sheet_edit", args=[sheet.pk]))


@login_not_required
@require_safe
def sheet(request: HttpRequest, sheet_id: int) -> HttpResponse:
    found = _readable(request, sheet_id)
    context = {"sheet": found, "paragraphs": found.paragraphs.all(), "area": found.area}
    return render(request, "feedback/news_sheet.html", context)


@login_not_required
@require_safe
def paper(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """A4, or A5 folded: print that on both sides, over the short edge, and fold."""
    wanted = request.GET.get("vorm", "a4")
    if wanted not in _PAPERS:
        raise Http404
    found = _readable(request, sheet_id)
    response = HttpResponse(pdf.render(_PAPERS[wanted], _on_paper(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="nieuws-{found.area.slug}-{wanted}.pdf"'
    return response


def _do(request: HttpRequest, sheet: NewsSheet, said: list[Written]) -> None:
    what, by = request.POST.get("what"), member_of(request)
    if what == "take_back":
        actions.take_back_sheet(sheet=sheet, by=by)
        return
    if not sheet.is_public:
        actions.edit_sheet(sheet=sheet, title=request.POST.get("title", ""), paragraphs=said, by=by)
    if what == "publish":
        actions.publish_sheet(sheet=sheet, checked=request.POST.getlist("checked"), by=by)


def _begin(request: HttpRequest, own: list[Area]) -> HttpResponse:
    area = get_object_or_404(Area.objects.filter(within(own)), slug=request.POST.get("place", ""))
    try:
        quarter = quarter_named(request.POST.get("quarter", ""))
        made = actions.draft_sheet(area=area, quarter=quarter, by=member_of(request))
    except ValueError:
        raise Http404 from None
    except Refused as reason:
        return _list(request, own, problem=reason.sentence, status=422)
    return HttpResponseRedirect(reverse("news_sheet_edit", args=[made.pk]))


def _list(request: HttpRequest, own: list[Area], *, problem: str = "", status: int = 200) -> HttpResponse:
    areas = Area.objects.filter(within(own))
    context = {
        "sheets": NewsSheet.objects.filter(area__in=areas).select_related("area")[:50],
        "places": places_to_choose(own),
        "quarters": _quarters(),
        "problem": problem,
    }
    return render(request, "feedback/news_sheets.html", context, status=status)


def _quarters() -> list[tuple[str, str]]:
    """This one and the one before."""
    this = quarter_of(timezone.localdate())
    before = quarter_of(this.first_week - timedelta(days=7))
    return [(str(one), _months(one)) for one in (this, before)]


def _months(quarter: Quarter) -> str:
    begin, end = months(quarter)
    return f"{date_format(begin, 'F')} – {date_format(end, 'F Y')}"


def _own_sheet(request: HttpRequest, sheet_id: int) -> NewsSheet:
    found = get_object_or_404(NewsSheet.objects.select_related("area"), pk=sheet_id)
    if not Reader.for_member(member_of(request)).may(Permission.LEAD_CONVERSATION, found.area):
        raise Http404
    return found


def _readable(request: HttpRequest, sheet_id: int) -> NewsSheet:
    """Everyone's when it is published; a draft is for who makes it."""
    found = get_object_or_404(NewsSheet.objects.select_related("area"), pk=sheet_id)
    makes_it = Reader.for_member(request.user).may(Permission.LEAD_CONVERSATION, found.area)
    if not found.is_public and not makes_it:
        raise Http404
    return found


def _kept(sheet: NewsSheet) -> list[Written]:
    return [Written(heading=one.heading, text=one.text, source=one.source) for one in sheet.paragraphs.all()]


def _said(request: HttpRequest) -> list[Written]:
    posted = request.POST
    rows = zip_longest(
        posted.getlist("heading")[:MOST_PARAGRAPHS],
        posted.getlist("text")[:MOST_PARAGRAPHS],
        posted.getlist("source")[:MOST_PARAGRAPHS],
        fillvalue="",
    )
    dropped = set(posted.getlist("drop"))
    written = [Written(heading=heading, text=text, source=source) for heading, text, source in rows]
    return [one for number, one in enumerate(written) if str(number) not in dropped]


def _editor(
    request: HttpRequest,
    sheet: NewsSheet,
    *,
    paragraphs: list[Written],
    problem: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    empty = [Written(heading="", text="")] * _ROOM
    kept = [*[one for one in paragraphs if not one.is_empty], *empty][:MOST_PARAGRAPHS]
    context = {
        "sheet": sheet,
        "title": request.POST.get("title", sheet.title),
        "rows": list(enumerate(kept)),
        "most": MOST_PARAGRAPH,
        "problem": problem.sentence if problem else "",
        "field": problem.field if problem else "",
    }
    return render(request, "feedback/news_sheet_edit.html", context, status=status)


def _on_paper(sheet: NewsSheet) -> dict[str, object]:
    address = f"{settings.PUBLIC_URL}{sheet.get_absolute_url()}"
    note = f"{settings.PUBLIC_URL}{sheet.area.note_path if sheet.area.is_outdoors else '/zoek'}"
    following = coming(sheet.area, now=timezone.now())
    when = following.at.astimezone(AMSTERDAM) if following else None
    return {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "title": sheet.title,
        "place": sheet.area.name,
        "months": _months(sheet.in_quarter),
        "paragraphs": [{"heading": one.heading, "text": one.text} for one in sheet.paragraphs.all()],
        "next": _("The next conversation") if following else "",
        "next_day": date_format(when, "l j F") if when else "",
        "next_time": _("at %(time)s") % {"time": f"{when:%H:%M}"} if when else "",
        "next_place": following.place if following else "",
        "note": _("Saw something? Note it."),
        "note_text": _("Without name, without account. What you note gets an answer."),
        "address": address.partition("://")[2],
        "note_address": note.partition("://")[2],
        "qr": qr.svg(note),
        "qr_text": _("QR code of %(address)s") % {"address": note},
        "read": _("This sheet on your phone:"),
    }
