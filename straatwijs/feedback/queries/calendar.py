"""Conversations as a calendar that phones and mail programs understand (RFC 5545)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.conversations import conversations_in, of_place
from straatwijs.agenda.states import TopicState
from straatwijs.feedback.queries.news import path_of
from straatwijs.places.models import Area
from straatwijs.shared.models import AuditRecord
from straatwijs.version import VERSION

# Older ones are history, not an appointment.
_KEPT = timedelta(weeks=52)


def conversations_of(area: Area, *, now: datetime) -> QuerySet[Conversation]:
    """Those in this place and around it, of the last year and to come."""
    found = (conversations_in([area]) | of_place(area)).distinct()
    return found.filter(at__gt=now - _KEPT).order_by("at", "pk")


def calendar(conversations: Iterable[Conversation], *, name: str) -> bytes:
    """Times stand in UTC, so that no program has to know our summer time."""
    shown = list(conversations)
    changes = _changes(shown)
    made = Calendar()
    made.add("prodid", f"-//Straatwijs//{VERSION}//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for conversation in shown:
        made.add_component(_event(conversation, changes[conversation.pk]))
    return bytes(made.to_ical())


def _event(conversation: Conversation, changes: list[datetime]) -> Event:
    """The same UID for good; what changes since the first time raises SEQUENCE, so that calendars take it over."""
    begin = conversation.at.astimezone(UTC)
    event = Event()
    event.add("uid", f"gesprek-{conversation.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("dtstamp", (max(changes) if changes else conversation.at).astimezone(UTC))
    event.add("sequence", max(0, len(changes) - 1))
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=conversation.minutes))
    event.add("summary", _("Conversation about %(place)s") % {"place": conversation.area.name})
    event.add("location", conversation.place)
    event.add("description", _description(conversation))
    event.add("url", f"{settings.PUBLIC_URL}{path_of(conversation)}")
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _description(conversation: Conversation) -> str:
    lines = [conversation.open_for] if conversation.open_for else []
    if conversation.set_at is not None:
        topics = conversation.topics.filter(state=TopicState.ON_AGENDA, sheltered=False)
        titles = [f"- {title}" for title in topics.values_list("title", flat=True)]
        lines += [_("We talk about:"), *titles] if titles else []
    lines.append(_("You can come too; you don't have to prepare anything."))
    return "\n".join(lines)


def _changes(conversations: Iterable[Conversation]) -> dict[int, list[datetime]]:
    """When each was planned, changed or moved on, from the audit record."""
    keys = [str(conversation.pk) for conversation in conversations]
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    records = AuditRecord.objects.filter(thing="conversation", key__in=keys).exclude(action="propose")
    for key, at in records.values_list("key", "at"):
        found[int(key)].append(at)
    return found
