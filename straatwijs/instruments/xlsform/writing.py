"""An instrument as a workbook."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Font

from straatwijs.instruments.definition import AnswerType, Indicator, Instrument, Question, Side
from straatwijs.instruments.xlsform.cells import columns_of, written
from straatwijs.instruments.xlsform.columns import LANGUAGES, OWN, in_language
from straatwijs.instruments.xlsform.spoken import spoken

Row = dict[str, str]
_BOTH = tuple(LANGUAGES)
_TYPES = {AnswerType.NUMBER: "integer", AnswerType.WORDS: "text", AnswerType.SCALE: "range"}
_WIDEST = 60


def workbook(instrument: Instrument) -> bytes:
    """An .xlsx with the sheets survey, choices and settings."""
    said = {code: spoken(instrument, code) for code in _BOTH}
    book = Workbook()
    book.remove(book.active)
    _sheet(book, "survey", _survey_columns(), list(_survey(said)))
    _sheet(book, "choices", _choice_columns(), list(_choices(said)))
    _sheet(book, "settings", _settings_columns(), [_settings(said)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    sheet = book.create_sheet(name)
    used = [column for column in columns if any(row.get(column) for row in rows)] or list(columns)
    sheet.append(used)
    for row in rows:
        sheet.append([row.get(column, "") for column in used])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        longest = max((len(row.get(str(cell.value), "")) for row in rows), default=0)
        sheet.column_dimensions[cell.column_letter].width = min(
            _WIDEST, max(len(str(cell.value)), longest) + 2
        )
    sheet.freeze_panes = "A2"


def _texts(column: str, said: dict[str, str]) -> Row:
    return {in_language(column, code): said[code] for code in _BOTH}


def _survey_columns() -> list[str]:
    translated = [in_language(column, code) for column in ("label", "hint") for code in _BOTH]
    standard = ["type", "name", *translated, "required", "constraint", "parameters", "choice_filter"]
    return [*standard, f"{OWN}row", f"{OWN}of", *columns_of(Question)]


def _choice_columns() -> list[str]:
    names = [in_language("label", code) for code in _BOTH]
    return list(dict.fromkeys(["list_name", "name", *names, "side", f"{OWN}icon", *columns_of(Indicator)]))


def _settings_columns() -> list[str]:
    return [
        "form_title",
        "form_id",
        "version",
        "default_language",
        f"{OWN}form_title",
        *columns_of(Instrument),
    ]


def _settings(said: dict[str, Instrument]) -> Row:
    english = said["en"]
    return {
        "form_title": str(english.title),
        "form_id": english.id,
        "version": str(english.version),
        "default_language": LANGUAGES["en"],
        f"{OWN}form_title": str(said["nl"].title),
        **written(Instrument, said),
    }


def _survey(said: dict[str, Instrument]) -> Iterator[Row]:
    if said["en"].indicators:
        yield _row(
            "select_one side", "side", "side", {"en": "What is it like?", "nl": "Hoe is het?"}, required="yes"
        )
        labels = {code: str(said[code].question) for code in _BOTH}
        yield _row(
            "select_one indicator",
            "indicator",
            "indicator",
            labels,
            required="yes",
            choice_filter="side=${side}",
        )
    pairs = list(zip(*(said[code].questions for code in _BOTH), strict=True))
    for number, (part, questions) in enumerate(
        groupby(pairs, key=lambda pair: tuple(str(one.part) for one in pair))
    ):
        inside = [row for pair in questions for row in _question(dict(zip(_BOTH, pair, strict=True)))]
        if not any(part):
            yield from inside
            continue
        yield _row("begin_group", f"part_{number}", "part", dict(zip(_BOTH, part, strict=True)))
        yield from inside
        yield {"type": "end_group"}


def _row(kind: str, name: str, row: str, labels: dict[str, str], **more: str) -> Row:
    return {"type": kind, "name": name, f"{OWN}row": row, **_texts("label", labels), **more}


def _question(said: dict[str, Question]) -> Iterator[Row]:
    question = said["en"]
    cells = {
        **_texts("label", {code: str(said[code].label) for code in _BOTH}),
        **_texts("hint", {code: str(said[code].prompt) for code in _BOTH}),
        "required": "yes" if question.required else "",
        **written(Question, said),
    }
    if question.answer is AnswerType.TRIANGLE:
        yield from _corners(said, cells)
        return
    yield {
        "type": _type(question),
        "name": question.code,
        "constraint": _constraint(question),
        "parameters": "start=0 end=100 step=1" if question.answer is AnswerType.SCALE else "",
        f"{OWN}row": "question",
        **cells,
    }


def _corners(said: dict[str, Question], cells: Row) -> Iterator[Row]:
    """A triangle is three numbers that make a hundred."""
    question = said["en"]
    names = [f"{question.code}__{code}" for code, _label in question.choices]
    for number, name in enumerate(names):
        corner = {code: str(said[code].choices[number][1]) for code in _BOTH}
        asked = {code: f"{said[code].label} {corner[code]}" for code in _BOTH}
        last = number == len(names) - 1
        yield {
            **cells,
            **_texts("label", asked),
            "type": "integer",
            "name": name,
            "constraint": f". + {' + '.join(f'${{{other}}}' for other in names[:-1])} = 100"
            if last
            else ". <= 100",
            f"{OWN}row": "corner",
            f"{OWN}of": question.code,
        }
    yield {
        "type": "note",
        "name": f"{question.code}__note",
        f"{OWN}row": "triangle",
        f"{OWN}of": question.code,
        **_texts("label", {code: str(said[code].label) for code in _BOTH}),
    }


def _type(question: Question) -> str:
    if question.of_place:
        return "integer"
    if question.answer is AnswerType.CHOICE:
        return f"select_one {question.code}"
    return (
        f"select_multiple {question.code}" if question.answer is AnswerType.MANY else _TYPES[question.answer]
    )


def _constraint(question: Question) -> str:
    if question.answer is not AnswerType.NUMBER:
        return ""
    part = f" and . <= ${{{question.at_most}}}" if question.at_most else ""
    return f". >= 0 and . <= {question.most}{part}"


def _choices(said: dict[str, Instrument]) -> Iterator[Row]:
    if said["en"].indicators:
        for side, names in zip(
            Side, ({"en": "Pleasant", "nl": "Fijn"}, {"en": "Annoying", "nl": "Vervelend"}), strict=True
        ):
            yield {"list_name": "side", "name": side.value, **_texts("label", names)}
        for number, indicator in enumerate(said["en"].indicators):
            both = {code: said[code].indicators[number] for code in _BOTH}
            yield {
                "list_name": "indicator",
                "name": indicator.code,
                "side": indicator.side.value,
                **_texts("label", {code: str(both[code].label) for code in _BOTH}),
                **written(Indicator, both),
            }
    for number, theme in enumerate(said["en"].themes):
        labels = {code: str(said[code].themes[number].label) for code in _BOTH}
        yield {"list_name": f"{OWN}theme", "name": theme.code, **_texts("label", labels)}
    for number, question in enumerate(said["en"].questions):
        for place, (choice, _label) in enumerate(question.choices):
            labels = {code: str(said[code].questions[number].choices[place][1]) for code in _BOTH}
            icon = question.icons[place] if question.icons else ""
            yield {"list_name": question.code, "name": choice, f"{OWN}icon": icon, **_texts("label", labels)}
