"""Ballots: one voice per code, kept apart from the code, in an order that tells nothing.

A ballot leaves no audit record: that would give it a time. Taking one away at the desk does, without code or content.
"""

from dataclasses import dataclass
from datetime import date, datetime
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.choices import locked
from straatwijs.agenda.ballot_codes import (
    ballot_id,
    change_code,
    clean_tracker,
    code_hash,
    is_change_code,
    new_tracker,
)
from straatwijs.agenda.models.choices import (
    Ballot,
    BallotCode,
    Choice,
    Option,
    Phase,
    UsedCode,
    WaitingBallot,
)
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

# Ballots that wait together before they are shuffled and taken out of the urn.
BATCH = 5
_FIELDS = ("id", "choice_id", "first_id", "second_id", "third_id", "perspective", "tracker")
_MANY = 500


class UnknownCode(Refused):
    """No slip has this code."""


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What is on a ballot: numbers of options as they stand on the page and on paper."""

    first: int | None
    second: int | None = None
    third: int | None = None
    perspective: str = ""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What the voter takes home. `again`: this very ballot lay in the urn already."""

    tracker: str
    change_code: str
    again: bool


@transaction.atomic
def cast(
    *, choice: Choice, code: str, page: UUID, marks: Marks, now: datetime, by: Member | None = None
) -> Counted:
    """Put a ballot in the urn. `page` is the number made with the form; `by` is who types a paper one.

    The same page with the same code and marks again is the same ballot. Raises Refused, and UnknownCode.
    """
    found = locked(choice, by)
    hashed = code_hash(found.pk, code)
    ballot = WaitingBallot(id=ballot_id(found.pk, code, page), choice=found)
    if UsedCode.objects.filter(choice=found, code_hash=hashed).exists():
        return _again(ballot, code, marks)
    _check_open(found, now)
    if not BallotCode.objects.filter(choice=found, code_hash=hashed).exists():
        raise UnknownCode(
            "code", _("We don't know this code. Look at your slip: it has three groups of four.")
        )
    _mark(ballot, marks)
    ballot.tracker = _free_tracker(found)
    UsedCode.objects.create(choice=found, code_hash=hashed)
    ballot.save(force_insert=True)
    if WaitingBallot.objects.filter(choice=found).count() >= BATCH:
        empty_urn(found)
    return _counted(ballot.tracker, found, code, again=False)


def _counted(tracker: str, choice: Choice, code: str, *, again: bool) -> Counted:
    return Counted(tracker=tracker, change_code=change_code(choice.pk, code, tracker), again=again)


def _again(ballot: WaitingBallot, code: str, marks: Marks) -> Counted:
    """The ballot that is there already, when it is this one."""
    there = _find(Q(pk=ballot.pk))
    if there is not None:
        _mark(ballot, marks)
        fields = ("first_id", "second_id", "third_id", "perspective")
        if all(getattr(there, field) == getattr(ballot, field) for field in fields):
            return _counted(there.tracker, ballot.choice, code, again=True)
    raise Refused(
        "code",
        _(
            "Somebody chose with this code already, so it can't be used again. Was that you, and do you want something"
            " else? Go to the paper desk with your slip and your three words before the choice closes."
        ),
    )


def _find(wanted: Q) -> WaitingBallot | Ballot | None:
    return WaitingBallot.objects.filter(wanted).first() or Ballot.objects.filter(wanted).first()


def _check_open(choice: Choice, now: datetime) -> None:
    phase = choice.phase_at(now)
    if phase is Phase.CLOSED:
        raise Refused("", _("This choice has closed, so your ballot can't be counted any more."))
    if phase is not Phase.OPEN:
        raise Refused("", _("This choice is not open yet. Keep your code and come back."))


def _mark(ballot: WaitingBallot, marks: Marks) -> None:
    """Fill in the ballot, or say what is wrong with it."""
    options = {option.order: option for option in Option.objects.filter(choice=ballot.choice)}
    if marks.first is None:
        raise Refused("first", _("Choose what you put first."))
    if marks.third is not None and marks.second is None:
        raise Refused("second", _("Nothing stands in second place yet. Fill that in before the third."))
    chosen: list[int] = []
    for field in ("first", "second", "third"):
        number = getattr(marks, field)
        if number is None:
            continue
        if number not in options:
            raise Refused(field, _("There is no number %(number)s to choose.") % {"number": number})
        if number in chosen:
            twice = _("You chose “%(what)s” twice. Choose something else, or leave this empty.")
            raise Refused(field, twice % {"what": options[number].text})
        chosen.append(number)
        setattr(ballot, field, options[number])
    ballot.perspective = marks.perspective if marks.perspective in PERSPECTIVES else ""


def _free_tracker(choice: Choice) -> str:
    while _find(Q(choice=choice, tracker=(tracker := new_tracker()))) is not None:
        pass
    return tracker


def empty_urn(choice: Choice) -> None:
    """Everything that waits, in one go and in an order of chance. Call it with the choice locked."""
    waiting = list(WaitingBallot.objects.filter(choice=choice).values(*_FIELDS))
    _put_away(waiting)
    WaitingBallot.objects.filter(choice=choice).delete()


def _put_away(ballots: list[dict[str, object]]) -> None:
    SystemRandom().shuffle(ballots)
    Ballot.objects.bulk_create((Ballot(**fields) for fields in ballots), batch_size=_MANY)


@transaction.atomic
def withdraw(*, choice: Choice, code: str, tracker: str, change: str, by: Member, now: datetime) -> None:
    """Take a ballot away at the paper desk; its code can be used again. Raises PermissionDenied and Refused."""
    found = locked(choice, by)
    _check_open(found, now)
    used = UsedCode.objects.filter(choice=found, code_hash=code_hash(found.pk, code))
    ballot = _find(Q(choice=found, tracker=clean_tracker(tracker)))
    belongs = is_change_code(change, choice=found.pk, code=code, tracker=tracker)
    if not (belongs and ballot and used.exists()):
        raise Refused(
            "code", _("These three don't belong together. Look at the slip and at what the voter was given.")
        )
    ballot.delete()
    used.delete()
    record(by=by, action="withdraw ballot", thing="choice", key=found.pk)


@transaction.atomic
def tidy(*, choice: Choice, now: datetime) -> bool:
    """After closing: the urn is emptied, all ballots are laid in one new order, and the codes are forgotten."""
    found = locked(choice, None)
    if found.tidied or found.phase_at(now) is not Phase.CLOSED:
        return False
    empty_urn(found)
    ballots = list(Ballot.objects.filter(choice=found).values(*_FIELDS))
    Ballot.objects.filter(choice=found).delete()
    _put_away(ballots)
    BallotCode.objects.filter(choice=found).delete()
    UsedCode.objects.filter(choice=found).delete()
    found.tidied = True
    found.save(update_fields=["tidied"])
    record(by=None, action="tidy", thing="choice", key=found.pk, ballots=len(ballots))
    return True


def tidy_all(*, now: datetime) -> int:
    """How many choices were put away."""
    closed = Choice.objects.filter(ready=True, tidied=False, closes_at__lte=now)
    return sum(tidy(choice=choice, now=now) for choice in closed)


@transaction.atomic
def forget_choices(*, before: date) -> int:
    """Choices that closed before this day, with their options, their ballots and what was decided."""
    old = list(Choice.objects.filter(closes_at__date__lt=before))
    for choice in old:
        WaitingBallot.objects.filter(choice=choice).delete()
        Ballot.objects.filter(choice=choice).delete()
        choice.delete()
    return len(old)
