"""Keeping a form that is not finished, and forgetting it."""

from collections.abc import Mapping
from datetime import datetime

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.models import Draft
from straatwijs.fieldwork.models.drafts import KEPT_FOR
from straatwijs.instruments.definition import Instrument
from straatwijs.observations.actions.contributions import guard_words
from straatwijs.observations.note import Answer, Refused, Words
from straatwijs.observations.sentences import wait_for_words
from straatwijs.places.models import Area


def keep_draft(
    *,
    instrument: Instrument,
    area: Area,
    answers: Mapping[str, Answer],
    words: Mapping[str, str],
    now: datetime,
    by: Member,
) -> Draft:
    """The newest takes the place of the one before. Raises Refused when the words can't be guarded now."""
    guarded = guard_words(words, area)
    if guarded.words is Words.WAIT:
        raise Refused("words", wait_for_words())
    draft, _new = Draft.objects.update_or_create(
        member=by,
        instrument=instrument.id,
        area=area,
        defaults={"answers": dict(answers), "words": dict(guarded.said), "kept_at": now},
    )
    return draft


def drop_draft(*, instrument: Instrument, area: Area, by: Member) -> None:
    Draft.objects.filter(member=by, instrument=instrument.id, area=area).delete()


def forget_drafts(*, now: datetime) -> int:
    """How many went: nobody comes back to a form after two weeks."""
    return Draft.objects.filter(kept_at__lt=now - KEPT_FOR).delete()[0]
