"""Keeping, completing, sharing and taking back what people gave."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, OperationalError, transaction

from straatwijs.accounts.models import Member
from straatwijs.instruments.definition import Indicator, Instrument, Kind
from straatwijs.instruments.queries import instruments
from straatwijs.observations import checks, counts, deidentification, secrets
from straatwijs.observations.actions.visits import keep_visit, take_visit
from straatwijs.observations.models import Circle, Contribution, Tombstone
from straatwijs.observations.note import Changed, Kept, NewNote, NewVisit, Withdrawn, Words
from straatwijs.observations.recogniser import wake
from straatwijs.observations.writing import insertion
from straatwijs.places.models import Area
from straatwijs.places.queries import names_around
from straatwijs.places.queries.cache import forget
from straatwijs.shared.actions import record
from straatwijs.shared.sql import together
from straatwijs.shared.weeks import counting_week, quarter_of, week_of

_NO_ID = UUID(int=0)


@dataclass(frozen=True)
class Guarded:
    """Words after de-identification."""

    text: str
    withheld: tuple[str, ...]
    words: Words
    said: Mapping[str, str] = field(default_factory=dict)


def keep(*, note: NewNote, secret: str | None, now: datetime, member: Member | None = None) -> Kept:
    """Keep one contribution, once: the same id with the same content gives the same receipt.

    `member`: who of the team fills in a form of the team. A form that asks how long somebody looked is a visit too.
    Raises Refused (a field can't be kept), Changed (known id, other content), Withdrawn (the id was taken back).
    """
    instrument = checks.the_instrument(note.instrument)
    area = checks.the_area(note.area)
    indicator = checks.the_indicator(instrument, code=note.indicator, side=note.side)
    checks.check_moment("noted_at", note.noted_at, now, channel=note.channel)
    checks.check_choices(note, instrument)
    checks.check_sender(instrument, area=area, member=member, channel=note.channel)
    guarded = _guard_all(note, area)
    slip = secrets.slip_of(note.id)
    row = row_of(
        note,
        instrument=instrument,
        area=area,
        indicator=indicator,
        guarded=guarded,
        secret=secret,
        now=now,
        slip=slip,
        member=member,
    )
    try:
        with transaction.atomic():
            _write(row)
            if looked := look_of(note, instrument):
                keep_visit(visit=looked, secret=secret, now=now)
    except IntegrityError:
        return _known(note, row, guarded, slip)
    return _kept(slip, row, words=guarded.words, withheld=guarded.withheld, new=True)


def _write(row: Contribution) -> None:
    """Write and count. Raises IntegrityError for an id that is there, Withdrawn for one that was taken back."""
    (_one, keys), (counted, _none), _first = together([insertion(row), *counts.additions(row)])
    if not counted:
        raise Withdrawn
    row.pk = keys[0][0]


def row_of(
    note: NewNote,
    *,
    instrument: Instrument,
    area: Area,
    indicator: Indicator,
    guarded: Guarded,
    secret: str | None,
    now: datetime,
    slip: secrets.Slip,
    member: Member | None = None,
) -> Contribution:
    moment = min(note.noted_at, now)
    located = indicator.kind is Kind.OBJECT and note.longitude is not None and note.latitude is not None
    return Contribution(
        id_hash=secrets.id_hash(note.id),
        content_hash=secrets.content_hash(
            _content(note, text=guarded.text, words=guarded.words, said=guarded.said)
        ),
        receipt_hash=secrets.receipt_hash(slip.receipt),
        code_hash=secrets.code_hash(slip.code),
        instrument=instrument.id,
        instrument_version=instrument.version,
        area=area,
        indicator=indicator.code,
        side=indicator.side.value,
        kind=indicator.kind.value,
        perspective=note.perspective,
        tenure=note.tenure,
        channel=note.channel,
        noted_at=moment,
        received_at=now,
        week=week_of(moment),
        amount=note.amount,
        answers=dict(note.answers),
        text=guarded.text,
        words=dict(guarded.said),
        member=member if instrument.for_team else None,
        seconds=note.seconds,
        visit_hash=_visit_hash(note, instrument),
        withheld=dict(Counter(guarded.withheld)),
        device=secrets.device_hash(secret, quarter_of(counting_week(moment, now))) if secret else b"",
        # About ten metres: enough to find a loose tile, too coarse for a front door.
        longitude=round(note.longitude / 0.00015) * 0.00015
        if located and note.longitude is not None
        else None,
        latitude=round(note.latitude, 4) if located and note.latitude is not None else None,
    )


def complete(
    *, token: str, code: str, text: str, perspective: str, tenure: str, now: datetime
) -> Kept | None:
    """Add or replace the words and the "I speak as". None when receipt and code don't belong together.

    Raises Refused; nothing changes when the words must wait for the recogniser (`words` says so).
    """
    found = _held(token=token, code=code)
    if found is None:
        return None
    instrument = checks.the_instrument(found.instrument)
    wanted = NewNote(
        id=_NO_ID,
        instrument=instrument.id,
        area="",
        side=found.side,
        noted_at=now,
        perspective=perspective or found.perspective,
        tenure=tenure or found.tenure,
    )
    checks.check_choices(wanted, instrument)
    guarded = _guard(text, found.area)
    with transaction.atomic():
        note = Contribution.objects.select_for_update().get(pk=found.pk)
        if note.perspective != wanted.perspective:
            counts.take(note)
            note.perspective = wanted.perspective
            note.save(update_fields=["perspective"])
            counts.add(note)
        note.tenure = wanted.tenure
        if guarded.words is Words.KEPT:
            note.text, note.withheld, note.circle = guarded.text, dict(Counter(guarded.withheld)), Circle.TEAM
            note.words = {}
        note.save(update_fields=["tenure", "text", "words", "withheld", "circle"])
    return Kept(
        new=False,
        reference=note.pk,
        receipt=token,
        withdrawal_code=code,
        text=note.text,
        withheld=guarded.withheld,
        words=guarded.words,
    )


def withdraw(*, token: str, code: str, now: datetime) -> bool:
    """Take everything of a contribution away at once. False when receipt and code don't belong together."""
    with transaction.atomic():
        note = _held(token=token, code=code)
        if note is None:
            return False
        counts.take(note)
        if is_own_look(note):
            take_visit(id_hash=bytes(note.visit_hash))
        Tombstone.objects.create(id_hash=note.id_hash, withdrawn_on=now.date())
        note.delete()
        record(by=None, action="withdraw", thing="contribution", key="")
    return True


@transaction.atomic
def share(*, references: Sequence[int], circle: str, by: Any) -> int:
    """Set who may read these contributions; returns how many. The caller has checked that `by` may."""
    changed = Contribution.objects.filter(pk__in=references).update(circle=Circle(circle))
    for reference in references:
        record(by=by, action="share", thing="contribution", key=reference, circle=circle)
    return changed


def _visit_hash(note: NewNote, instrument: Instrument) -> bytes:
    """Of the stretch of looking that it tells of itself, or else belongs to."""
    looked = look_of(note, instrument)
    visit = looked.id if looked else note.visit
    return secrets.id_hash(visit) if visit else b""


def is_own_look(note: Contribution) -> bool:
    known = instruments().get(note.instrument)
    return bool(note.visit_hash and known and note.answers.get(known.minutes_asked))


def _held(*, token: str, code: str) -> Contribution | None:
    return Contribution.objects.filter(
        receipt_hash=secrets.receipt_hash(token), code_hash=secrets.code_hash(code)
    ).first()


def _known(note: NewNote, row: Contribution, guarded: Guarded, slip: secrets.Slip) -> Kept:
    """The id was there already: a retry gets its receipt again; words that had to wait are filled in."""
    there = Contribution.objects.filter(id_hash=row.id_hash).first()
    if there is None:
        # Taken back between the insert and this look; or another database stands under what was remembered of the places.
        if Tombstone.objects.filter(id_hash=row.id_hash).exists():
            raise Withdrawn
        forget()
        raise OperationalError
    if bytes(there.content_hash) == row.content_hash:
        return _kept(slip, there, words=guarded.words, withheld=tuple(there.withheld), new=False)
    waiting = secrets.content_hash(_content(note, text="", words=Words.WAIT, said={}))
    if bytes(there.content_hash) != waiting:
        raise Changed
    if not there.text:
        there.text, there.withheld = guarded.text, dict(Counter(guarded.withheld))
        there.words = dict(guarded.said)
        there.save(update_fields=["text", "words", "withheld"])
    return _kept(slip, there, words=guarded.words, withheld=guarded.withheld, new=False)


def _kept(
    slip: secrets.Slip, row: Contribution, *, words: Words, withheld: tuple[str, ...], new: bool
) -> Kept:
    return Kept(
        new=new,
        reference=row.pk,
        receipt=slip.receipt,
        withdrawal_code=slip.code,
        text=row.text,
        withheld=withheld,
        words=words,
        said=row.words,
    )


def guard_words(words: Mapping[str, str], area: Area) -> Guarded:
    """The words of a form, question by question. `text` is all of them, one after the other."""
    guarded = {code: _guard(text, area) for code, text in words.items()}
    states = {one.words for one in guarded.values()}
    if Words.WAIT in states:
        return Guarded("", (), Words.WAIT)
    said = {code: one.text for code, one in guarded.items() if one.text}
    withheld = tuple(sorted(kind for one in guarded.values() for kind in one.withheld))
    return Guarded("\n".join(said.values()), withheld, Words.KEPT if said else Words.NONE, said)


def _guard_all(note: NewNote, area: Area) -> Guarded:
    if not note.words:
        return _guard(note.text, area)
    return guard_words({**note.words, **({"words": note.text} if note.text else {})}, area)


def look_of(note: NewNote, instrument: Instrument) -> NewVisit | None:
    """The stretch of looking that a filled in form tells of, ending when it was filled in."""
    minutes = note.answers.get(instrument.minutes_asked)
    people = note.answers.get(instrument.people_asked, 1)
    if not isinstance(minutes, int) or not minutes:
        return None
    return NewVisit(
        id=uuid5(note.id, "visit"),
        instrument=instrument.id,
        area=note.area,
        begun_at=note.noted_at - timedelta(minutes=minutes),
        minutes=minutes,
        people=people if isinstance(people, int) and people else 1,
        channel=note.channel,
    )


def _guard(text: str, area: Area) -> Guarded:
    words = checks.clean_words(text)
    if not words:
        return Guarded("", (), Words.NONE)
    try:
        guarded = deidentification.withhold(words, places=names_around(area))
    except deidentification.NotReady:
        wake()
        return Guarded("", (), Words.WAIT)
    return Guarded(guarded.text, tuple(sorted(span.kind for span in guarded.spans)), Words.KEPT)


def _content(note: NewNote, *, text: str, words: Words, said: Mapping[str, str]) -> bytes:
    moment = note.noted_at.isoformat()
    parts = [
        note.instrument,
        note.area,
        note.indicator,
        note.side,
        note.perspective,
        note.tenure,
        moment,
        note.amount,
        dict(note.answers),
    ]
    visit = str(note.visit or "")
    place = [note.longitude, note.latitude]
    # Only where there is any: a note that was sent before forms were there is still the same note.
    form = [dict(said)] if note.words else []
    return json.dumps(
        [*parts, visit, place, note.channel, text, words is Words.WAIT, *form],
        sort_keys=True,
        ensure_ascii=False,
    ).encode()
