"""Which conversation comes, which one was, and how far one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from straatwijs.agenda.models import Conversation, Topic
from straatwijs.agenda.models.conversations import Venue
from straatwijs.agenda.states import ConversationState
from straatwijs.places.models import Area
from straatwijs.places.queries import within
from straatwijs.shared.weeks import AMSTERDAM, week_of

REMINDER = timedelta(days=30)
AGENDA = timedelta(days=14)
REPORT = timedelta(days=7)
A_QUARTER = timedelta(weeks=13)
# 002 lesson 12 names these as what such a conversation is about; an area can take its own.
THEMES = (
    gettext_lazy("Living together"),
    gettext_lazy("Clean streets"),
    gettext_lazy("Crime and safety"),
    gettext_lazy("Worries behind the front door"),
    gettext_lazy("A future for young people"),
)
ROLES = (
    gettext_lazy("Residents"),
    gettext_lazy("Young people"),
    gettext_lazy("Entrepreneurs"),
    gettext_lazy("Youth workers"),
    gettext_lazy("Community workers"),
    gettext_lazy("Police of the neighbourhood"),
    gettext_lazy("Housing corporation"),
    gettext_lazy("Municipality"),
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the cycle: what happens, before which day, and whether it did."""

    label: str
    who: str
    on: date
    done: bool


def conversations_in(areas: Iterable[Area]) -> QuerySet[Conversation]:
    """Of these places and what lies in them, newest first."""
    return Conversation.objects.filter(within(areas, "area")).select_related("area")


def to_look_again(areas: Iterable[Area], *, today: date) -> QuerySet[Topic]:
    """What was kept in the lee for half a year: may it be told now, or stay there?"""
    waiting = Topic.objects.filter(sheltered=True, look_again_on__lte=today)
    found = waiting.filter(conversation__in=conversations_in(areas).values("pk"))
    return found.select_related("conversation__area").order_by("look_again_on", "pk")


def of_place(area: Area) -> QuerySet[Conversation]:
    """Of this place and the places around it, newest first."""
    return Conversation.objects.filter(area__code__in=area.path.strip("/").split("/")).select_related("area")


def next_conversation(area: Area, *, now: datetime) -> Conversation | None:
    """The first to come where people from here can go; the smallest place first when two are on one day."""
    coming = of_place(area).filter(at__gte=now - timedelta(hours=3)).order_by("at", "-area__path")
    return coming.exclude(state=ConversationState.CLOSED).first()


def before(conversation: Conversation) -> Conversation | None:
    """The one of the same place before it."""
    return (
        Conversation.objects.filter(area=conversation.area_id, at__lt=conversation.at).order_by("-at").first()
    )


def next_venue(area: Area) -> Venue:
    """Town hall and neighbourhood take turns."""
    last = Conversation.objects.filter(area=area).order_by("-at").first()
    return Venue.NEIGHBOURHOOD if last is None or last.venue == Venue.TOWN_HALL else Venue.TOWN_HALL


def since(conversation: Conversation) -> date:
    """The Monday from which notes count for it: that of the conversation before, or a quarter ago."""
    last = before(conversation)
    return week_of(last.at) if last else week_of(conversation.at - A_QUARTER)


def steps(conversation: Conversation) -> tuple[Step, ...]:
    day, state = conversation.at.astimezone(AMSTERDAM).date(), conversation.state
    states = ConversationState
    return (
        Step(
            label=_("Noting what goes well and what goes badly"),
            who=_("everyone"),
            on=day - REMINDER,
            done=state != states.PLANNED,
        ),
        Step(
            label=_("The agenda is set"),
            who=_("the coordinator, from what was noted"),
            on=day - AGENDA,
            done=conversation.set_at is not None,
        ),
        Step(
            label=_("The conversation"),
            who=_("everyone who wants to come"),
            on=day,
            done=state in (states.HELD, states.CLOSED),
        ),
        Step(
            label=_("The report is there"),
            who=_("the coordinator"),
            on=day + REPORT,
            done=state == states.CLOSED,
        ),
    )
