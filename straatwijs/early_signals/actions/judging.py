"""What the team does with a signal. Each step is kept with who did it, and the last one can be undone."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.early_signals.models import EarlySignal, Judgement
from straatwijs.early_signals.queries.board import may_judge, role_of
from straatwijs.early_signals.states import ALLOWED, State
from straatwijs.privacy.queries import enough_people
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

UNDO_WITHIN = timedelta(minutes=10)


@transaction.atomic
def judge(
    *,
    signal: EarlySignal,
    by: Member,
    state: State | None = None,
    released: bool | None = None,
    reason: str = "",
    answer: str = "",
    look_before: date | None = None,
) -> Judgement:
    """Change where a signal stands, or whether everyone may read it. Raises PermissionDenied and Refused."""
    found = EarlySignal.objects.select_for_update().get(pk=signal.pk)
    wanted = State(found.state) if state is None else state
    _check(found, by, wanted if state is not None else None)
    _check_words(wanted if state is not None else None, reason=reason, answer=answer)
    if released:
        _check_release(found)
    before = _standing(found)
    found.state = wanted
    found.released = found.released if released is None else released
    found.answer = answer or found.answer
    found.look_before = look_before if state is State.TO_LOOK else found.look_before
    if wanted is State.NOT_A_SIGNAL:
        found.released = False
    found.save(update_fields=["state", "released", "answer", "look_before"])
    role = role_of(by, found)
    record(by=by, action="judge", thing="signal", key=found.pk, state=found.state, released=found.released)
    return Judgement.objects.create(
        signal=found,
        state=found.state,
        released=found.released,
        reason=reason.strip(),
        before=before,
        by=by,
        by_role=role,
        at=timezone.now(),
    )


@transaction.atomic
def undo(*, judgement: Judgement, by: Member) -> None:
    """The signal stands where it stood. Raises PermissionDenied (somebody else's) and Refused (too late)."""
    found = Judgement.objects.select_for_update().get(pk=judgement.pk)
    if found.by_id != by.pk:
        raise PermissionDenied(_("Only who did this can undo it."))
    if found.undone_at is not None:
        return
    if timezone.now() - found.at > UNDO_WITHIN:
        raise Refused("", _("This can be undone for ten minutes. Choose something else instead."))
    signal = EarlySignal.objects.select_for_update().get(pk=found.signal_id)
    if signal.judgements.filter(undone_at=None, pk__gt=found.pk).exists():
        raise Refused("", _("Somebody did something after you, so this one stays."))
    before: dict[str, Any] = found.before
    signal.state, signal.released, signal.answer = before["state"], before["released"], before["answer"]
    signal.look_before = date.fromisoformat(before["look_before"]) if before["look_before"] else None
    signal.save(update_fields=["state", "released", "answer", "look_before"])
    found.undone_at = timezone.now()
    found.save(update_fields=["undone_at"])
    record(by=by, action="undo judgement", thing="signal", key=signal.pk, state=signal.state)


def _standing(signal: EarlySignal) -> dict[str, Any]:
    return {
        "state": signal.state,
        "released": signal.released,
        "answer": signal.answer,
        "look_before": signal.look_before.isoformat() if signal.look_before else "",
    }


def _check(signal: EarlySignal, by: Member, state: State | None) -> None:
    needed = Permission.SEE_STREET_LIVE if state is State.TO_LOOK else Permission.JUDGE_SIGNAL
    if not may_judge(by, signal, needed):
        raise PermissionDenied(_("Your role does not decide about this signal."))
    if state is not None and state not in ALLOWED[State(signal.state)]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))


def _check_words(state: State | None, *, reason: str, answer: str) -> None:
    if state is State.NOT_A_SIGNAL and not reason.strip():
        raise Refused("reason", _("Say why this is not a signal. The next one is judged with it."))
    if state is State.ANSWERED and not answer.strip():
        raise Refused("answer", _("Write what happens with it."))


def _check_release(signal: EarlySignal) -> None:
    if signal.state == State.NOT_A_SIGNAL:
        raise Refused("released", _("This is not a signal, so it is not shown to everyone."))
    areas = list(signal.areas.all())
    end = signal.week + timedelta(weeks=1)
    if not enough_people(areas, codes=signal.indicators, first=signal.since, end=end):
        sentence = _(
            "Too few people noted this to show it to everyone: a few neighbours could be recognised in it."
        )
        raise Refused("released", sentence)
