"""Planning a conversation, setting its agenda, holding it, and closing it with its report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions import rights
from straatwijs.agenda.models import Conversation, Party, Theme
from straatwijs.agenda.models.conversations import MOST_WORDS, Venue
from straatwijs.agenda.states import CONVERSATION, ConversationState, TopicState
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

MOST_CEILING = 12
MOST_PARTIES = 20
MOST_THEMES = 10
# What is asked before anything goes public.
CHECKS = ("realistic", "not_stigmatising", "agreed")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is said about a conversation beforehand. `minutes` is how long it takes, `roles` who is invited."""

    at: datetime
    minutes: int
    venue: str
    place: str
    open_for: str
    fixed: str
    ceiling: int
    themes: Sequence[str]
    roles: Sequence[str]


@transaction.atomic
def plan_conversation(*, area: Area, plan: Plan, by: Member, now: datetime | None = None) -> Conversation:
    """Raises Refused (field and sentence) and PermissionDenied. `now` is for telling a history afterwards."""
    rights.check(by, area)
    planned = _keep(Conversation(area=area), plan, now or timezone.now())
    record(by=by, action="plan", thing="conversation", key=planned.pk, area=area.code)
    return planned


@transaction.atomic
def change_conversation(*, conversation: Conversation, plan: Plan, by: Member) -> Conversation:
    """Until it is held. Raises Refused and PermissionDenied."""
    found = locked(conversation, by)
    if found.state not in (ConversationState.PLANNED, ConversationState.SET):
        raise Refused("", _("This conversation was held already, so this stays as it was."))
    _keep(found, plan, timezone.now())
    record(by=by, action="change", thing="conversation", key=found.pk)
    return found


@transaction.atomic
def set_agenda(*, conversation: Conversation, by: Member, now: datetime | None = None) -> Conversation:
    """From now on everyone can read what is talked about."""
    found = locked(conversation, by)
    if not found.topics.filter(state=TopicState.ON_AGENDA).exists():
        raise Refused("", _("Put at least one topic on the agenda first."))
    found.set_at = now or timezone.now()
    _move(found, ConversationState.SET, by)
    return found


@transaction.atomic
def hold(*, conversation: Conversation, present: Mapping[str, int], by: Member) -> Conversation:
    """It takes place. `present`: how many of each role were there; roles nobody had thought of are added."""
    found = locked(conversation, by)
    if found.state == ConversationState.PLANNED:
        raise Refused("", _("Set the agenda first: people should know what is talked about."))
    if found.state == ConversationState.SET:
        _move(found, ConversationState.HELD, by)
    elif found.state == ConversationState.CLOSED:
        raise Refused("", closed_sentence())
    for role, number in present.items():
        if not 0 <= number <= 5000:
            raise Refused("present", _("Fill in how many were there: a number from 0 to 5000."))
        _party(found, role, invited=False)
        found.parties.filter(role=role).update(present=number)
    return found


@transaction.atomic
def close(
    *, conversation: Conversation, checked: Sequence[str], by: Member, now: datetime | None = None
) -> Conversation:
    """The report goes public. What was not talked about is kept for the next conversation."""
    found = locked(conversation, by)
    if found.state == ConversationState.CLOSED:
        return found
    missing = [name for name in CHECKS if name not in checked]
    if missing:
        raise Refused("checked", _("Look at these three questions first. Everyone is going to read this."))
    talked = found.topics.filter(state=TopicState.ON_AGENDA, minutes__isnull=False).distinct()
    if not talked.exists():
        raise Refused("", _("Nothing was written down yet. Write down at least one topic."))
    found.closed_at = now or timezone.now()
    _move(found, ConversationState.CLOSED, by)
    found.topics.filter(state=TopicState.ON_AGENDA, minutes__isnull=True).update(state=TopicState.LATER)
    return found


def locked(conversation: Conversation, by: Member) -> Conversation:
    """The row, for who may lead it."""
    found = (
        Conversation.objects.select_for_update(of=("self",)).select_related("area").get(pk=conversation.pk)
    )
    rights.check(by, found.area)
    return found


def closed_sentence() -> str:
    return _("This conversation is closed. Its report can be amended, with what changed and why.")


def _move(found: Conversation, state: ConversationState, by: Member) -> None:
    if state not in CONVERSATION[ConversationState(found.state)]:
        raise Refused("", _("Somebody was before you: look where it stands now."))
    found.state = state
    found.save(update_fields=["state", "set_at", "closed_at"])
    record(by=by, action="move", thing="conversation", key=found.pk, state=state)


def _keep(found: Conversation, plan: Plan, now: datetime) -> Conversation:
    _check(plan, now)
    known = rights.names(found.area)
    found.at, found.minutes, found.venue, found.ceiling = plan.at, plan.minutes, plan.venue, plan.ceiling
    found.place = team_words("place", plan.place, most=120, places={*known, plan.place.strip()})
    if not found.place:
        raise Refused("place", _("Say where people come together."))
    found.open_for = team_words("open_for", plan.open_for, most=MOST_WORDS, places=known)
    found.fixed = team_words("fixed", plan.fixed, most=MOST_WORDS, places=known)
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise Refused("at", _("There is a conversation here at that moment already.")) from None
    _set_themes(found, plan.themes)
    _set_parties(found, plan.roles)
    return found


def _check(plan: Plan, now: datetime) -> None:
    if plan.at < now:
        raise Refused("at", _("Choose a day and time that are still to come."))
    if plan.venue not in Venue:
        raise Refused("venue", _("Choose where it is: at the town hall or in the neighbourhood."))
    if not 1 <= plan.ceiling <= MOST_CEILING:
        raise Refused(
            "ceiling",
            _("Choose 1 to %(most)d topics: more is not talked about for real.") % {"most": MOST_CEILING},
        )
    if not 15 <= plan.minutes <= 480:
        raise Refused("minutes", _("Fill in how long it takes: 15 to 480 minutes."))


def _set_themes(found: Conversation, themes: Sequence[str]) -> None:
    titles = list(dict.fromkeys(theme.strip()[:80] for theme in themes if theme.strip()))[:MOST_THEMES]
    if not titles:
        raise Refused("themes", _("Name at least one theme."))
    found.themes.exclude(title__in=titles).delete()
    for order, title in enumerate(titles):
        Theme.objects.update_or_create(conversation=found, title=title, defaults={"order": order})


def _set_parties(found: Conversation, roles: Sequence[str]) -> None:
    wanted = list(dict.fromkeys(role.strip()[:80] for role in roles if role.strip()))[:MOST_PARTIES]
    if not wanted:
        raise Refused("roles", _("Say who is invited, by role: residents, youth workers, police."))
    found.parties.exclude(role__in=wanted).delete()
    for role in wanted:
        _party(found, role, invited=True)


def _party(found: Conversation, role: str, *, invited: bool) -> None:
    words = team_words("roles", role, most=80, places=rights.names(found.area))
    if words and not found.parties.filter(role=words).exists():
        Party.objects.create(conversation=found, role=words, invited=invited)
