"""Answering what was ticked: one answer for one note or for many."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback import actions
from straatwijs.feedback.forms import AnswerForm, back_from
from straatwijs.feedback.models import MOST_REASON, MOST_WORDS, Answer
from straatwijs.feedback.states import ALLOWED, ANSWERS, State
from straatwijs.feedback.views.desk import NOTES, Line, lines
from straatwijs.instruments.definition import Kind
from straatwijs.privacy.queries import Reader, inbox_items
from straatwijs.shared.last_thing import forget_last, remember
from straatwijs.shared.refusal import Refused
from straatwijs.shared.ticked import references_from


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """First the form with what was ticked; with `send` in it, the answer itself."""
    if request.method != "POST":
        return HttpResponseRedirect("/team/postvak/")
    references = references_from(request.POST)
    if not references:
        messages.warning(request, _("Tick at least one note."))
        return HttpResponseRedirect(back_from(request.POST))
    if "send" not in request.POST:
        return _compose(request, references, AnswerForm())
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _compose(request, references, form, status=422)
    try:
        given = actions.answer(references=references, by=member_of(request), **form.cleaned_data)
    except Refused as reason:
        form.add_error(reason.field if reason.field in form.fields else None, reason.sentence)
        return _compose(request, references, form, status=422)
    remember(
        request, NOTES, "answer", answer=given.pk, number=given.number, state=str(given.get_state_display())
    )
    return HttpResponseRedirect(back_from(request.POST))


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    try:
        given = actions.mark_seen(references=references_from(request.POST), by=member_of(request))
    except Refused as reason:
        messages.warning(request, reason.sentence)
    else:
        if given is None:
            messages.info(request, _("Everybody here heard that already."))
        else:
            remember(
                request,
                NOTES,
                "answer",
                answer=given.pk,
                number=given.number,
                state=str(given.get_state_display()),
            )
    return HttpResponseRedirect(back_from(request.POST))


@require_POST
def undo(request: HttpRequest, answer_id: int) -> HttpResponse:
    given = get_object_or_404(Answer, pk=answer_id)
    try:
        actions.undo_answer(answer=given, by=member_of(request))
    except PermissionDenied:
        raise Http404 from None
    except Refused as reason:
        messages.warning(request, reason.sentence)
    else:
        forget_last(request, NOTES)
        messages.success(
            request,
            ngettext(
                "Undone: the note stands where it stood.",
                "Undone: %(number)d notes stand where they stood.",
                given.number,
            )
            % {"number": given.number},
        )
    return HttpResponseRedirect(back_from(request.POST))


def _compose(
    request: HttpRequest, references: list[int], form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    chosen = lines(inbox_items(references, reader=Reader.for_member(member_of(request))))
    if not chosen:
        raise Http404
    context = {
        "lines": chosen,
        "form": form,
        "states": _possible(chosen),
        "state": form["state"].value() or "",
        "about_things": all(line.item.kind == Kind.OBJECT for line in chosen),
        "public": bool(form["public"].value())
        if form.is_bound
        else all(line.item.kind == Kind.OBJECT for line in chosen),
        "most_words": MOST_WORDS,
        "most_reason": MOST_REASON,
        "back": back_from(request.POST),
    }
    return render(request, "feedback/answer.html", context, status=status)


def _possible(chosen: list[Line]) -> list[State]:
    """States that all of them may go to; all of them when there is none, so that the refusal can say why."""
    shared = [state for state in ANSWERS if all(state in ALLOWED[line.state] for line in chosen)]
    return shared or list(ANSWERS)
