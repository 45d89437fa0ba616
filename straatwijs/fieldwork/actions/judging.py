"""What becomes of a typed sheet: approved it is a contribution like any other, or it goes back with what is wrong; and undoing that.

A sheet with lines is judged as one. Whoever judges says which lines were seen, and as they were typed then.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions.typed_sheets import notes_of
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK, SHEET, UNDONE_WITHIN, SheetState
from straatwijs.fieldwork.pictures import MOST_SIGNALS
from straatwijs.fieldwork.sheet_codes import further_id
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions
from straatwijs.observations.actions.unkeeping import Given, unkeep, unkeep_visit
from straatwijs.observations.actions.visits import keep_visit
from straatwijs.observations.note import Changed, NewVisit, Refused, Withdrawn, Words
from straatwijs.observations.sentences import wait_for_words, why_not
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import AMSTERDAM

# When each line that was seen was typed, by its key.
Seen = Mapping[int, datetime]


@transaction.atomic
def approve(*, seen: Seen, by: Member, now: datetime) -> int:
    """Make them contributions, all or none; returns how many. Of words and answers nothing stays here. Raises Refused."""
    rows = _held(seen, by=by)
    for row in rows:
        if row.state == SheetState.SENT_BACK:
            raise Refused("approve", _("This sheet was sent back. It must be typed in again first."))
        _keep(row, now)
        row.answers = {name: row.answers[name] for name in LOOK if name in row.answers}
        row.words = {}
        _judge(row, SheetState.APPROVED, by=by, now=now)
        record(by=by, action="approve", thing="sheet", key=row.pk)
    return len(rows)


@transaction.atomic
def send_back(*, seen: Seen, reasons: Mapping[int, str], by: Member, now: datetime) -> int:
    """Those of the lines that have a reason; returns how many. Raises Refused."""
    wanted = {key: reason.strip()[:300] for key, reason in reasons.items() if reason.strip()}
    if not wanted:
        raise Refused("reason", _("Say what is wrong, so that it can be typed in better."))
    for row in _held({key: at for key, at in seen.items() if key in wanted}, by=by):
        if SheetState.SENT_BACK not in SHEET[SheetState(row.state)]:
            raise Refused("reason", _("This sheet was sent back already."))
        row.reason = wanted[row.pk]
        _judge(row, SheetState.SENT_BACK, by=by, now=now)
        record(by=by, action="send back", thing="sheet", key=row.pk)
    return len(wanted)


@transaction.atomic
def undo_judging(*, typed: TypedSheet, by: Member, now: datetime) -> int:
    """All that was said of this sheet at once is as it was before; returns of how many lines. Raises Refused."""
    rows = list(
        TypedSheet.objects.select_for_update(of=("self",)).filter(
            sheet=typed.sheet, judged_by=by, judged_at=typed.judged_at
        )
    )
    if (
        typed.judged_by_id != by.pk
        or not typed.judged_at
        or now - typed.judged_at > UNDONE_WITHIN
        or not rows
    ):
        raise Refused("undo", _("This can't be undone any more."))
    for row in rows:
        record(by=by, action="undo", thing="sheet", key=row.pk)
        if row.state == SheetState.APPROVED and not _take_out(row):
            row.delete()  # its writer took it back: then nothing of it stays
        else:
            row.state, row.reason, row.judged_by, row.judged_at = SheetState.TYPED, "", None, None
            row.save()
    return len(rows)


def forget_approved(*, now: datetime) -> int:
    """How many rows went of sheets that can't be undone any more."""
    old = TypedSheet.objects.filter(state=SheetState.APPROVED, judged_at__lt=now - UNDONE_WITHIN)
    return old.delete()[0]


def _held(seen: Seen, *, by: Member) -> Sequence[TypedSheet]:
    """The rows as they are now, which nobody else can judge until this is done. Raises Refused."""
    rows = list(TypedSheet.objects.select_for_update(of=("self",)).filter(pk__in=seen).order_by("line", "pk"))
    if len(rows) < len(seen) or not rows or any(row.state == SheetState.APPROVED for row in rows):
        raise Refused("approve", _("Somebody was there before you: look at what is left."))
    if any(row.typed_by_id == by.pk for row in rows):
        raise Refused("approve", _("Somebody else than who typed it in approves a sheet."))
    if any(row.typed_at != seen[row.pk] for row in rows):
        raise Refused("approve", _("It was typed in anew while you looked. Look once more."))
    return rows


def _judge(row: TypedSheet, state: SheetState, *, by: Member, now: datetime) -> None:
    row.state, row.judged_by, row.judged_at = state, by, now
    row.save()


def _keep(row: TypedSheet, now: datetime) -> None:
    try:
        for note in notes_of(row, now):
            # The sheet's code is the paper's phone: all that stands on it counts as one person.
            kept = contributions.keep(note=note, secret=str(row.sheet), now=now, member=_writer(row))
            if kept.words is Words.WAIT:
                raise Refused("words", wait_for_words())
        _keep_look(row, now)
    except (Changed, Withdrawn) as reason:
        raise Refused("approve", why_not(reason)) from None


def _writer(typed: TypedSheet) -> Member | None:
    return (typed.written_by or typed.typed_by) if instruments()[typed.instrument].for_team else None


def _look_id(typed: TypedSheet) -> UUID:
    return uuid5(typed.note_id, "visit")


def _keep_look(typed: TypedSheet, now: datetime) -> None:
    """How long somebody looked, of a sheet that says it once for all its lines."""
    minutes, people = (typed.answers.get(name) for name in LOOK)
    if not minutes:
        return
    end = min(datetime.combine(typed.noted_on, time(12), AMSTERDAM), now)
    look = NewVisit(
        id=_look_id(typed),
        instrument=typed.instrument,
        area=typed.area.code,
        begun_at=end - timedelta(minutes=minutes),
        minutes=minutes,
        people=people or 1,
        channel="paper",
    )
    keep_visit(visit=look, secret=str(typed.sheet), now=now)


def _take_out(row: TypedSheet) -> bool:
    """What was kept of it stands in the row again; False when there is nothing left."""
    form = instruments()[row.instrument].form
    ids = [further_id(row.note_id, number) for number in range(1 if form else MOST_SIGNALS)]
    given = [one for one in (unkeep(note_id=each) for each in ids) if one]
    if not given:
        return False
    if row.answers.get(LOOK[0]):
        unkeep_visit(visit_id=_look_id(row))
    first = given[0]
    if form:
        row.answers, row.words = row.answers | _answers(first), dict(first.words)
    else:
        row.answers = {"signals": [one.indicator for one in given]}
        row.words = {"words": first.text} if first.text else {}
    return True


def _answers(given: Given) -> dict[str, object]:
    picture = given.indicator if given.side else ""
    own = {
        "side": given.side,
        "indicator": picture,
        "perspective": given.perspective,
        "tenure": given.tenure,
    }
    return {code: value for code, value in own.items() if value} | dict(given.answers)
