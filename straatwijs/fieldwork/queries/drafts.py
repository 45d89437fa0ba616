"""A writer's own forms: the one that was left half-way, and the last one that was sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import Draft
from straatwijs.fieldwork.models.drafts import KEPT_FOR
from straatwijs.instruments.definition import Instrument
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import Reader, filled

_LATELY = 20


def drafts_of(member: Member, *, now: datetime) -> list[Draft]:
    kept = Draft.objects.filter(member=member, kept_at__gte=now - KEPT_FOR)
    return list(kept.select_related("area").order_by("-kept_at"))


def draft_of(member: Member, instrument: Instrument, area: Area, *, now: datetime) -> Draft | None:
    return next(
        (
            draft
            for draft in drafts_of(member, now=now)
            if draft.instrument == instrument.id and draft.area_id == area.pk
        ),
        None,
    )


def last_answers(member: Member, instrument: Instrument, area: Area) -> Mapping[str, Any] | None:
    """Of the own last form at this place, without its words and without what is different each time."""
    reader = Reader.for_member(member)
    last = filled(area, instrument=instrument.id, reader=reader, member=member, limit=1)
    if not last:
        return None
    again = {question.code for question in instrument.questions if question.same_as_last}
    return {code: answer for code, answer in last[0].answers.items() if code in again}


def last_places(member: Member, instrument: Instrument, *, most: int = 3) -> list[Area]:
    """Where this member filled in this form last, the newest first."""
    reader = Reader.for_member(member)
    places = [
        row.place.id
        for area in largest_areas_where(member, Permission.FILL_IN)
        for row in filled(area, instrument=instrument.id, reader=reader, member=member, limit=_LATELY)
    ]
    newest = list(dict.fromkeys(places))[:most]
    found = Area.objects.in_bulk(newest)
    return [found[place] for place in newest]
