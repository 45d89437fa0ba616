"""The columns of an XLSForm, as they are written and under the names that older forms give them."""

from collections.abc import Mapping

OWN = "straatwijs_"
LANGUAGES: Mapping[str, str] = {"en": "English (en)", "nl": "Nederlands (nl)"}

# Older names and prefixes of columns, as forms in use have them.
_ALIASES = {
    "list name": "list_name",
    "caption": "label",
    "relevance": "relevant",
    "read only": "readonly",
    "id_string": "form_id",
    "title": "form_title",
    "choice filter": "choice_filter",
    "repeat count": "repeat_count",
}
_PREFIXES = ("bind", "control")


def plain(column: str) -> str:
    """The standard name of a column, without its language: "Label::English (en)" is "label"."""
    parts = [part.strip().lower() for part in column.replace("::", ":").split(":")]
    name = parts[1] if parts[0] in _PREFIXES and len(parts) > 1 else parts[0]
    return _ALIASES.get(name, name)


def language_of(column: str) -> str:
    """What stands behind the colons of a translated column, in lower case; else nothing."""
    parts = [part.strip().lower() for part in column.replace("::", ":").split(":")]
    return parts[1] if len(parts) > 1 and parts[0] not in _PREFIXES else ""


def in_language(column: str, language: str) -> str:
    """Own columns say their language in their name: pyxform takes colons in settings for something else."""
    return f"{column}_{language}" if column.startswith(OWN) else f"{column}::{LANGUAGES[language]}"


def value(row: Mapping[str, str], name: str, language: str = "") -> str:
    """The cell of a column; of a translated one in this language, else in the first there is."""
    cells = {column: cell for column, cell in row.items() if plain(column) == name and str(cell).strip()}
    for column, cell in cells.items():
        wanted = language_of(column)
        if language and (wanted == language or f"({language})" in wanted):
            return str(cell).strip()
    return str(next(iter(cells.values()), "")).strip()


def column_of(row: Mapping[str, str], name: str) -> str:
    """The heading as it stands in the file."""
    return next((column for column in row if plain(column) == name), name)
