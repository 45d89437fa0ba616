"""Every instrument on A4, from its own definition: boxes to tick, a code, and a strip to tear off that holds the receipt.

Numbers stand beside the boxes, so that a sheet is typed in with number keys alone.
"""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.fieldwork.asked import Asked, parts_of
from straatwijs.fieldwork.duos import can_be_listened_to
from straatwijs.fieldwork.papers.drawing import drawn
from straatwijs.fieldwork.papers.round_sheets import round_sheets
from straatwijs.fieldwork.queries.questions import questions_of
from straatwijs.fieldwork.sheet_codes import further_id, id_of, new_code, read_code
from straatwijs.fieldwork.typing import Picture, pictures_by_side
from straatwijs.instruments.definition import AnswerType, Instrument, Question, Side
from straatwijs.observations.secrets import slip_of
from straatwijs.places.models import Area
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent
MOST_SHEETS = 50
# Sheets with a line for each time that the form is filled in.
BY_LINE = ("observation",)


def sheets(instrument: Instrument, area: Area, *, number: int, lighter: bool = False) -> bytes:
    """So many sheets in one file, each with a code of its own that is nowhere else and that says of which form it is."""
    codes = [new_code(lighter=lighter) for _sheet in range(min(number, MOST_SHEETS))]
    questions = questions_of(instrument, lighter=lighter)
    version = _("lighter form") if lighter else ""
    if instrument.id in BY_LINE:
        return round_sheets(instrument, area, questions=questions, codes=codes, version=version)
    return pdf.render(
        _FOLDER / "sheet.typ",
        {
            "language": (get_language() or settings.LANGUAGE_CODE)[:2],
            "document": f"{instrument.title}: {area.name}",
            "title": str(instrument.title),
            "version": version,
            "question": str(instrument.question),
            "place": area.name,
            "day": _("Day"),
            "code": _("Code of this sheet"),
            "parts": _parts(instrument, questions) if instrument.form else [],
            "sides": [] if instrument.form else _sides(instrument),
            "boxes": [] if instrument.form else _boxes(),
            "sheets": [_sheet(code, instrument) for code in codes],
            **_texts(instrument),
        },
    )


def _texts(instrument: Instrument) -> dict[str, str]:
    return {
        "leave_out": _("Leave out names and house numbers; we take them out too."),
        "cut": _("Tear this strip off and keep it"),
        "look": _("Here you see what happens with it, as soon as the sheet is typed in."),
        "take_back": _("Your code, if you want to take it back:"),
        "none": _("Does not apply"),
        "signals": _("Write down the numbers of what you see. At most three; first what matters most."),
        "words": _("Do you want to add something?"),
        "many": _("More than one is fine"),
        "cross": _("Put a cross in one circle. The closer to a corner, the more it fits."),
    }


def _ruled(question: Question, instrument: Instrument) -> int:
    """Lines to write on under a question of words: more where there is less else on the sheet, one for what is extra."""
    words = [one for one in instrument.questions if one.answer is AnswerType.WORDS]
    extra = sum(not one.lighter for one in words)
    if extra and extra < len(words):
        return 5 if question.lighter else 1
    return max(2, min(6, (22 - 4 * (len(instrument.questions) - len(words))) // max(len(words), 1)))


def _sheet(code: str, instrument: Instrument) -> dict[str, object]:
    first = id_of(read_code(code) or "")
    if not instrument.form:
        strips = [_strip(further_id(first, number), name) for number, name in enumerate(_boxes())]
    elif can_be_listened_to(instrument):
        told = _strip(first, _("For who told it"))
        strips = [told, told | {"name": _("For who listened"), "code": ""}]
    else:
        strips = [_strip(first, "")]
    return {"code": code, "strips": strips}


def _strip(of_note: UUID, name: str) -> dict[str, str]:
    slip = slip_of(of_note)
    address = f"{settings.PUBLIC_URL}{reverse('receipt', args=[slip.receipt])}"
    return {
        "name": name,
        "qr": qr.svg(address),
        "qr_text": _("QR code of your receipt"),
        "address": address.partition("://")[2],
        "code": slip.code,
    }


def _parts(instrument: Instrument, questions: Sequence[Question]) -> list[dict[str, object]]:
    number = 0
    parts: list[dict[str, object]] = [_side(instrument)] if instrument.has_sides else []
    for part in parts_of(instrument, {}, questions=questions):
        asked = []
        for one in part.asked:
            number += 1
            asked.append(_question(one, number) | {"ruled": _ruled(one.question, instrument)})
        parts.append({"heading": str(part.heading), "questions": asked})
    return parts


def _side(instrument: Instrument) -> dict[str, object]:
    """A form that says pleasant or annoying asks that first, and about what; without a number of their own."""
    sides = [
        {"number": number, "label": label, "icon": ""}
        for number, label in enumerate((_("Pleasant"), _("Annoying")), start=1)
    ]
    asked = [_before(_("Is it pleasant or annoying?"), sides)]
    for name, pictures in pictures_by_side(instrument):
        asked.append(
            _before(": ".join(part for part in (name, _("Choose a picture")) if part), _drawn(pictures))
        )
    return {"heading": "", "questions": asked}


def _before(label: str, options: list[dict[str, object]]) -> dict[str, object]:
    return {"number": 0, "kind": "choice", "label": label, "prompt": "", "digits": 0, "options": options}


def _drawn(pictures: Sequence[Picture]) -> list[dict[str, object]]:
    return [
        {"number": number, "label": one.label, "icon": drawn(one.icon)}
        for number, one in enumerate(pictures, start=1)
    ]


def _question(asked: Asked, number: int) -> dict[str, object]:
    question = asked.question
    return {
        "number": number,
        "kind": question.answer.value,
        "label": str(question.label),
        "prompt": str(question.prompt),
        "digits": len(str(question.most)) if question.answer is AnswerType.NUMBER else 0,
        "options": [
            {"number": at, "label": str(option.label), "icon": drawn(option.icon)}
            for at, option in enumerate(asked.options, start=1)
        ],
    }


def _sides(instrument: Instrument) -> list[dict[str, object]]:
    names = {Side.PLEASANT: _("Pleasant"), Side.ANNOYING: _("Annoying")}
    return [
        {
            "name": names[side],
            "pictures": [
                {"number": number, "label": str(one.label), "icon": drawn(one.icon)}
                for number, one in enumerate(instrument.indicators, start=1)
                if one.side is side
            ],
        }
        for side in Side
    ]


def _boxes() -> list[str]:
    return [_("First"), _("Second"), _("Third")]
