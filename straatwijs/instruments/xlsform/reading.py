"""An XLSForm as a draft of an instrument: what our forms can ask comes over, everything else is named with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from straatwijs.instruments.definition import (
    AnswerType,
    Indicator,
    Instrument,
    Kind,
    Question,
    Side,
    Theme,
)
from straatwijs.instruments.xlsform import cells
from straatwijs.instruments.xlsform.columns import OWN, column_of, value
from straatwijs.instruments.xlsform.problems import NotADraft, Problem
from straatwijs.instruments.xlsform.sheets import Line, Sheets, check_whole, sheets
from straatwijs.instruments.xlsform.types import Asked, asked, check_columns

MOST_NUMBER, MOST_WORDS = 999, 1000
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_MOST = re.compile(r"\.\s*(<=?)\s*(\d+)")


@dataclass
class _Found:
    """What was read so far, and all that was wrong with it."""

    language: str
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    part: str = ""


def draft(file: Path, *, language: str) -> Instrument:
    """Texts in this language ("nl", "en") where the form has it. Raises NotADraft with everything that is wrong."""
    form = sheets(file)
    found = _Found(language)
    lists = _lists(form)
    for line in form.survey:
        _read(line, form, lists, found)
    found.problems += _twice(form, found)
    if found.problems:
        raise NotADraft(sorted(set(found.problems), key=_order))
    if not found.questions and not _of_list(form, "indicator"):
        raise NotADraft(
            [Problem(form.survey_name, 0, "type", _("No question is left that people can answer."))]
        )
    check_whole(file)
    try:
        return _instrument(form, found)
    except (ValueError, TypeError):
        raise NotADraft([_unreadable("settings", 2)]) from None


def _order(problem: Problem) -> tuple[bool, int, str]:
    return (problem.sheet == "choices", problem.row, problem.column)


def _read(line: Line, form: Sheets, lists: Mapping[str, Sequence[Line]], found: _Found) -> None:
    """One row of the sheet with questions."""
    row, name = line.cells, form.survey_name
    own = value(row, f"{OWN}row")
    if own in {"side", "indicator", "corner"}:
        return
    kind = asked(line, name)
    if isinstance(kind, Problem):
        found.problems.append(kind)
    elif kind.begins_part:
        found.part = value(row, "label", found.language)
        found.problems += check_columns(line, name)
    elif kind.ends_part:
        found.part = ""
    elif own == "triangle":
        found.questions.append(_triangle(line, form, found))
    elif kind.answer is not None:
        found.problems += check_columns(line, name)
        if not found.problems or found.problems[-1].row != line.number:
            found.questions += _question(line, kind, lists, form, found)


def _question(
    line: Line, kind: Asked, lists: Mapping[str, Sequence[Line]], form: Sheets, found: _Found
) -> Iterator[Question]:
    row, answer = line.cells, kind.answer
    label = value(row, "label", found.language)
    code = _code(value(row, "name"))
    if not label:
        found.problems.append(
            Problem(
                form.survey_name, line.number, "label", _("This question has no text. Write what is asked.")
            )
        )
        return
    choices = lists.get(kind.list_name, [])
    if answer in {AnswerType.CHOICE, AnswerType.MANY} and not choices:
        sentence = _("There is no list “%(name)s” among the choices. Add it, or name another.")
        found.problems.append(
            Problem(
                form.survey_name, line.number, column_of(row, "type"), sentence % {"name": kind.list_name}
            )
        )
        return
    found.problems += _wordless(choices, found.language)
    try:
        own = cells.read(Question, row, found.language)
    except ValueError:
        found.problems.append(_unreadable(form.survey_name, line.number))
        return
    pairs = tuple(
        (_code(value(one.cells, "name")), value(one.cells, "label", found.language)) for one in choices
    )
    icons = tuple(value(one.cells, f"{OWN}icon") for one in choices)
    if kind.with_other:
        pairs = (*pairs, ("other", str(_("something else"))))
    question = Question(
        code=code,
        answer=answer or AnswerType.WORDS,
        label=label,
        privacy="personal" if answer is AnswerType.WORDS else "indirect",
        counted_as=_counted_as(answer),
        choices=pairs if answer is not AnswerType.SCALE else pairs or _ends(),
        required=value(row, "required").lower() in {"yes", "true", "true()", "1"}
        and answer is not AnswerType.WORDS,
        most=_most(row, answer),
        prompt=value(row, "hint", found.language),
        part=found.part,
        icons=icons if all(icons) else (),
    )
    yield replace(question, **own)


def _unreadable(sheet: str, row: int) -> Problem:
    """A number or a date of our own columns that is none."""
    sentence = _("One of the cells under “%(columns)s” can't be read. Empty it, or export the form anew.")
    return Problem(sheet, row, f"{OWN}…", sentence % {"columns": OWN})


def _triangle(line: Line, form: Sheets, found: _Found) -> Question:
    """From its three corners, which stand before it."""
    code = value(line.cells, f"{OWN}of")
    corner = next(one for one in form.survey if value(one.cells, f"{OWN}of") == code)
    choices = _of_list(form, code)
    return replace(
        Question(
            code=code,
            answer=AnswerType.TRIANGLE,
            label=value(line.cells, "label", found.language),
            privacy="indirect",
            counted_as="",
            choices=tuple((value(one, "name"), value(one, "label", found.language)) for one in choices),
            required=value(corner.cells, "required") == "yes",
            prompt=value(corner.cells, "hint", found.language),
            part=found.part,
            icons=tuple(filter(None, (value(one, f"{OWN}icon") for one in choices))),
        ),
        **cells.read(Question, corner.cells, found.language),
    )


def _lists(form: Sheets) -> dict[str, list[Line]]:
    lists: dict[str, list[Line]] = {}
    for line in form.choices:
        lists.setdefault(value(line.cells, "list_name"), []).append(line)
    return lists


def _wordless(choices: Sequence[Line], language: str) -> Iterator[Problem]:
    for line in choices:
        if not value(line.cells, "label", language):
            sentence = _("This choice has no text. Write what people read.")
            yield Problem("choices", line.number, "label", sentence)


def _of_list(form: Sheets, name: str) -> list[Mapping[str, str]]:
    return [line.cells for line in form.choices if value(line.cells, "list_name") == name]


def _twice(form: Sheets, found: _Found) -> Iterator[Problem]:
    """A name that two questions share, or that a list has twice."""
    seen: dict[tuple[str, str], int] = {}
    rows = [(form.survey_name, "", line) for line in form.survey if value(line.cells, "name")]
    rows += [("choices", value(line.cells, "list_name"), line) for line in form.choices]
    for sheet, group, line in rows:
        key = (f"{sheet} {group}", _code(value(line.cells, "name")))
        if key in seen and key[1]:
            sentence = _(
                "The name “%(name)s” stands in row %(row)d already. Give one of the two another name."
            )
            yield Problem(sheet, line.number, "name", sentence % {"name": key[1], "row": seen[key]})
        seen.setdefault(key, line.number)


def _instrument(form: Sheets, found: _Found) -> Instrument:
    settings, language = form.settings, found.language
    own = cells.read(Instrument, settings, language)
    title = value(settings, f"{OWN}form_title") if language == "nl" else ""
    title = title or value(settings, "form_title") or form.name
    base: dict[str, Any] = {
        "title": title,
        "question": title,
        "purpose": "",
        "source": "",
        "used_by": "",
        "minutes": max(1.0, len(found.questions) / 4),
        "rhythm": "",
        "counted_as": str(_("Each form counts once, question by question.")),
        "author": "",
        "checker": "",
        "reviewed_on": date.min,
        "review_before": date.min,
        "changes": (),
        "form": True,
    }
    return Instrument(
        id=_code(value(settings, "form_id") or form.name),
        version=int(value(settings, "version")) if value(settings, "version").isdigit() else 1,
        themes=tuple(
            Theme(value(row, "name"), value(row, "label", language)) for row in _of_list(form, f"{OWN}theme")
        ),
        indicators=tuple(_indicator(row, language) for row in _of_list(form, "indicator")),
        questions=tuple(found.questions),
        **(base | own),
    )


def _indicator(row: Mapping[str, str], language: str) -> Indicator:
    base: dict[str, Any] = {"theme": "", "kind": Kind.SOCIAL, "why": "", "do": "", "approach": "", "icon": ""}
    return Indicator(
        code=value(row, "name"),
        side=Side(value(row, "side")),
        label=value(row, "label", language),
        **(base | cells.read(Indicator, row, language)),
    )


def _code(name: str) -> str:
    """In our own spelling: small letters, words apart by one line."""
    code = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return code if _CODE.fullmatch(code) or not code else f"q_{code}"


def _most(row: Mapping[str, str], answer: AnswerType | None) -> int:
    if answer is AnswerType.WORDS:
        return MOST_WORDS
    if answer is not AnswerType.NUMBER:
        return 0
    limit = _MOST.search(value(row, "constraint"))
    return int(limit[2]) - (limit[1] == "<") if limit else MOST_NUMBER


def _ends() -> tuple[tuple[str, str], ...]:
    return (("low", str(_("little"))), ("high", str(_("much"))))


def _counted_as(answer: AnswerType | None) -> str:
    if answer is AnswerType.WORDS:
        return str(_("Not counted. Names and numbers are taken out before the words are kept."))
    if answer is AnswerType.NUMBER:
        return str(_("Added up."))
    return str(_("Counted per answer."))
