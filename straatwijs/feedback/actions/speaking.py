"""What is said in the room becomes a contribution like any other, with a receipt, tied to its topic at once."""

from datetime import datetime

from django.db import transaction

from straatwijs.agenda.actions.topics import add_source
from straatwijs.agenda.models import Topic
from straatwijs.agenda.states import TopicState
from straatwijs.feedback.actions.chain import tell_on_agenda
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import Kept, NewNote


@transaction.atomic
def speak(*, topic: Topic | None, note: NewNote, secret: str | None, now: datetime) -> Kept:
    """Raises what intake raises. Without a topic it waits for the team like every note."""
    kept = contributions.keep(note=note, secret=secret, now=now)
    if kept.new and topic is not None and topic.state == TopicState.ON_AGENDA:
        add_source(topic=topic, reference=kept.reference)
        tell_on_agenda(topic, reference=kept.reference, now=now)
    return kept
