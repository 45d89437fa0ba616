"""/team/: one's own places, what waits longest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.queries.chain import open_actions
from straatwijs.agenda.queries.checklists import checklists_due
from straatwijs.agenda.queries.conversations import conversations_in, steps
from straatwijs.agenda.states import ConversationState
from straatwijs.early_signals.queries.board import board
from straatwijs.feedback.queries.answers import answered
from straatwijs.feedback.queries.team import READING, own_places
from straatwijs.feedback.views.desk import lines, urge_second_factor
from straatwijs.fieldwork.queries.points import due_number
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import Reader, inbox

_FIRST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    reader = Reader.for_member(member)
    live = largest_areas_where(member, Permission.SEE_STREET_LIVE)
    reading = largest_areas_where(member, *READING)
    leading = largest_areas_where(member, Permission.LEAD_CONVERSATION)
    waiting = (
        inbox(
            reader,
            areas=reading,
            excluded=answered().values("contribution"),
            imported=False,
            oldest_first=True,
            limit=_FIRST,
        )
        if reading
        else None
    )
    context = {
        "places": own_places(member, reader=reader),
        "waiting": lines(waiting.items) if waiting else [],
        "waiting_number": waiting.total if waiting else 0,
        "reads_words": bool(reading),
        "signals": board(reader, areas=live, today=timezone.localdate())[:_FIRST] if live else (),
        "sees_live": bool(live),
        "coming": _coming(live),
        "late": open_actions(live).filter(due__lt=timezone.localdate()).count() if live else 0,
        "lists_due": checklists_due(leading, today=timezone.localdate()),
        "points_due": due_number(live, today=timezone.localdate()) if live else 0,
        "fills_in": bool(largest_areas_where(member, Permission.FILL_IN)),
        "leads": bool(leading),
        "today": timezone.localdate(),
        "makes_news": bool(leading),
        "manages": bool(largest_areas_where(member, Permission.MANAGE_TEAM)),
        "sees_audit": bool(largest_areas_where(member, Permission.SEE_AUDIT)),
        "urge": urge_second_factor(request, reader),
    }
    return render(request, "feedback/team.html", context)


def _coming(areas: list[Area]) -> list[dict[str, Any]]:
    """Conversations that are not closed, with the step that comes now: that is the reminder."""
    coming = conversations_in(areas).exclude(state=ConversationState.CLOSED).order_by("at")[:_FIRST]
    return [
        {"conversation": one, "step": next((step for step in steps(one) if not step.done), None)}
        for one in coming
    ]
