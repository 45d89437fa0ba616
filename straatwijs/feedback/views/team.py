"""/team/: one's own places, what waits longest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.early_signals.queries.board import board
from straatwijs.feedback.queries.answers import answered
from straatwijs.feedback.queries.team import READING, own_places
from straatwijs.feedback.views.desk import lines, member_of, urge_second_factor
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import Reader, inbox

_FIRST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    reader = Reader.for_member(member)
    live = largest_areas_where(member, Permission.SEE_STREET_LIVE)
    reading = largest_areas_where(member, *READING)
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
        "makes_news": bool(largest_areas_where(member, Permission.LEAD_CONVERSATION)),
        "manages": bool(largest_areas_where(member, Permission.MANAGE_TEAM)),
        "sees_audit": bool(largest_areas_where(member, Permission.SEE_AUDIT)),
        "urge": urge_second_factor(request, reader),
    }
    return render(request, "feedback/team.html", context)
