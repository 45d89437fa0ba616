"""Answering: one answer for one or many contributions, and taking it back within ten minutes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.feedback.actions.reach import Reach, reach
from straatwijs.feedback.actions.standing import restand, stand
from straatwijs.feedback.actions.words import check_words
from straatwijs.feedback.models import Answer, AnswerLink
from straatwijs.feedback.states import ANSWERS, State
from straatwijs.instruments.definition import Kind
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

UNDO_WITHIN = timedelta(minutes=10)


@transaction.atomic
def answer(
    *,
    references: Sequence[int],
    text: str,
    state: str,
    reason: str,
    public: bool,
    by: Member,
    now: datetime | None = None,
) -> Answer:
    """Tell everybody who gave these contributions what happens with them.

    `now` is for telling a history afterwards (the demo neighbourhood).
    Raises Refused (field and sentence) when something in it can't be sent, PermissionDenied without the right.
    """
    if state not in ANSWERS:
        raise Refused("state", _("Choose how far it is."))
    reached = reach(references, by=by, permission=Permission.ANSWER)
    text, reason = check_words(text=text, reason=reason, state=State(state), items=reached.items)
    at = now or timezone.now()
    moved = stand(reached.items, state=State(state), now=at)
    given = _write(reached, moved, state=State(state), at=at, by=by, text=text, reason=reason, public=public)
    record(
        by=by,
        action="answer",
        thing="answer",
        key=given.pk,
        state=state,
        contributions=len(reached.items),
        public=public,
    )
    return given


@transaction.atomic
def mark_seen(*, references: Sequence[int], by: Member) -> Answer | None:
    """Say "we have read it" to those who heard nothing yet. None when all of them did."""
    reached = reach(references, by=by, permission=Permission.ANSWER)
    at = timezone.now()
    moved = stand(reached.items, state=State.SEEN, now=at, only_received=True)
    if not moved:
        return None
    given = _write(reached, moved, state=State.SEEN, at=at, by=by)
    record(by=by, action="mark seen", thing="answer", key=given.pk, contributions=given.number)
    return given


@transaction.atomic
def undo_answer(*, answer: Answer, by: Member) -> None:
    """Take an answer back. It stays on record; the contributions stand where they stood before it."""
    given = Answer.objects.select_for_update().get(pk=answer.pk)
    if given.by_id != by.pk:
        raise PermissionDenied(_("Only who gave an answer can take it back."))
    if given.undone_at is not None:
        return
    if timezone.now() - given.at > UNDO_WITHIN:
        raise Refused("answer", _("An answer can be taken back for ten minutes. Give a new one instead."))
    references = list(given.links.values_list("contribution", flat=True))
    later = AnswerLink.objects.filter(
        contribution__in=references, answer__undone_at=None, answer__pk__gt=given.pk
    )
    if later.exists():
        raise Refused(
            "answer", _("Somebody answered after you, so this one stays. Give a new answer instead.")
        )
    given.undone_at = timezone.now()
    given.save(update_fields=["undone_at"])
    restand(references)
    record(
        by=by,
        action="undo answer",
        thing="answer",
        key=given.pk,
        state=given.state,
        contributions=len(references),
    )


def _write(
    reached: Reach,
    moved: Sequence[int],
    *,
    state: State,
    at: datetime,
    by: Member,
    text: str = "",
    reason: str = "",
    public: bool = False,
) -> Answer:
    given = Answer.objects.create(
        area=reached.area,
        text=text,
        state=state,
        reason=reason,
        public=public,
        by=by,
        by_role=reached.role,
        at=at,
        number=len(moved),
        about_things=all(item.kind == Kind.OBJECT for item in reached.items),
    )
    links = [AnswerLink(answer=given, contribution=reference) for reference in moved]
    AnswerLink.objects.bulk_create(links, batch_size=500)
    return given
