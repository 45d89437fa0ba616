"""/api/v1/receipts/: what became of a contribution, and taking it back with the slip's code."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict, StringConstraints

from straatwijs.feedback import actions, misses
from straatwijs.feedback.queries import Moment, timeline
from straatwijs.feedback.states import next_step
from straatwijs.observations.note import Refused, Words
from straatwijs.privacy.queries import ReceiptFacts, receipt_facts
from straatwijs.shared.rate_limit import seconds_left

router = Router(tags=["receipts"])

Code = Annotated[str, StringConstraints(max_length=40)]
Choice = Annotated[str, StringConstraints(max_length=60, pattern=r"^[\w.-]*$")]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class MomentOut(Schema):
    """`by` is the role of who answered; empty for the first moment."""

    state: str
    label: str
    text: str
    reason: str
    on: date
    by: str


class ReceiptOut(Schema):
    area: str
    area_name: str
    indicator: str
    side: str
    text: str
    withheld: list[str]
    perspective: str
    tenure: str
    noted_on: date
    state: str
    next: str
    timeline: list[MomentOut]


class WithdrawalIn(_Strict):
    code: Code


class WithdrawalOut(Schema):
    withdrawn: bool


class AdditionIn(_Strict):
    code: Code
    text: str = Field("", max_length=4000)
    perspective: Choice = ""
    tenure: Choice = ""


class AdditionOut(Schema):
    text: str
    withheld: list[str]


class ReceiptProblem(Schema):
    """What to do, for people; `field` where one field is the reason."""

    detail: str
    field: str = ""


_PROBLEMS = {404: ReceiptProblem, 429: ReceiptProblem}
_WRITE_PROBLEMS = {**_PROBLEMS, **dict.fromkeys((400, 403, 413, 422, 503), ReceiptProblem)}


@router.get("/{token}", response={200: ReceiptOut, **_PROBLEMS}, summary="What became of it")
def get_receipt(request: HttpRequest, response: HttpResponse, token: str):
    _keep_private(response)
    facts = receipt_facts(token)
    if facts is None:
        return _not_there(request, response)
    return Status(200, _out(facts, timeline(facts.reference, noted_on=facts.noted_on)))


@router.post("/{token}/withdraw", response={200: WithdrawalOut, **_WRITE_PROBLEMS}, summary="Take it back")
def withdraw(request: HttpRequest, response: HttpResponse, token: str, payload: WithdrawalIn):
    _keep_private(response)
    if problem := _not_open(request, response, token):
        return problem
    if not actions.withdraw(token=token, code=payload.code, now=timezone.now()):
        return _wrong_code(token)
    return Status(200, WithdrawalOut(withdrawn=True))


@router.post(
    "/{token}/addition", response={200: AdditionOut, **_WRITE_PROBLEMS}, summary="Add words afterwards"
)
def add(request: HttpRequest, response: HttpResponse, token: str, payload: AdditionIn):
    _keep_private(response)
    if problem := _not_open(request, response, token):
        return problem
    try:
        kept = actions.complete(token=token, now=timezone.now(), **payload.dict())
    except Refused as reason:
        return Status(422, ReceiptProblem(detail=reason.sentence, field=reason.field))
    if kept is None:
        return _wrong_code(token)
    if kept.words is Words.WAIT:
        response["Retry-After"] = "30"
        return Status(
            503, ReceiptProblem(detail=_("Your words can't be checked right now. Try again in a minute."))
        )
    return Status(200, AdditionOut(text=kept.text, withheld=list(kept.withheld)))


def _keep_private(response: HttpResponse) -> None:
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"


def _out(facts: ReceiptFacts, moments: tuple[Moment, ...]) -> ReceiptOut:
    state = moments[-1].state
    return ReceiptOut(
        area=facts.place.code,
        area_name=facts.place.name,
        indicator=facts.indicator,
        side=facts.side,
        text=facts.text,
        withheld=list(facts.withheld),
        perspective=facts.perspective,
        tenure=facts.tenure,
        noted_on=facts.noted_on,
        state=state.value,
        next=next_step(state),
        timeline=[
            MomentOut(state=m.state.value, label=m.label, text=m.text, reason=m.reason, on=m.on, by=m.by)
            for m in moments
        ],
    )


def _not_there(request: HttpRequest, response: HttpResponse) -> Status:
    """Never known and taken back look the same."""
    if misses.missed(request):
        response["Retry-After"] = str(seconds_left())
        return Status(
            429,
            ReceiptProblem(
                detail=_("There were many tries in a short time. Wait ten minutes and try again.")
            ),
        )
    return Status(
        404,
        ReceiptProblem(
            detail=_("There is nothing under this link. It is not complete, or it was taken back.")
        ),
    )


def _not_open(request: HttpRequest, response: HttpResponse, token: str) -> Status | None:
    if receipt_facts(token) is None:
        return _not_there(request, response)
    if misses.codes_are_used_up(token):
        response["Retry-After"] = str(seconds_left())
        return Status(
            429,
            ReceiptProblem(
                detail=_("There were many tries in a short time. Wait ten minutes and try again.")
            ),
        )
    return None


def _wrong_code(token: str) -> Status:
    misses.wrong_code(token)
    return Status(403, ReceiptProblem(detail=_("This code does not belong to this receipt."), field="code"))
