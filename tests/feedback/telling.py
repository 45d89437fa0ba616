"""Short ways to answer in tests, and to see what was told."""

from django.utils import timezone

from straatwijs.feedback import actions, queries
from straatwijs.shared.models import AuditRecord

WORDS = "De tegels worden in maart rechtgelegd."


def answer(by, *given, state="planned", text=WORDS, reason="", public=False):
    references = [one.reference for one in given]
    return actions.answer(references=references, text=text, state=state, reason=reason, public=public, by=by)


def states(given):
    """What its receipt tells, oldest first."""
    return [moment.state for moment in queries.timeline(given.reference, noted_on=timezone.localdate())]


def audit_of(action):
    return [
        (record.by.name, record.thing, record.details) for record in AuditRecord.objects.filter(action=action)
    ]


def references(answer):
    """What a page of the team shows."""
    return [line.item.reference for line in answer.context["lines"]]


def sent(*given, **said):
    """The form of an answer, filled in."""
    filled = {
        "ref": [note.reference for note in given],
        "send": "1",
        "text": "Het komt goed.",
        "state": "planned",
    }
    return filled | said
