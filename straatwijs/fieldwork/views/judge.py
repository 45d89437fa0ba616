"""One typed sheet: for who typed it in a form to correct, for others to approve, to send back, and to undo that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.judging import Seen, approve, send_back, undo_judging
from straatwijs.fieldwork.actions.typed_sheets import correct, drop_sheet
from straatwijs.fieldwork.agreed import as_asked_at
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK, SheetState
from straatwijs.fieldwork.queries.questions import questions_of
from straatwijs.fieldwork.queries.typed_sheets import lines_of
from straatwijs.fieldwork.typing import as_typed, as_words
from straatwijs.fieldwork.views.type_in import fields_of, form_page, sheet_from
from straatwijs.instruments.definition import Instrument, Text
from straatwijs.instruments.queries import instruments
from straatwijs.observations.note import Refused
from straatwijs.places.queries import member_may
from straatwijs.shared.private_pages import private_to_team

_SEEN = "seen"


@dataclass(frozen=True)
class Judged:
    """One line of a sheet beside the others. `remark`: what was just written of it."""

    typed: TypedSheet
    answers: list[tuple[Text, str]]
    mine: bool
    remark: str

    @property
    def waits(self) -> bool:
        return self.typed.state == SheetState.TYPED and not self.mine

    @property
    def seen(self) -> str:
        """What goes back with the form, so that nothing is approved that was not seen."""
        return f"{self.typed.pk}={self.typed.typed_at.isoformat()}"

    @property
    def state(self) -> str:
        if self.typed.state == SheetState.TYPED:
            return _("You typed this in; somebody else approves it.") if self.mine else ""
        return self.typed.reason or str(self.typed.get_state_display())


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@private_to_team
def typed_sheet(request: HttpRequest, typed_id: int) -> HttpResponse:
    """Of a sheet with lines: each line for who typed it, all lines together for others."""
    typed = get_object_or_404(TypedSheet.objects.select_related("area"), pk=typed_id)
    form = instruments().get(typed.instrument)
    member = member_of(request)
    if form is None or not member_may(member, Permission.FILL_IN, typed.area):
        raise Http404
    form = as_asked_at(form, typed.area)
    if "undo" in request.POST:
        return _undo(request, typed)
    if typed.typed_by_id == member.pk:
        return _own(request, form, typed)
    if request.method != "POST":
        return _page(request, form, typed)
    try:
        messages.success(request, _decide(request, typed))
    except Refused as refused:
        return _page(request, form, typed, refused=refused, status=422)
    left = "send_back" in request.POST and any(_judged(request, form, row).waits for row in lines_of(typed))
    return redirect("typed_sheet", typed.pk) if left else redirect("paper")


def _own(request: HttpRequest, form: Instrument, typed: TypedSheet) -> HttpResponse:
    if request.method != "POST":
        if typed.state == SheetState.APPROVED:
            messages.info(request, _("Somebody approved this sheet already. It counts."))
            return redirect("paper")
        return form_page(request, form, typed.area, lighter=typed.lighter, typed=typed)
    member = member_of(request)
    try:
        if "drop" in request.POST:
            drop_sheet(typed=typed, by=member)
            messages.success(
                request, _("Thrown away. The paper is still there, so it can be typed in again.")
            )
        else:
            sheet = sheet_from(request, form, typed.area, lighter=typed.lighter)
            correct(typed=typed, sheet=sheet, by=member, now=timezone.now())
            messages.success(request, _("Kept. Somebody else still looks at it."))
    except Refused as refused:
        return form_page(
            request, form, typed.area, lighter=typed.lighter, typed=typed, refused=refused, status=422
        )
    return redirect("paper")


def _undo(request: HttpRequest, typed: TypedSheet) -> HttpResponse:
    try:
        undo_judging(typed=typed, by=member_of(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("paper")
    messages.success(request, _("Undone. The sheet waits for approval again."))
    return redirect("paper")


def _decide(request: HttpRequest, typed: TypedSheet) -> str:
    member, now, seen = member_of(request), timezone.now(), _seen(request)
    reasons = {key: request.POST.get(f"remark-{key}", "") for key in seen}
    if "send_back" in request.POST:
        number = send_back(seen=seen, reasons=reasons, by=member, now=now)
        if not typed.line:
            return _("Sent back to who typed it in.")
        return ngettext(
            "%(number)d line is sent back to who typed it in.",
            "%(number)d lines are sent back to who typed them in.",
            number,
        ) % {"number": number}
    if any(reason.strip() for reason in reasons.values()):
        raise Refused("reason", _("You wrote what is not right. Send that back, or make it empty first."))
    number = approve(seen=seen, by=member, now=now)
    if not typed.line:
        return _("Approved. It counts, and the receipt on the strip works.")
    return ngettext(
        "Approved: %(number)d line. It counts.", "Approved: %(number)d lines. They count.", number
    ) % {"number": number}


def _seen(request: HttpRequest) -> Seen:
    seen = {}
    for text in request.POST.getlist(_SEEN):
        key, _is, moment = text.partition("=")
        try:
            seen[int(key)] = datetime.fromisoformat(moment)
        except ValueError:
            raise Http404 from None
    return seen


def _page(
    request: HttpRequest,
    form: Instrument,
    typed: TypedSheet,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = [_judged(request, form, row) for row in (lines_of(typed) if typed.line else [typed])]
    context = {
        "instrument": form,
        "typed": typed,
        "rows": rows,
        "waiting": [row for row in rows if row.waits],
        "looks": _looks(rows),
        "refused": refused,
    }
    if typed.line:
        context["columns"] = [one.short or one.label for one in questions_of(form, lighter=typed.lighter)]
        return render(request, "fieldwork/judge_lines.html", context, status=status)
    values = as_typed(form, typed.answers, typed.words)
    context["lines"] = fields_of(form, values, None, lighter=typed.lighter)
    return render(request, "fieldwork/judge_sheet.html", context, status=status)


def _judged(request: HttpRequest, form: Instrument, row: TypedSheet) -> Judged:
    questions = questions_of(form, lighter=row.lighter)
    return Judged(
        typed=row,
        answers=[
            (one.short or one.label, as_words(one, row.answers.get(one.code), row.words.get(one.code, "")))
            for one in questions
        ],
        mine=_is_of(row, member_of(request)),
        remark=request.POST.get(f"remark-{row.pk}", ""),
    )


def _is_of(row: TypedSheet, member: Member) -> bool:
    return row.typed_by_id == member.pk


def _looks(rows: Sequence[Judged]) -> list[tuple[str, object]]:
    return [
        (label, row.typed.answers[name])
        for row in rows
        for name, label in zip(LOOK, (_("Minutes looked"), _("With how many?")), strict=True)
        if row.typed.answers.get(name)
    ]
