"""Typing sheets in by keyboard alone, one after the other, and correcting what was typed in."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.models import Member
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.typed_sheets import Sheet, type_in
from straatwijs.fieldwork.forms import field_of
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK
from straatwijs.fieldwork.papers import BY_LINE
from straatwijs.fieldwork.papers.round_sheets import LINES
from straatwijs.fieldwork.queries.questions import has_lighter, questions_of
from straatwijs.fieldwork.queries.typed_sheets import writers_at
from straatwijs.fieldwork.sheet_codes import id_of, is_of_lighter, read_code
from straatwijs.fieldwork.typing import (
    PICTURE,
    SIDE,
    SIGNALS,
    WORDS,
    Picture,
    as_typed,
    legend,
    pictures_by_side,
    read_sheet,
)
from straatwijs.fieldwork.views.paper import asks_lighter, the_place
from straatwijs.instruments.definition import AnswerType, Instrument
from straatwijs.observations.note import Refused
from straatwijs.observations.sentences import cannot_keep
from straatwijs.places.models import Area
from straatwijs.shared.private_pages import private_to_team


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


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def type_sheet(request: HttpRequest, instrument: str, slug: str) -> HttpResponse:
    """One sheet after another: the answer is an empty form for the next, on the same day. `?versie=kort`: of the lighter form."""
    form, area = the_place(request, instrument, slug)
    lighter = asks_lighter(request, form)
    if request.method != "POST":
        return form_page(request, form, area, lighter=lighter)
    try:
        code, line = _code(request, lighter=lighter), _line(request, form)
        type_in(
            sheet=sheet_from(request, form, area, lighter=lighter),
            note_id=id_of(code),
            line=line,
            by=member_of(request),
            now=timezone.now(),
        )
    except Refused as refused:
        other = refused.field == "code" and _is_of_the_other(request, form, lighter=lighter)
        lighter = not lighter if other else lighter
        return form_page(request, form, area, lighter=lighter, refused=refused, status=422)
    except OperationalError:
        return form_page(request, form, area, lighter=lighter, refused=Refused("", cannot_keep()), status=503)
    if 0 < line < LINES:
        return form_page(request, form, area, lighter=lighter, next_line=line + 1)
    messages.success(request, _("Kept. Somebody else still looks at it."))
    same = {"dag": request.POST.get("day", "")} | ({"versie": "kort"} if lighter else {})
    return redirect(f"{request.path}?{urlencode(same)}")


def _code(request: HttpRequest, *, lighter: bool) -> str:
    letters = read_code(request.POST.get("code", ""))
    if letters is None:
        raise Refused("code", _("This code is not right. Look at the letters once more."))
    if is_of_lighter(letters) is not lighter:
        sentence = (
            _("This is a sheet of the lighter form. Below are its questions: look at each line once more.")
            if is_of_lighter(letters)
            else _("This is a sheet of the whole form. Below are its questions: look at each line once more.")
        )
        raise Refused("code", sentence)
    return letters


def _is_of_the_other(request: HttpRequest, form: Instrument, *, lighter: bool) -> bool:
    letters = read_code(request.POST.get("code", ""))
    return bool(letters) and has_lighter(form) and is_of_lighter(letters or "") is not lighter


def _line(request: HttpRequest, form: Instrument) -> int:
    """Counted from 1; 0 for a sheet without lines."""
    if form.id not in BY_LINE:
        return 0
    text = request.POST.get("line", "").strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= LINES):
        raise Refused("line", _("Give the number of the line, from 1 to %(most)d.") % {"most": LINES})
    return int(text)


def sheet_from(request: HttpRequest, form: Instrument, area: Area, *, lighter: bool) -> Sheet:
    """What was typed. Raises Refused."""
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
        lighter=lighter,
    )


def _writer(posted: dict[str, str], area: Area) -> Member:
    found = [one for one in writers_at(area) if str(one.pk) == posted.get("written_by")]
    if not found:
        raise Refused("written_by", _("Choose who filled in this sheet."))
    return found[0]


def form_page(
    request: HttpRequest,
    form: Instrument,
    area: Area,
    *,
    lighter: bool,
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
        "lighter": lighter,
        "has_lighter": has_lighter(form),
        "here": request.path,
        "code": values.get("code", ""),
        "day": values.get("day") or request.GET.get("dag") or timezone.localdate().isoformat(),
        "today": timezone.localdate(),
        "writers": writers_at(area) if form.for_team else [],
        "written_by": values.get("written_by", ""),
        "lines": fields_of(form, values, refused, lighter=lighter),
        "by_line": form.id in BY_LINE,
        "line": values.get("line", "1"),
        "next_line": next_line,
        "looks": [
            (name, label, values.get(name, "")) for name, label in zip(LOOK, look_labels(), strict=True)
        ],
        "refused": refused,
    }
    return render(request, "fieldwork/type_sheet.html", context, status=status)


def look_labels() -> tuple[str, str]:
    return _("Minutes looked (with the first line only)"), _("With how many?")


def fields_of(
    form: Instrument, values: dict[str, str], refused: Refused | None, *, lighter: bool
) -> list[Line]:
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
        for question in questions_of(form, lighter=lighter)
    ]
    first = [line(SIDE, _("Is it pleasant or annoying?"), _("1 pleasant · 2 annoying"), 1)]
    if pictures := pictures_by_side(form):
        first.append(line(PICTURE, _("Which picture?"), _numbered(pictures), 2))
    return (first if form.has_sides else []) + lines


def _numbered(pictures: list[tuple[str, list[Picture]]]) -> str:
    def of_side(name: str, shown: list[Picture]) -> str:
        text = " · ".join(f"{number} {one.label}" for number, one in enumerate(shown, start=1))
        return f"{name}: {text}" if name else text

    return "; ".join(of_side(name, shown) for name, shown in pictures)
