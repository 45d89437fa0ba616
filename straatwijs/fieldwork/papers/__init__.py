"""Every instrument on A4, from its own definition: boxes to tick, a code, and a strip to tear off that holds the receipt.

Numbers stand beside the boxes, so that a sheet is typed in with number keys alone.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.fieldwork.asked import Asked, parts_of
from straatwijs.fieldwork.papers.drawing import drawn
from straatwijs.fieldwork.papers.round_sheets import round_sheets
from straatwijs.fieldwork.pictures import MOST_SIGNALS
from straatwijs.fieldwork.sheet_codes import further_id, id_of, new_code, read_code
from straatwijs.instruments.definition import AnswerType, Instrument, Side
from straatwijs.observations.secrets import slip_of
from straatwijs.places.models import Area
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent
MOST_SHEETS = 50
# Sheets with a line for each time that the form is filled in.
BY_LINE = ("observation",)


def sheets(instrument: Instrument, area: Area, *, number: int) -> bytes:
    """So many sheets in one file, each with a code of its own that is nowhere else."""
    if instrument.id in BY_LINE:
        return round_sheets(instrument, area, number=min(number, MOST_SHEETS))
    codes = [new_code() for _sheet in range(min(number, MOST_SHEETS))]
    return pdf.render(
        _FOLDER / "sheet.typ",
        {
            "language": (get_language() or settings.LANGUAGE_CODE)[:2],
            "document": f"{instrument.title}: {area.name}",
            "title": str(instrument.title),
            "question": str(instrument.question),
            "place": area.name,
            "day": _("Day"),
            "code": _("Code of this sheet"),
            "parts": _parts(instrument) if instrument.form else [],
            "ruled": _ruled(instrument),
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


def _ruled(instrument: Instrument) -> int:
    """Lines to write on under a question of words: more where there is less else on the sheet."""
    words = sum(question.answer is AnswerType.WORDS for question in instrument.questions)
    others = len(instrument.questions) - words
    return max(2, min(6, (22 - 4 * others) // max(words, 1)))


def _sheet(code: str, instrument: Instrument) -> dict[str, object]:
    first = id_of(read_code(code) or "")
    strips = 1 if instrument.form else MOST_SIGNALS
    return {"code": code, "strips": [_strip(further_id(first, number)) for number in range(strips)]}


def _strip(of_note: UUID) -> dict[str, str]:
    slip = slip_of(of_note)
    address = f"{settings.PUBLIC_URL}{reverse('receipt', args=[slip.receipt])}"
    return {
        "qr": qr.svg(address),
        "qr_text": _("QR code of your receipt"),
        "address": address.partition("://")[2],
        "code": slip.code,
    }


def _parts(instrument: Instrument) -> list[dict[str, object]]:
    number = 0
    parts: list[dict[str, object]] = [_side()] if instrument.has_sides else []
    for part in parts_of(instrument, {}):
        questions = []
        for asked in part.asked:
            number += 1
            questions.append(_question(asked, number))
        parts.append({"heading": str(part.heading), "questions": questions})
    return parts


def _side() -> dict[str, object]:
    """A form that says pleasant or annoying asks that first, in a box without a number of its own."""
    options = [
        {"number": number, "label": label, "icon": ""}
        for number, label in enumerate((_("Pleasant"), _("Annoying")), start=1)
    ]
    label = _("Is it pleasant or annoying?")
    return {
        "heading": "",
        "questions": [
            {"number": 0, "kind": "choice", "label": label, "prompt": "", "digits": 0, "options": options}
        ],
    }


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
