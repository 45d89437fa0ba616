"""The noting page's form, for browsers without script. The checks themselves are those of the intake."""

from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from straatwijs.instruments.queries import indicators
from straatwijs.observations.note import NewNote, NewVisit, Refused

MINUTES_OF_A_LOOK = 5


def note_from(posted: QueryDict, *, instrument: str, area: str, now: datetime) -> NewNote:
    """Raises Refused when the page was cut or changed on its way."""
    side, indicator = _choice(posted)
    return NewNote(
        id=id_from(posted),
        instrument=instrument,
        area=area,
        side=side,
        indicator=indicator,
        noted_at=shown_at(posted, now),
        channel="phone",
    )


def look_from(posted: QueryDict, *, instrument: str, area: str, now: datetime) -> NewVisit:
    return NewVisit(
        id=id_from(posted),
        instrument=instrument,
        area=area,
        begun_at=shown_at(posted, now),
        minutes=MINUTES_OF_A_LOOK,
    )


def id_from(posted: QueryDict) -> UUID:
    try:
        return UUID(posted.get("id", ""))
    except ValueError:
        raise Refused("id", _("This page is not complete. Open it again and choose once more.")) from None


def shown_at(posted: QueryDict, now: datetime) -> datetime:
    """When the page was made, so that sending the same page twice is the same note."""
    try:
        return datetime.fromisoformat(posted.get("at", ""))
    except ValueError:
        return now


def _choice(posted: QueryDict) -> tuple[str, str]:
    if "metoo" in posted:
        side, _colon, indicator = str(posted["metoo"]).partition(":")
        return side, indicator
    side, indicator = posted.get("side", ""), posted.get("indicator", "")
    known = indicators().get(indicator)
    # A picture chosen before changing sides stays checked out of sight; the side that shows is what was meant.
    return side, indicator if known is None or known.side == side else ""
