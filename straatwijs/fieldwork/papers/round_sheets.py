"""The observation sheet: one sheet for many groups, as whoever looks has no time to take another one."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.fieldwork.papers.drawing import drawn
from straatwijs.instruments.definition import AnswerType, Instrument, Question
from straatwijs.places.models import Area
from straatwijs.shared import pdf

LINES = 16
_TEMPLATE = Path(__file__).parent / "round.typ"
_CHOSEN = {AnswerType.CHOICE, AnswerType.MANY}


def round_sheets(
    instrument: Instrument, area: Area, *, questions: Sequence[Question], codes: Sequence[str], version: str
) -> bytes:
    size = next(one for one in questions if one.answer is AnswerType.NUMBER)
    words = next((one for one in questions if one.answer is AnswerType.WORDS), None)
    return pdf.render(
        _TEMPLATE,
        {
            "language": (get_language() or settings.LANGUAGE_CODE)[:2],
            "document": f"{instrument.title}: {area.name}",
            "title": str(instrument.title),
            "version": version,
            "question": str(instrument.question),
            "place": area.name,
            "day": _("Day"),
            "from": _("From"),
            "until": _("Until"),
            "people": _("With how many?"),
            "code": _("Code of this sheet"),
            "size": str(size.label),
            "noticed": str(words.label) if words else "",
            "lines": LINES,
            "columns": [
                {
                    "label": str(question.label),
                    "options": [
                        {"number": at, "label": str(label), "icon": drawn(icon)}
                        for at, ((_code, label), icon) in enumerate(
                            zip(question.choices, question.icons, strict=True), start=1
                        )
                    ],
                }
                for question in questions
                if question.answer in _CHOSEN
            ],
            "guess": _("One line for each group. Your best guess is good enough."),
            "leave_out": _("Leave out names and house numbers; we take them out too."),
            "typed": _("Type in: code, line, and the numbers above the boxes."),
            "sheets": [{"code": code} for code in codes],
        },
    )
