"""A conversation for everyone: what is talked about, who takes part, what is open for influence, and what came of it."""

from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.conversations import steps
from straatwijs.agenda.queries.topics import Item, items
from straatwijs.agenda.states import ConversationState, TopicState
from straatwijs.privacy.queries import Reader
from straatwijs.shared import pdf

REPORT = Path(__file__).parent.parent / "templates" / "agenda" / "report.typ"


def public_page(request: HttpRequest, found: Conversation) -> dict[str, Any]:
    """What everyone may read: no sheltered topics, no counts about people, no report before it is closed."""
    is_closed = found.state == ConversationState.CLOSED
    shown = _shown(found)
    left_off = items(
        found, reader=Reader.everyone(), states=[TopicState.DROPPED, TopicState.LATER], sheltered=False
    )
    return {
        "conversation": found,
        "steps": steps(found),
        "parties": list(found.parties.all()),
        "items": shown,
        "left_off": left_off if found.set_at else (),
        "is_set": found.set_at is not None,
        "is_closed": is_closed,
        "is_running": found.state in (ConversationState.SET, ConversationState.HELD),
        "may_lead": Reader.for_member(request.user).may(Permission.LEAD_CONVERSATION, found.area),
    }


@login_not_required
@require_safe
def report(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The report on paper, a page for each theme."""
    found = get_object_or_404(Conversation.objects.select_related("area"), pk=conversation_id)
    if found.state != ConversationState.CLOSED:
        raise Http404
    response = HttpResponse(pdf.render(REPORT, report_data(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verslag-{found.pk}.pdf"'
    return response


def report_data(found: Conversation) -> dict[str, Any]:
    at = timezone.localtime(found.at)
    people = [f"{party.role}: {party.present}" for party in found.parties.all() if party.present is not None]
    return {
        "title": _("Report of the conversation in %(place)s") % {"place": found.area.name},
        "place": found.area.name,
        "when": f"{at:%-d-%-m-%Y}",
        "where": f"{found.place} ({found.get_venue_display()})",
        "there": _("Who was there:"),
        "people": people or [_("nobody counted")],
        "labels": {
            "going_on": _("What is going on?"),
            "doing": _("What do we do already?"),
            "more": _("What more can or must we do?"),
            "agreed": _("Agreed"),
            "before": _("before"),
            "amended": _("Amended:"),
        },
        "themes": _themes(found),
        "foot": _(
            "No names stand in this report. What becomes of it stands on the page of the conversation."
        ),
    }


def _themes(found: Conversation) -> list[dict[str, Any]]:
    """Only what was talked about; topics without a theme come last."""
    shown = _shown(found)
    pages = [
        {"title": theme.title, "topics": [_topic(item) for item in shown if item.topic.theme_id == theme.pk]}
        for theme in found.themes.all()
    ]
    rest = [_topic(item) for item in shown if item.topic.theme_id is None]
    pages.append({"title": _("Other topics"), "topics": rest})
    return [page for page in pages if page["topics"]]


def _topic(item: Item) -> dict[str, Any]:
    said = item.minutes
    return {
        "title": item.topic.title,
        "going_on": said.going_on if said else "",
        "doing": said.doing if said else "",
        "more": said.more if said else "",
        "amended": said.why if said else "",
        "agreed": [
            {"what": action.what, "who": action.who, "due": f"{action.due:%-d-%-m-%Y}"}
            for action in item.action_points
        ],
    }


def _shown(found: Conversation) -> tuple[Item, ...]:
    if found.set_at is None:
        return ()
    return items(found, reader=Reader.everyone(), states=[TopicState.ON_AGENDA], sheltered=False)
