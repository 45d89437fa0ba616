"""Moving contributions to a new state, together with the figures about it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import ngettext

from straatwijs.agenda.actions import forgetting as agenda
from straatwijs.feedback.models import Answer, AnswerLink, Standing, SubscriptionNote, Tally, Verdict
from straatwijs.feedback.states import ALLOWED, ANSWERS, State
from straatwijs.fieldwork.actions import forgetting as fieldwork
from straatwijs.plans.actions import forgetting as plans
from straatwijs.privacy.queries import InboxItem, Noted
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM, quarter_of

_Cell = tuple[int, date, str, str, int]  # place, quarter, kind, state, days
_SOME = 500


def stand(
    items: Sequence[InboxItem], *, state: State, now: datetime, only_received: bool = False
) -> list[int]:
    """Move all of them or, when one can't go there, none (Refused). Gives back which ones moved."""
    standings = _locked(items)
    if only_received:
        standings = [standing for standing in standings if standing.state == State.RECEIVED]
    _check(standings, state)
    return _move(standings, state, now)


def follow(
    items: Sequence[Noted], *, state: State, now: datetime, leave: Collection[State] = ()
) -> list[int]:
    """Move them wherever they stood, except those in the states of `leave`. Gives back which ones moved."""
    standings = [standing for standing in _locked(items) if standing.state not in leave]
    return _move(standings, state, now)


def _move(standings: Sequence[Standing], state: State, now: datetime) -> list[int]:
    shift: Counter[_Cell] = Counter()
    for standing in standings:
        _take_from(shift, standing)
        standing.state = state
        if standing.days is None and state in ANSWERS:
            standing.days = max(0, (now.astimezone(AMSTERDAM).date() - standing.received_on).days)
        _add_to(shift, standing)
    Standing.objects.bulk_update(standings, ["state", "days"], batch_size=_SOME)
    _tally(shift)
    return [standing.contribution for standing in standings]


def restand(references: Sequence[int]) -> None:
    """Work out anew where contributions stand, from the answers that still count."""
    shift: Counter[_Cell] = Counter()
    standings = list(
        Standing.objects.select_for_update().filter(contribution__in=references).order_by("contribution")
    )
    counting = AnswerLink.objects.filter(contribution__in=references, answer__undone_at=None).select_related(
        "answer"
    )
    answers: dict[int, list[AnswerLink]] = {}
    for link in counting.order_by("answer__at", "answer__pk"):
        answers.setdefault(link.contribution, []).append(link)
    for standing in standings:
        _take_from(shift, standing)
        links = answers.get(standing.contribution, [])
        standing.state = links[-1].answer.state if links else State.RECEIVED
        first = next((link.answer.at for link in links if link.answer.state in ANSWERS), None)
        standing.days = (
            max(0, (first.astimezone(AMSTERDAM).date() - standing.received_on).days) if first else None
        )
        _add_to(shift, standing)
    Standing.objects.bulk_update(standings, ["state", "days"], batch_size=_SOME)
    _tally(shift)


def forget(reference: int) -> None:
    """A contribution was taken back: what tied answers to it goes too."""
    shift: Counter[_Cell] = Counter()
    for standing in Standing.objects.select_for_update().filter(contribution=reference):
        _take_from(shift, standing)
        standing.delete()
    Verdict.objects.filter(contribution=reference).delete()
    agenda.forget_contributions([reference])
    fieldwork.forget_contributions([reference])
    plans.forget_contributions([reference])
    SubscriptionNote.objects.filter(contribution=reference).delete()
    links = AnswerLink.objects.filter(contribution=reference)
    Answer.objects.filter(pk__in=links.values("answer")).update(number=F("number") - 1)
    links.delete()
    _tally(shift)


def _locked(items: Sequence[InboxItem] | Sequence[Noted]) -> list[Standing]:
    """Their rows, made where missing, so that two answers at once wait for each other."""
    rows = [
        Standing(
            contribution=item.reference,
            area_id=item.place.id,
            kind=item.kind,
            received_on=_day(item.received_at),
            quarter=quarter_of(item.noted_on).first_week,
        )
        for item in items
    ]
    Standing.objects.bulk_create(rows, batch_size=_SOME, ignore_conflicts=True)
    wanted = sorted(item.reference for item in items)
    found: list[Standing] = []
    for begin in range(0, len(wanted), _SOME):
        some = wanted[begin : begin + _SOME]
        found += Standing.objects.select_for_update().filter(contribution__in=some).order_by("contribution")
    return found


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _check(standings: Iterable[Standing], state: State) -> None:
    stuck = Counter(
        State(standing.state) for standing in standings if state not in ALLOWED[State(standing.state)]
    )
    if stuck:
        had, number = stuck.most_common(1)[0]
        raise Refused(
            "state",
            ngettext(
                "One of these notes is already “%(had)s”; from there it can't become “%(wanted)s”.",
                "%(number)d of these notes are already “%(had)s”; from there they can't become “%(wanted)s”.",
                number,
            )
            % {"number": number, "had": had.label, "wanted": state.label},
        )


def _take_from(shift: Counter[_Cell], standing: Standing) -> None:
    if standing.days is not None:
        shift[standing.area_id, standing.quarter, standing.kind, standing.state, standing.days] -= 1


def _add_to(shift: Counter[_Cell], standing: Standing) -> None:
    if standing.days is not None:
        shift[standing.area_id, standing.quarter, standing.kind, standing.state, standing.days] += 1


def _tally(shift: Counter[_Cell]) -> None:
    # Always in the same order, so that two answers at once can't wait for each other in a circle.
    for (area, quarter, kind, state, days), change in sorted(shift.items()):
        if change:
            cell, _made = Tally.objects.get_or_create(
                area_id=area, quarter=quarter, kind=kind, state=state, days=days, defaults={"number": 0}
            )
            Tally.objects.filter(pk=cell.pk).update(number=F("number") + change)
