"""GET areas/{code}/signals: what stands out at a place, judged by who asks."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Router, Schema, Status

from straatwijs.accounts.roles import Permission
from straatwijs.early_signals.queries import board
from straatwijs.observations.api import Problem
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader

router = Router(tags=["signals"])


class Signal(Schema):
    """`indicator` is the main one of `indicators`. `strength` and `state` are for the team; null for everyone."""

    id: str
    indicator: str
    indicators: list[str]
    direction: Literal["more", "less"]
    areas: list[str]
    since: date
    strength: float | None
    sentence: str
    state: str | None


@router.get(
    "/{code}/signals", response={200: list[Signal], 404: Problem}, summary="What stands out at a place"
)
def get_signals(
    request: HttpRequest, response: HttpResponse, code: Path[str]
) -> list[Signal] | Status[Problem]:
    """Everyone gets what the team released; the team of a place gets all that waits there, with its numbers."""
    response["Cache-Control"] = "private, no-store"
    area = Area.objects.filter(code=code).first() if "\0" not in code else None
    if area is None:
        sentence = _("This place is not known. Look for the street by its name.")
        return Status(404, Problem(detail=sentence, field="code"))
    today, reader = timezone.localdate(), Reader.for_member(request.user)
    if reader.may(Permission.SEE_STREET_LIVE, area):
        return [_of_team(line) for line in board.board(reader, areas=[area], today=today)]
    return [_of_everyone(one) for one in board.released(area, today=today)]


def _of_team(line: board.Line) -> Signal:
    signal = line.signal
    return Signal(
        id=signal.key,
        indicator=signal.indicator,
        indicators=signal.indicators,
        direction="more" if signal.rises else "less",
        areas=[area.code for area in line.areas],
        since=signal.since,
        strength=round(signal.strength, 2),
        sentence=line.sentence,
        state=signal.state,
    )


def _of_everyone(one: board.Released) -> Signal:
    return Signal(
        id=one.key,
        indicator=one.indicators[0],
        indicators=list(one.indicators),
        direction="more" if one.direction > 0 else "less",
        areas=list(one.areas),
        since=one.since,
        strength=None,
        sentence=one.sentence,
        state=None,
    )
