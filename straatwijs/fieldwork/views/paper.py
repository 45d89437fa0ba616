"""/team/papier/: printing sheets, typing them in by keyboard alone, and approving what somebody else typed in."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.typed_sheets import Sheet, approve, correct, drop_sheet, send_back, type_in
from straatwijs.fieldwork.agreed import as_asked_at
from straatwijs.fieldwork.forms import field_of
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK
from straatwijs.fieldwork.papers import BY_LINE, sheets
from straatwijs.fieldwork.papers.round_sheets import LINES
from straatwijs.fieldwork.queries.typed_sheets import on_their_way, writers_at
from straatwijs.fieldwork.sheet_codes import further_id, id_of, read_code
from straatwijs.fieldwork.typing import SIDE, SIGNALS, WORDS, as_typed, legend, read_sheet
from straatwijs.fieldwork.views.own_pages import OWN_PAPER
from straatwijs.instruments.definition import AnswerType, Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations.note import Refused
from straatwijs.observations.sentences import cannot_keep
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug, areas_served, member_may
from straatwijs.shared.private_pages import private_to_team

_SHOWN = 30


@dataclass(frozen=True)
class Line:
    """One field to type in; `legend` says which number is which."""

    name: str
    label: str
    legend: str
    value: str
    most: int
    problem: str
    words: bool


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    chosen = _on_paper().get(request.GET.get("formulier", ""))
    text = request.GET.get("q", "").replace("\0", "")[:100]
    places = areas_served(member, Permission.FILL_IN).filter(current=True, name__icontains=text)
    context = {
        "way": on_their_way(member),
        "forms": list(_on_paper().values()),
        "chosen": chosen,
        "text": text,
        "places": list(places.select_related("parent").order_by("path")[:_SHOWN]) if chosen else [],
    }
    return render(request, "fieldwork/paper.html", context)


@require_safe
@private_to_team
def print_sheets(request: HttpRequest, instrument: str, slug: str) -> HttpResponse:
    """`?aantal=`: each sheet has a code of its own, so each time they are others. Nothing about them is kept."""
    form, area = _place(request, instrument, slug)
    wanted = request.GET.get("aantal", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and 0 < len(wanted) < 4 else 1
    response = HttpResponse(sheets(form, area, number=max(number, 1)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{form.id}-{area.slug}.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def type_sheet(request: HttpRequest, instrument: str, slug: str) -> HttpResponse:
    """One sheet after another: the answer is an empty form for the next, on the same day."""
    form, area = _place(request, instrument, slug)
    if request.method != "POST":
        return _form(request, form, area)
    letters = read_code(request.POST.get("code", ""))
    try:
        if letters is None:
            raise Refused("code", _("This code is not right. Look at the letters once more."))
        type_in(
            sheet=_sheet(request, form, area),
            note_id=further_id(id_of(letters), _line(request, form)),
            by=member_of(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _form(request, form, area, refused=refused, status=422)
    except OperationalError:
        return _form(request, form, area, refused=Refused("", cannot_keep()), status=503)
    if form.id in BY_LINE:
        return _form(request, form, area, next_line=_line(request, form) + 2)
    messages.success(request, _("Kept. Somebody else still looks at it."))
    return redirect(f"{request.path}?dag={request.POST.get('day', '')}")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def typed_sheet(request: HttpRequest, typed_id: int) -> HttpResponse:
    """For who typed it in a form to correct; for others what to approve or to send back."""
    typed = get_object_or_404(TypedSheet.objects.select_related("area"), pk=typed_id)
    form = instruments().get(typed.instrument)
    member = member_of(request)
    if form is None or not member_may(member, Permission.FILL_IN, typed.area):
        raise Http404
    form = as_asked_at(form, typed.area)
    mine = typed.typed_by_id == member.pk
    if request.method != "POST":
        return _form(request, form, typed.area, typed=typed) if mine else _judge(request, form, typed)
    try:
        said = _decide(request, form, typed, mine=mine)
    except Refused as refused:
        if mine:
            return _form(request, form, typed.area, typed=typed, refused=refused, status=422)
        return _judge(request, form, typed, refused=refused, status=422)
    messages.success(request, said)
    return redirect("paper")


def _decide(request: HttpRequest, form: Instrument, typed: TypedSheet, *, mine: bool) -> str:
    member, now = member_of(request), timezone.now()
    if "drop" in request.POST and mine:
        drop_sheet(typed=typed, by=member)
        return _("Thrown away. The paper is still there, so it can be typed in again.")
    if mine:
        correct(typed=typed, sheet=_sheet(request, form, typed.area), by=member, now=now)
        return _("Kept. Somebody else still looks at it.")
    if "send_back" in request.POST:
        send_back(typed=typed, reason=request.POST.get("reason", ""), by=member)
        return _("Sent back to who typed it in.")
    approve(typed=typed, by=member, now=now)
    return _("Approved. It counts, and the receipt on the strip works.")


def _on_paper() -> dict[str, Instrument]:
    return {one.id: one for one in instruments().values() if one.noted_by_people and one.id not in OWN_PAPER}


def _place(request: HttpRequest, instrument: str, slug: str) -> tuple[Instrument, Area]:
    form, area = _on_paper().get(instrument), area_by_slug(slug)
    if form is None or area is None or not member_may(member_of(request), Permission.FILL_IN, area):
        raise Http404
    return as_asked_at(form, area), area


def _line(request: HttpRequest, form: Instrument) -> int:
    """Counted from 0; a sheet without lines is its own first."""
    if form.id not in BY_LINE:
        return 0
    text = request.POST.get("line", "").strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= LINES):
        raise Refused("line", _("Give the number of the line, from 1 to %(most)d.") % {"most": LINES})
    return int(text) - 1


def _sheet(request: HttpRequest, form: Instrument, area: Area) -> Sheet:
    posted = {name: str(value) for name, value in request.POST.items()}
    answers, words = read_sheet(posted, form)
    try:
        day = date.fromisoformat(posted.get("day", ""))
    except ValueError:
        raise Refused("day", _("Give the day that stands on the sheet.")) from None
    return Sheet(
        instrument=form,
        area=area,
        answers=answers,
        words=words,
        noted_on=day,
        written_by=_writer(posted, area) if form.for_team else None,
    )


def _writer(posted: dict[str, str], area: Area) -> Member:
    found = [one for one in writers_at(area) if str(one.pk) == posted.get("written_by")]
    if not found:
        raise Refused("written_by", _("Choose who filled in this sheet."))
    return found[0]


def _form(
    request: HttpRequest,
    form: Instrument,
    area: Area,
    *,
    typed: TypedSheet | None = None,
    refused: Refused | None = None,
    status: int = 200,
    next_line: int = 0,
) -> HttpResponse:
    """`next_line`: what is the same for all lines of a sheet stays, its code as well, which may stand in no address."""
    values = {name: str(value) for name, value in request.POST.items()}
    if next_line:
        values = {name: values.get(name, "") for name in ("code", "day", "written_by")} | {
            "line": str(next_line)
        }
    if typed and not refused:
        values = as_typed(form, typed.answers, typed.words)
        values |= {"day": typed.noted_on.isoformat(), "written_by": str(typed.written_by_id or "")}
    context = {
        "instrument": form,
        "area": area,
        "typed": typed,
        "code": values.get("code", ""),
        "day": values.get("day") or request.GET.get("dag") or timezone.localdate().isoformat(),
        "today": timezone.localdate(),
        "writers": writers_at(area) if form.for_team else [],
        "written_by": values.get("written_by", ""),
        "lines": _lines(form, values, refused),
        "by_line": form.id in BY_LINE,
        "line": values.get("line", "1"),
        "next_line": next_line,
        "looks": [
            (name, label, values.get(name, "")) for name, label in zip(LOOK, _look_labels(), strict=True)
        ],
        "refused": refused,
    }
    return render(request, "fieldwork/type_sheet.html", context, status=status)


def _look_labels() -> tuple[str, str]:
    return _("Minutes looked (with the first line only)"), _("With how many?")


def _judge(
    request: HttpRequest,
    form: Instrument,
    typed: TypedSheet,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    values = as_typed(form, typed.answers, typed.words)
    context = {
        "instrument": form,
        "typed": typed,
        "lines": _lines(form, values, None),
        "looks": [
            (label, values[name])
            for name, label in zip(LOOK, _look_labels(), strict=True)
            if values.get(name)
        ],
        "refused": refused,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "fieldwork/judge_sheet.html", context, status=status)


def _lines(form: Instrument, values: dict[str, str], refused: Refused | None) -> list[Line]:
    def line(name: str, label: str, legend_: str, most: int, *, words: bool = False) -> Line:
        problem = refused.sentence if refused and refused.field == name else ""
        return Line(name, label, legend_, values.get(name, ""), most, problem, words)

    if not form.form:
        return [
            line(SIGNALS, _("Numbers"), _("with a space between them, first what matters most"), 12),
            line(field_of(WORDS), _("Words"), "", 1000, words=True),
        ]
    lines = [
        line(
            field_of(question.code),
            str(question.label),
            legend(question) if question.choices else "",
            1000 if question.answer is AnswerType.WORDS else 40,
            words=question.answer is AnswerType.WORDS,
        )
        for question in form.questions
    ]
    first = [line(SIDE, _("Is it pleasant or annoying?"), _("1 pleasant · 2 annoying"), 1)]
    return (first if form.has_sides else []) + lines
