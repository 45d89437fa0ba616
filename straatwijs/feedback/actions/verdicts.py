"""Is it better now? One tap on the receipt; "worse" opens it again."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.feedback.actions.chain import reopen_action
from straatwijs.feedback.actions.plans import reopen_measure
from straatwijs.feedback.actions.standing import follow
from straatwijs.feedback.models import Answer, AnswerLink, Verdict
from straatwijs.feedback.queries.verdicts import asked_on
from straatwijs.feedback.states import Milestone, Opinion, State
from straatwijs.privacy.queries import ReceiptFacts, noted
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


def give_verdict(*, facts: ReceiptFacts, opinion: str, now: datetime | None = None) -> Opinion:
    """Raises Refused when nothing is asked (any more), so that one receipt speaks once each time."""
    at = now or timezone.now()
    if opinion not in Opinion:
        raise Refused("opinion", _("Choose better, the same or worse."))
    asked = asked_on(facts, today=timezone.localtime(at).date())
    if asked is None:
        raise Refused("opinion", _("You said this already. Thank you."))
    try:
        with transaction.atomic():
            _keep(facts, asked.answer, asked.after, Opinion(opinion), at)
    except IntegrityError:
        raise Refused("opinion", _("You said this already. Thank you.")) from None
    return Opinion(opinion)


def _keep(facts: ReceiptFacts, answer: Answer, after: str, opinion: Opinion, at: datetime) -> None:
    Verdict.objects.create(
        contribution=facts.reference,
        answer=answer,
        after=after,
        opinion=opinion,
        on=timezone.localtime(at).date(),
    )
    record(by=None, action="verdict", thing="answer", key=answer.pk, opinion=opinion)
    if opinion is not Opinion.WORSE:
        return
    if answer.action is not None:
        reopen_action(action=answer.action, now=at)
    elif answer.measure is not None:
        reopen_measure(measure=answer.measure, now=at)
    else:
        _reopen(facts, answer, at)


def _reopen(facts: ReceiptFacts, answer: Answer, at: datetime) -> None:
    """Without an action point it is between the team and this one receipt."""
    with override(settings.LANGUAGE_CODE):
        text = _("You said that it is worse now. The team looks at it again.")
    moved = follow(noted([facts.reference]), state=State.BEING_DISCUSSED, now=at)
    again = Answer.objects.create(
        area=answer.area,
        text=text,
        state=State.BEING_DISCUSSED,
        milestone=Milestone.REOPENED,
        at=at,
        number=len(moved),
        about_things=answer.about_things,
    )
    AnswerLink.objects.create(answer=again, contribution=facts.reference)
    record(
        by=None, action="tell", thing="answer", key=again.pk, state=again.state, contributions=1, public=False
    )
