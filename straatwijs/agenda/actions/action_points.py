"""Agreeing what is done, by whom and before when, and every step after that."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.agenda.actions import rights
from straatwijs.agenda.actions.conversations import locked
from straatwijs.agenda.models import ActionNews, ActionPoint, ActionSource, Conversation, Topic
from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.queries.chain import of_topic
from straatwijs.agenda.queries.proposals import about_people
from straatwijs.agenda.states import ACTION, ActionState, ConversationState, TopicState
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM

_SOME = 500


@transaction.atomic
def agree(
    *, topic: Topic, what: str, who: str, due: date | None, by: Member, now: datetime | None = None
) -> ActionPoint:
    """It comes from everything that its topic came from. Raises Refused and PermissionDenied."""
    conversation = locked(topic.conversation, by)
    found = Topic.objects.select_for_update().get(pk=topic.pk)
    if found.state != TopicState.ON_AGENDA or conversation.state == ConversationState.PLANNED:
        raise Refused("", _("Only about a topic on a set agenda can something be agreed."))
    known = rights.names(conversation.area)
    said, owner = (
        team_words("what", " ".join(what.split()), most=300, places=known),
        team_words("who", " ".join(who.split()), most=120, places=known),
    )
    at = now or timezone.now()
    if not said:
        raise Refused("what", _("Say what is going to be done."))
    if not owner:
        raise Refused("who", _("Say who does it: an organisation or a role."))
    if due is None:
        raise Refused("due", _("Say before which day."))
    if due < at.astimezone(AMSTERDAM).date():
        raise Refused("due", _("Choose a day that is still to come."))
    made = ActionPoint.objects.create(
        topic=found,
        area=_place(found, conversation),
        what=said,
        who=owner,
        due=due,
        agreed_at=at,
    )
    _link(made, of_topic(found))
    ActionNews.objects.create(
        action=made, state=ActionState.AGREED, by=by, by_role=rights.check(by, conversation.area), at=at
    )
    record(by=by, action="agree", thing="action point", key=made.pk, topic=found.pk)
    return made


@transaction.atomic
def advance(
    *, action: ActionPoint, state: str, text: str, reason: str, by: Member, now: datetime | None = None
) -> ActionNews:
    """News about it: under way, done, or not done with the reason. Raises Refused and PermissionDenied."""
    found = ActionPoint.objects.select_for_update(of=("self",)).select_related("area").get(pk=action.pk)
    role = rights.check(by, found.area, Permission.ANSWER)
    if state not in ActionState or state == ActionState.REOPENED:
        raise Refused("state", _("Choose how far it is."))
    wanted, known = ActionState(state), rights.names(found.area)
    if wanted not in ACTION[ActionState(found.state)]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))
    told = team_words("text", text, most=MOST_WORDS, places=known)
    why = (
        team_words("reason", reason, most=MOST_WORDS, places=known) if wanted is ActionState.NOT_DONE else ""
    )
    if wanted is ActionState.NOT_DONE and not why:
        raise Refused("reason", _("Say why not. An honest no comes with its reason."))
    if wanted is not ActionState.NOT_DONE and not told:
        raise Refused("text", _("Say in a sentence what happened: people who noted it read it."))
    return _step(found, wanted, text=told, reason=why, by=by, role=role, at=now or timezone.now())


@transaction.atomic
def reopen(*, action: ActionPoint, text: str, now: datetime) -> ActionNews | None:
    """Somebody in the street says it is worse. None when it is open already."""
    found = ActionPoint.objects.select_for_update().get(pk=action.pk)
    if ActionState.REOPENED not in ACTION[ActionState(found.state)]:
        return None
    return _step(found, ActionState.REOPENED, text=text, reason="", by=None, role="", at=now)


def _place(topic: Topic, conversation: Conversation) -> Area:
    """The one place it is about; how people live together is told of a neighbourhood, so that no street is pointed at."""
    areas = list(topic.areas.all())
    area = areas[0] if len(areas) == 1 else conversation.area
    return neighbourhood_of(area) if about_people(topic.indicators) else area


def _step(
    found: ActionPoint,
    state: ActionState,
    *,
    text: str,
    reason: str,
    by: Member | None,
    role: str,
    at: datetime,
) -> ActionNews:
    found.state = state
    found.done_on = at.astimezone(AMSTERDAM).date() if state is ActionState.DONE else None
    found.save(update_fields=["state", "done_on"])
    record(by=by, action="advance", thing="action point", key=found.pk, state=state)
    return ActionNews.objects.create(
        action=found, state=state, text=text, reason=reason, by=by, by_role=role, at=at
    )


def _link(action: ActionPoint, references: Iterable[int]) -> None:
    rows = [ActionSource(action=action, contribution=reference) for reference in references]
    ActionSource.objects.bulk_create(rows, batch_size=_SOME, ignore_conflicts=True)
