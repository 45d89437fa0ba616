"""The row of a contribution, and what tells whether it came before."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from straatwijs.accounts.models import Member
from straatwijs.instruments.definition import Indicator, Instrument, Kind
from straatwijs.observations import secrets
from straatwijs.observations.looks import visit_hash
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import Guarded, NewNote, Words
from straatwijs.places.models import Area
from straatwijs.shared.weeks import counting_week, quarter_of, week_of


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
            content_of(note, text=guarded.text, words=guarded.words, said=guarded.said)
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
        visit_hash=visit_hash(note, instrument),
        withheld=dict(Counter(guarded.withheld)),
        device=secrets.device_hash(secret, quarter_of(counting_week(moment, now))) if secret else b"",
        # About ten metres: enough to find a loose tile, too coarse for a front door.
        longitude=round(note.longitude / 0.00015) * 0.00015
        if located and note.longitude is not None
        else None,
        latitude=round(note.latitude, 4) if located and note.latitude is not None else None,
    )


def content_of(note: NewNote, *, text: str, words: Words, said: Mapping[str, str]) -> bytes:
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
