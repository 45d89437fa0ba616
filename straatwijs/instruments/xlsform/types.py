"""Which rows of an XLSForm our forms can ask, and what to do about the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from straatwijs.instruments.definition import AnswerType
from straatwijs.instruments.xlsform.columns import OWN, column_of, value
from straatwijs.instruments.xlsform.problems import Problem
from straatwijs.instruments.xlsform.sheets import Line

_SELECT_ONE = re.compile(
    r"^(?:select_one|select1|select one(?: from)?)\s+(?P<list>\S+)(?P<other>\s+or[ _](?:specify )?other)?$"
)
_SELECT_MANY = re.compile(
    r"^(?:select_multiple|select all that apply(?: from)?|select multiple(?: from)?)\s+(?P<list>\S+)(?P<other>\s+or[ _](?:specify )?other)?$"
)
_ANSWERS: Mapping[str, AnswerType] = {
    "text": AnswerType.WORDS,
    "string": AnswerType.WORDS,
    "integer": AnswerType.NUMBER,
    "int": AnswerType.NUMBER,
    "range": AnswerType.SCALE,
}
# Written down by the form itself: when, on which device.
_KNOWN_ANYHOW = {"start", "end", "today", "deviceid", "device id", "start time", "end time", "get today", "audit", "subscriberid",
                 "simserial", "imei", "get device id", "get start time", "get end time", "phonenumber", "username", "email", "note"}  # fmt: skip
_WHERE = gettext_lazy("The place is chosen before the form opens, as a street or square. Remove this row.")
_WHEN = gettext_lazy("The day and time are kept with each form by themselves. Remove this row.")
_MEDIA = gettext_lazy("Pictures and recordings can show people, so a form has none. Ask for words instead.")
_WHO = gettext_lazy("This leads to a person. A form never asks who somebody is. Remove this row.")
_ORDER = gettext_lazy("Putting in order is not there. Ask for one choice, or for any number of them.")
_REPEAT = gettext_lazy(
    "A part that repeats is not there. Make it a form of its own, that is filled in once for each."
)
_REFUSED: Mapping[str, str | Promise] = {
    **dict.fromkeys(("geopoint", "gps", "geotrace", "geoshape", "location", "start-geopoint"), _WHERE),
    **dict.fromkeys(("date", "time", "datetime", "date time"), _WHEN),
    **dict.fromkeys(
        ("image", "photo", "audio", "video", "file", "background-audio", "add image prompt"), _MEDIA
    ),
    **dict.fromkeys(("phone number", "barcode", "q barcode"), _WHO),
    **dict.fromkeys(("rank", "odk:rank"), _ORDER),
    "decimal": gettext_lazy("Only whole numbers are counted. Make it an integer, or a choice of ranges."),
    "calculate": gettext_lazy("Sums are made when forms are counted, not in the form. Remove this row."),
    "hidden": gettext_lazy("A form has no hidden questions. Remove this row."),
    "percentage": gettext_lazy("Make it a range from 0 to 100."),
    "acknowledge": gettext_lazy("Make it a choice with yes and no."),
    "trigger": gettext_lazy("Make it a choice with yes and no."),
    "xml-external": gettext_lazy("Lists from other files are not there. Put the choices on their own sheet."),
    "csv-external": gettext_lazy("Lists from other files are not there. Put the choices on their own sheet."),
}
_COLUMNS: Mapping[str, str | Promise] = {
    "relevant": gettext_lazy("A question that depends on another is not there. Ask everybody, or make two forms."),
    "choice_filter": gettext_lazy("A list that depends on an answer is not there. Show the whole list, or make two forms."),
    "calculation": gettext_lazy("Sums are made when forms are counted, not in the form. Empty this cell."),
    "repeat_count": _REPEAT,
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """`answer` is None for a row that asks nothing."""

    answer: AnswerType | None = None
    list_name: str = ""
    with_other: bool = False
    begins_part: bool = False
    ends_part: bool = False


def asked(line: Line, sheet: str) -> Asked | Problem:
    """What a row asks, or why our forms can't ask it."""
    kind = " ".join(value(line.cells, "type").split())
    name = kind.lower()
    for pattern, answer in ((_SELECT_ONE, AnswerType.CHOICE), (_SELECT_MANY, AnswerType.MANY)):
        if match := pattern.match(kind):
            return Asked(answer, match["list"], with_other=bool(match["other"]))
    if name in _ANSWERS:
        list_name = value(line.cells, "name") if name == "range" else ""
        return Asked(_ANSWERS[name], list_name)
    if name in {"begin group", "begin_group"}:
        return Asked(begins_part=True)
    if name in {"end group", "end_group"}:
        return Asked(ends_part=True)
    if name in _KNOWN_ANYHOW or not name or value(line.cells, f"{OWN}row"):
        return Asked()
    return Problem(sheet, line.number, column_of(line.cells, "type"), _why(kind, name))


def check_columns(line: Line, sheet: str) -> Iterator[Problem]:
    """Cells that make a question depend on something."""
    for column, why in _COLUMNS.items():
        if value(line.cells, column):
            yield Problem(sheet, line.number, column_of(line.cells, column), str(why))


def _why(kind: str, name: str) -> str:
    if name.startswith(
        (
            "begin repeat",
            "begin_repeat",
            "begin loop",
            "begin_loop",
            "end repeat",
            "end_repeat",
            "end loop",
            "end_loop",
        )
    ):
        return str(_REPEAT)
    if name.startswith(("select_one_from_file", "select_multiple_from_file", "select_one_external")):
        return str(_REFUSED["csv-external"])
    if name in _REFUSED:
        return str(_REFUSED[name])
    known = "select_one, select_multiple, integer, range, text"
    return _("“%(kind)s” is not known as a question. Choose from: %(known)s.") % {
        "kind": kind,
        "known": known,
    }
