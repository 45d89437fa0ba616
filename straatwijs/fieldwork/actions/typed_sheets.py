"""Typing a paper sheet in, sending it back, and approving it: then it is a contribution like any other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK, SHEET, SheetState
from straatwijs.fieldwork.sheet_codes import further_id
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations import answers as form_answers
from straatwijs.observations.actions import contributions
from straatwijs.observations.actions.visits import keep_visit
from straatwijs.observations.note import Answer, Changed, NewNote, NewVisit, Refused, Withdrawn, Words
from straatwijs.observations.sentences import wait_for_words, why_not
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import AMSTERDAM


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands on the paper."""

    instrument: Instrument
    area: Area
    answers: Mapping[str, Answer]
    words: Mapping[str, str]
    noted_on: date
    written_by: Member | None = None


def type_in(*, sheet: Sheet, note_id: UUID, by: Member, now: datetime) -> TypedSheet:
    """Keep it until somebody else approves it. Raises Refused."""
    row = TypedSheet(note_id=note_id, typed_by=by, typed_at=now, **_guarded(sheet, note_id, by=by, now=now))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            record(by=by, action="type in", thing="sheet", key=row.pk)
    except IntegrityError:
        raise Refused("code", _("This sheet was typed in already.")) from None
    return row


@transaction.atomic
def correct(*, typed: TypedSheet, sheet: Sheet, by: Member, now: datetime) -> TypedSheet:
    """Type it in once more after it was sent back, or before anybody looked at it."""
    for name, value in _guarded(sheet, typed.note_id, by=by, now=now).items():
        setattr(typed, name, value)
    typed.typed_by, typed.typed_at, typed.state, typed.reason = by, now, SheetState.TYPED, ""
    typed.save()
    record(by=by, action="correct", thing="sheet", key=typed.pk)
    return typed


@transaction.atomic
def send_back(*, typed: TypedSheet, reason: str, by: Member) -> None:
    if SheetState.SENT_BACK not in SHEET[SheetState(typed.state)]:
        raise Refused("reason", _("This sheet was sent back already."))
    if not reason.strip():
        raise Refused("reason", _("Say what is wrong, so that it can be typed in better."))
    typed.state, typed.reason = SheetState.SENT_BACK, reason.strip()[:300]
    typed.save(update_fields=["state", "reason"])
    record(by=by, action="send back", thing="sheet", key=typed.pk)


@transaction.atomic
def approve(*, typed: TypedSheet, by: Member, now: datetime) -> None:
    """Make it a contribution; nothing of the sheet stays. Raises Refused."""
    if typed.typed_by_id == by.pk:
        raise Refused("approve", _("Somebody else than who typed it in approves a sheet."))
    if typed.state != SheetState.TYPED:
        raise Refused("approve", _("This sheet was sent back. It must be typed in again first."))
    try:
        for note in _notes(typed, now):
            # The sheet's code is the paper's phone: all that stands on it counts as one person.
            kept = contributions.keep(note=note, secret=str(typed.note_id), now=now, member=_writer(typed))
            if kept.words is Words.WAIT:
                raise Refused("words", wait_for_words())
        _keep_look(typed, now)
    except (Changed, Withdrawn) as reason:
        raise Refused("approve", why_not(reason)) from None
    record(by=by, action="approve", thing="sheet", key=typed.pk)
    typed.delete()


@transaction.atomic
def drop_sheet(*, typed: TypedSheet, by: Member) -> None:
    """Typed in by mistake."""
    record(by=by, action="drop", thing="sheet", key=typed.pk)
    typed.delete()


def _guarded(sheet: Sheet, note_id: UUID, *, by: Member, now: datetime) -> dict[str, object]:
    """The fields of a row. Raises Refused for what could not become a contribution later."""
    if sheet.noted_on > now.astimezone(AMSTERDAM).date():
        raise Refused("day", _("This day lies in the future. Which day stands on the sheet?"))
    if sheet.instrument.for_team and sheet.written_by == by:
        raise Refused("written_by", _("Let somebody else type in what you wrote yourself."))
    row = TypedSheet(
        note_id=note_id,
        instrument=sheet.instrument.id,
        area=sheet.area,
        answers=dict(sheet.answers),
        words=dict(sheet.words),
        noted_on=sheet.noted_on,
    )
    for note in _notes(row, now):
        form_answers.check(note, sheet.instrument)
    guarded = contributions.guard_words(sheet.words, sheet.area)
    if guarded.words is Words.WAIT:
        raise Refused("words", wait_for_words())
    return {
        "instrument": sheet.instrument.id,
        "area": sheet.area,
        "answers": dict(sheet.answers),
        "words": dict(guarded.said),
        "noted_on": sheet.noted_on,
        "written_by": sheet.written_by,
    }


def _keep_look(typed: TypedSheet, now: datetime) -> None:
    """How long somebody looked, of a sheet that says it once for all its lines."""
    minutes, people = (typed.answers.get(name) for name in LOOK)
    if not minutes:
        return
    end = min(datetime.combine(typed.noted_on, time(12), AMSTERDAM), now)
    look = NewVisit(
        id=uuid5(typed.note_id, "visit"),
        instrument=typed.instrument,
        area=typed.area.code,
        begun_at=end - timedelta(minutes=minutes),
        minutes=minutes,
        people=people or 1,
        channel="paper",
    )
    keep_visit(visit=look, secret=str(typed.note_id), now=now)


def _writer(typed: TypedSheet) -> Member | None:
    return (typed.written_by or typed.typed_by) if instruments()[typed.instrument].for_team else None


def _notes(typed: TypedSheet, now: datetime) -> list[NewNote]:
    instrument = instruments()[typed.instrument]
    noon = datetime.combine(typed.noted_on, time(12), AMSTERDAM)
    note = NewNote(
        id=typed.note_id,
        instrument=instrument.id,
        area=typed.area.code,
        side="",
        noted_at=min(noon, now),
        channel="paper",
    )
    if instrument.form:
        answers = {code: answer for code, answer in typed.answers.items() if code not in LOOK}
        side, perspective, tenure = (str(answers.pop(code, "")) for code in ("side", "perspective", "tenure"))
        return [
            replace(
                note, side=side, perspective=perspective, tenure=tenure, answers=answers, words=typed.words
            )
        ]
    seen = [found for code in typed.answers["signals"] if (found := instrument.indicator(code))]
    return [
        replace(
            note,
            id=further_id(typed.note_id, number),
            side=one.side.value,
            indicator=one.code,
            text="" if number else typed.words.get("words", ""),
        )
        for number, one in enumerate(seen)
    ]
