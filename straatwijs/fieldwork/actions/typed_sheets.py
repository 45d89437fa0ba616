"""Typing a paper sheet in, correcting it and throwing it away; what becomes of it then is in judging.py."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import LOOK, SheetState
from straatwijs.fieldwork.sheet_codes import further_id
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations import answers as form_answers
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import Answer, NewNote, Refused, Words
from straatwijs.observations.sentences import wait_for_words
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
    lighter: bool = False


def type_in(*, sheet: Sheet, note_id: UUID, by: Member, now: datetime, line: int = 0) -> TypedSheet:
    """Keep it until somebody else approves it. Of a sheet with lines: one line, from 1. Raises Refused."""
    own = further_id(note_id, max(line - 1, 0))
    guarded = _guarded(sheet, own, by=by, now=now)
    row = TypedSheet(note_id=own, sheet=note_id, line=line, typed_by=by, typed_at=now, **guarded)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            record(by=by, action="type in", thing="sheet", key=row.pk)
    except IntegrityError:
        if line:
            raise Refused("line", _("This line was typed in already.")) from None
        raise Refused("code", _("This sheet was typed in already.")) from None
    return row


@transaction.atomic
def correct(*, typed: TypedSheet, sheet: Sheet, by: Member, now: datetime) -> TypedSheet:
    """Type it in once more after it was sent back, or before anybody looked at it. Raises Refused."""
    typed = _still_here(typed)
    for name, value in _guarded(sheet, typed.note_id, by=by, now=now).items():
        setattr(typed, name, value)
    typed.typed_by, typed.typed_at, typed.state, typed.reason = by, now, SheetState.TYPED, ""
    typed.judged_by = typed.judged_at = None
    typed.save()
    record(by=by, action="correct", thing="sheet", key=typed.pk)
    return typed


@transaction.atomic
def drop_sheet(*, typed: TypedSheet, by: Member) -> None:
    """Typed in by mistake. Raises Refused."""
    typed = _still_here(typed)
    record(by=by, action="drop", thing="sheet", key=typed.pk)
    typed.delete()


def _still_here(typed: TypedSheet) -> TypedSheet:
    """As it is now, held: somebody else may have approved it a moment ago."""
    row = TypedSheet.objects.select_for_update(of=("self",)).get(pk=typed.pk)
    if row.state == SheetState.APPROVED:
        raise Refused("approve", _("Somebody approved this sheet already. It counts."))
    return row


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
    for note in notes_of(row, now):
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
        "lighter": sheet.lighter,
    }


def notes_of(typed: TypedSheet, now: datetime) -> list[NewNote]:
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
        side, indicator, perspective, tenure = (
            str(answers.pop(code, "")) for code in ("side", "indicator", "perspective", "tenure")
        )
        return [
            replace(
                note,
                side=side,
                indicator=indicator,
                perspective=perspective,
                tenure=tenure,
                answers=answers,
                words=typed.words,
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
