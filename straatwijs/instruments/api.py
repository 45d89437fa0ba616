"""GET instruments: the definitions, in the language that the request asks for."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status
from pydantic import BeforeValidator

from straatwijs.instruments.definition import AnswerType, Instrument, Kind, Side
from straatwijs.instruments.queries import instruments

router = Router(tags=["instruments"])

# A text of the catalogue becomes a sentence in somebody's language only here.
Shown = Annotated[str, BeforeValidator(str)]


class ThemeOut(Schema):
    code: str
    label: Shown


class IndicatorOut(Schema):
    code: str
    theme: str
    side: Side
    kind: Kind
    label: Shown
    why: Shown
    do: Shown
    approach: Shown
    icon: str = Field(description="The inside of an SVG of 48 by 48: lines of 2.6 px, no fill.")


class ChoiceOut(Schema):
    code: str
    label: Shown


class QuestionOut(Schema):
    code: str
    answer: AnswerType
    label: Shown
    privacy: str = Field(description="plain, indirect or personal")
    counted_as: Shown
    choices: list[ChoiceOut]
    required: bool
    most: int = Field(description="Largest number, or longest text in characters; 0 where it means nothing.")
    prompt: Shown
    part: Shown = Field(description="The heading under which it stands.")
    at_most: str = Field(description="Code of the number that this number is a part of.")
    of_place: bool = Field(
        description="True where the choices are what a place agreed on: none stand here, and the answer is a number as text."
    )

    @staticmethod
    def resolve_choices(question: Any) -> list[dict[str, object]]:
        return [{"code": code, "label": label} for code, label in question.choices]


class InstrumentOut(Schema):
    id: str
    version: int
    noted_by_people: bool = Field(description="False where it only gives imported reports a place.")
    form: bool = Field(description="True where its questions come before sending and are counted one by one.")
    for_team: bool = Field(description="True where only the team fills it in, signed in.")
    title: Shown
    question: Shown
    purpose: Shown
    source: str
    used_by: Shown
    minutes: float
    rhythm: Shown
    counted_as: Shown
    themes: list[ThemeOut]
    indicators: list[IndicatorOut]
    questions: list[QuestionOut]
    author: str
    checker: str
    reviewed_on: date
    review_before: date
    changes: list[str]


class UnknownInstrument(Schema):
    detail: str
    field: str


@router.get("", response=list[InstrumentOut], summary="All instruments with their questions and indicators")
def every_instrument(request: HttpRequest) -> list[Instrument]:
    return list(instruments().values())


@router.get(
    "/{instrument_id}", response={200: InstrumentOut, 404: UnknownInstrument}, summary="One instrument"
)
def one_instrument(request: HttpRequest, instrument_id: str) -> Status[Instrument | dict[str, str]]:
    if instrument_id in instruments():
        return Status(200, instruments()[instrument_id])
    return Status(404, {"detail": _("There is no instrument with this name."), "field": "instrument_id"})
