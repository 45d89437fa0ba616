"""/team/signalen/: what stands out this week, and what the team does with it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.early_signals import actions
from straatwijs.early_signals.forms import JudgeForm
from straatwijs.early_signals.models import MOST_WORDS, EarlySignal, Judgement
from straatwijs.early_signals.queries import board
from straatwijs.early_signals.queries.rules import rules
from straatwijs.early_signals.states import ALLOWED, State
from straatwijs.instruments.queries import indicators
from straatwijs.places.queries import largest_areas_where, map_of_streets
from straatwijs.privacy.queries import Reader, stories, weekly
from straatwijs.shared import charts

_CHART_WEEKS = 26
_STORIES = 6


@require_safe
def signals(request: HttpRequest) -> HttpResponse:
    member, today = member_of(request), timezone.localdate()
    reader, own = Reader.for_member(member), largest_areas_where(member, Permission.SEE_STREET_LIVE)
    if not own:
        raise PermissionDenied(_("Your role sees no live counts, so no signals either."))
    lines = board.board(reader, areas=own, today=today)
    codes = {area.code for line in lines for area in line.areas if area.is_outdoors}
    context = {
        "lines": lines,
        "map": map_of_streets(codes) if codes else "",
        "settled": board.settled(reader, areas=own),
        "weeks": board.last_weeks(own),
        "rules": rules().values(),
    }
    return render(request, "early_signals/signals.html", context)


@require_safe
def signal(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, _line(request, key))


@require_POST
def judge(request: HttpRequest, key: str) -> HttpResponse:
    line, form = _line(request, key), JudgeForm(request.POST)
    if not form.is_valid():
        return _page(request, line, form=form, status=422)
    try:
        actions.judge(signal=line.signal, by=member_of(request), **form.asked(timezone.localdate()))
    except actions.Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _page(request, line, form=form, status=422)
    return HttpResponseRedirect(reverse("signal", args=[key]))


@require_POST
def undo(request: HttpRequest, key: str, judgement_id: int) -> HttpResponse:
    line = _line(request, key)
    try:
        actions.undo(
            judgement=get_object_or_404(Judgement, pk=judgement_id, signal=line.signal), by=member_of(request)
        )
    except actions.Refused as refused:
        messages.warning(request, refused.sentence)
    else:
        messages.success(request, _("Undone: the signal stands where it stood."))
    return HttpResponseRedirect(reverse("signal", args=[key]))


def _line(request: HttpRequest, key: str) -> board.Line:
    """What is out of sight is not there."""
    line = board.line_of(key, reader=Reader.for_member(member_of(request))) if "\0" not in key else None
    if line is None:
        raise Http404
    return line


def _page(
    request: HttpRequest, line: board.Line, *, form: JudgeForm | None = None, status: int = 200
) -> HttpResponse:
    member, found = member_of(request), line.signal
    reader = Reader.for_member(member)
    judged = board.may_judge(member, found, Permission.JUDGE_SIGNAL)
    end = found.week + timedelta(weeks=1)
    weeks = weekly(
        line.areas,
        codes=found.indicators,
        first=end - timedelta(weeks=_CHART_WEEKS),
        end=end,
        reader=reader,
    )
    done = list(board.judgements(found))
    context = {
        "line": line,
        "weeks": weeks,
        "drawing": charts.over_time(
            [charts.Line("bad" if line.css == "bad" else "good", [week.noted for week in weeks])],
            marks=[f"{weeks[0].week:%-d-%-m}", f"{weeks[-1].week:%-d-%-m}"],
        )
        if weeks
        else "",
        "map": map_of_streets({area.code for area in line.areas if area.is_outdoors}),
        "stories": _stories(line, reader),
        "about": [indicators()[code] for code in found.indicators if code in indicators()],
        "rule": rules().get(found.rule),
        "may_judge": judged,
        "may": {state.value for state in ALLOWED[State(found.state)]} if judged else _may_look(found),
        "form": form or JudgeForm(),
        "done": done,
        "undo": done[-1] if done and _fresh(done[-1], member) else None,
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
    }
    return render(request, "early_signals/signal.html", context, status=status)


def _may_look(found: EarlySignal) -> set[str]:
    return {State.TO_LOOK.value} & {state.value for state in ALLOWED[State(found.state)]}


def _fresh(judgement: Judgement, member: Member) -> bool:
    return judgement.by_id == member.pk and timezone.now() - judgement.at < actions.UNDO_WITHIN


def _stories(line: board.Line, reader: Reader) -> list[dict[str, Any]]:
    """People's words about this, as far as this reader may read them."""
    found = [
        story
        for area in line.areas
        for code in line.signal.indicators
        for story in stories(area, reader=reader, indicator=code, limit=_STORIES)
        if story.begins_on >= line.signal.since - timedelta(weeks=1)
    ]
    newest = sorted(found, key=lambda story: story.noted_on or story.begins_on, reverse=True)
    return [{"text": s.text, "place": s.place, "when": s.noted_on or s.begins_on} for s in newest[:_STORIES]]
