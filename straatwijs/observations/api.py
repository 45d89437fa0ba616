"""POST contributions and visits: what the phone's queue sends, and what partners may send."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status
from pydantic import BaseModel, ConfigDict, StringConstraints

from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.device import secret_of
from straatwijs.observations.note import Changed, NewNote, NewVisit, Refused, Withdrawn
from straatwijs.observations.sentences import is_crowded
from straatwijs.shared.rate_limit import seconds_left

router = Router(tags=["noting"])

Code = Annotated[str, StringConstraints(max_length=60, pattern=r"^[\w.-]*$")]
SENDER_CHANNELS = ("phone", "paper", "desk", "api")
# Somebody of the team vouches for who gave it.
TEAM_CHANNELS = ("paper", "desk")


class _Strict(BaseModel):
    """Plain pydantic: what comes in is a dictionary, and Ninja's own base class looks at each value twice."""

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
    answers: dict[Code, int | Code | Annotated[list[int | Code], Field(max_length=40)]] = Field(
        default_factory=dict, max_length=40
    )
    words: dict[Code, Annotated[str, StringConstraints(max_length=4000)]] = Field(
        default_factory=dict, max_length=40
    )
    seconds: int | None = Field(None, ge=0, le=86400)
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
    said: dict[str, str] = Field(description="Of a form: what was kept of the words, question by question.")


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


_PROBLEMS = {400: Problem, 409: Problem, 410: Problem, 413: Problem, 422: Problem, 429: Problem, 503: Problem}


@router.post(
    "/contributions",
    response={201: ContributionOut, 200: ContributionOut, **_PROBLEMS},
    summary="Note something",
)
def post_contribution(request: HttpRequest, response: HttpResponse, payload: ContributionIn):
    secret = secret_of(request)
    if problem := _too_many(secret, payload.area, response):
        return problem
    try:
        _check_channel(request, payload.channel)
        member = request.user if request.user.is_authenticated else None
        note = NewNote(**dict(payload))
        kept = contributions.keep(note=note, secret=secret, now=timezone.now(), member=member)
    except (Refused, Changed, Withdrawn) as reason:
        return refusal(reason)
    answer = ContributionOut(
        id=payload.id,
        receipt=kept.receipt,
        withdrawal_code=kept.withdrawal_code,
        withheld=list(kept.withheld),
        text=kept.text,
        words=kept.words,
        said=dict(kept.said),
    )
    return Status(201 if kept.new else 200, answer)


@router.post("/visits", response={201: VisitOut, 200: VisitOut, **_PROBLEMS}, summary="Say that you looked")
def post_visit(request: HttpRequest, response: HttpResponse, payload: VisitIn):
    secret = secret_of(request)
    if problem := _too_many(secret, payload.area, response):
        return problem
    try:
        _check_channel(request, payload.channel)
        new = visits.keep_visit(visit=NewVisit(**dict(payload)), secret=secret, now=timezone.now())
    except (Refused, Changed) as reason:
        return refusal(reason)
    return Status(201 if new else 200, VisitOut(id=payload.id))


def refusal(reason: Refused | Changed | Withdrawn) -> Status:
    if isinstance(reason, Refused):
        return Status(422, Problem(detail=reason.sentence, field=reason.field))
    if isinstance(reason, Withdrawn):
        return Status(410, Problem(detail=_("This note was taken back. It is not kept again.")))
    return Status(409, Problem(detail=_("Something else was sent before under this id. Make a new note.")))


def _check_channel(request: HttpRequest, channel: str) -> None:
    if channel not in SENDER_CHANNELS:
        raise Refused("channel", _("This way of noting is not known."))
    if channel in TEAM_CHANNELS and not request.user.is_authenticated:
        raise Refused(
            "channel",
            _("Only the team of the street can type in paper or what was said at a desk. Sign in first."),
        )


def _too_many(secret: str | None, area: str, response: HttpResponse) -> Status | None:
    if is_crowded(secret, area):
        response["Retry-After"] = str(seconds_left())
        sentence = _("That is a lot at once. Your phone keeps it and tries again in a few minutes.")
        return Status(429, Problem(detail=sentence))
    return None
