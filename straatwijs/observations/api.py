"""POST contributions and visits: what the phone's queue sends, and what partners may send."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema
from pydantic import ConfigDict, StringConstraints

from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.device import secret_of
from straatwijs.observations.note import Changed, NewNote, NewVisit, Refused, Withdrawn
from straatwijs.shared.rate_limit import over_limit, seconds_left

router = Router(tags=["noting"])

Code = Annotated[str, StringConstraints(max_length=60, pattern=r"^[\w.-]*$")]
SENDER_CHANNELS = ("phone", "paper", "desk", "api")


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class ContributionIn(_Strict):
    id: UUID
    instrument: Code
    area: Code
    indicator: Code = ""
    side: Code
    perspective: Code = ""
    tenure: Code = ""
    noted_at: datetime
    amount: int = Field(1, ge=1, le=99)
    text: str = Field("", max_length=4000)
    answers: dict[Code, int | Code] = Field(default_factory=dict, max_length=40)
    visit: UUID | None = None
    channel: Code = "phone"
    longitude: float | None = Field(None, ge=-180, le=180)
    latitude: float | None = Field(None, ge=-90, le=90)


class ContributionOut(Schema):
    id: UUID
    receipt: str
    withdrawal_code: str
    withheld: list[str]
    text: str
    words: str


class VisitIn(_Strict):
    id: UUID
    instrument: Code
    area: Code
    begun_at: datetime
    minutes: int = Field(ge=1, le=600)
    people: int = Field(1, ge=1, le=100)
    channel: Code = "phone"


class VisitOut(Schema):
    id: UUID


class Problem(Schema):
    """Why it was not kept: `field` where one field is the reason, and what to do, for people."""

    detail: str
    field: str = ""


_PROBLEMS = {409: Problem, 410: Problem, 413: Problem, 422: Problem, 429: Problem, 503: Problem}


@router.post(
    "/contributions",
    response={201: ContributionOut, 200: ContributionOut, **_PROBLEMS},
    summary="Note something",
)
def post_contribution(request: HttpRequest, response: HttpResponse, payload: ContributionIn):
    if problem := _too_many(request, payload.area, response):
        return problem
    try:
        _check_channel(payload.channel)
        kept = contributions.keep(
            note=NewNote(**payload.dict()), secret=secret_of(request), now=timezone.now()
        )
    except (Refused, Changed, Withdrawn) as reason:
        return refusal(reason)
    answer = ContributionOut(
        id=payload.id,
        receipt=kept.receipt,
        withdrawal_code=kept.withdrawal_code,
        withheld=list(kept.withheld),
        text=kept.text,
        words=kept.words,
    )
    return (201 if kept.new else 200), answer


@router.post("/visits", response={201: VisitOut, 200: VisitOut, **_PROBLEMS}, summary="Say that you looked")
def post_visit(request: HttpRequest, response: HttpResponse, payload: VisitIn):
    if problem := _too_many(request, payload.area, response):
        return problem
    try:
        _check_channel(payload.channel)
        new = visits.keep_visit(
            visit=NewVisit(**payload.dict()), secret=secret_of(request), now=timezone.now()
        )
    except (Refused, Changed) as reason:
        return refusal(reason)
    return (201 if new else 200), VisitOut(id=payload.id)


def refusal(reason: Refused | Changed | Withdrawn) -> tuple[int, Problem]:
    if isinstance(reason, Refused):
        return 422, Problem(detail=reason.sentence, field=reason.field)
    if isinstance(reason, Withdrawn):
        return 410, Problem(detail=_("This note was taken back. It is not kept again."))
    return 409, Problem(detail=_("Something else was sent before under this id. Make a new note."))


def _check_channel(channel: str) -> None:
    if channel not in SENDER_CHANNELS:
        raise Refused("channel", _("This way of noting is not known."))


def _too_many(request: HttpRequest, area: str, response: HttpResponse) -> tuple[int, Problem] | None:
    """By phone and by street, never by network address: a hundred people may sit behind one."""
    if over_limit("street", area, most=settings.NOTES_PER_STREET) or over_limit(
        "phone", secret_of(request) or area, most=_most(request)
    ):
        response["Retry-After"] = str(seconds_left())
        return 429, Problem(
            detail=_("That is a lot at once. Your phone keeps it and tries again in a few minutes.")
        )
    return None


def _most(request: HttpRequest) -> int:
    return settings.NOTES_PER_DEVICE if secret_of(request) else settings.NOTES_PER_STREET
