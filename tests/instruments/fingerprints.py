"""A published version never changes: its fingerprint is kept in fingerprints.json.

`.venv/bin/python -m tests.instruments.fingerprints` adds versions that are new; it never replaces one.
"""

import hashlib
import json
from pathlib import Path

from django.utils import translation

from straatwijs.instruments.definition import Instrument

_LATER = ("prompt", "part", "at_most", "of_place")
FILE = Path(__file__).with_suffix(".json")


def fingerprint(instrument: Instrument) -> str:
    """Of what decides the meaning of a count. Pictures, translations and who reviewed may be mended."""
    with translation.override(None):
        meaning = {
            "instrument": _texts(instrument, "id version title question purpose used_by rhythm counted_as"),
            "themes": [_texts(theme, "code label") for theme in instrument.themes],
            "indicators": [
                _texts(indicator, "code theme side kind label why do approach")
                for indicator in instrument.indicators
            ],
            "questions": [
                _texts(question, "code answer label privacy counted_as required most")
                + [[code, str(label)] for code, label in question.choices]
                # What came later stands here only where it says something, so that older fingerprints hold.
                + [[name, str(value)] for name in _LATER if (value := getattr(question, name))]
                for question in instrument.questions
            ],
        }
    return hashlib.sha256(json.dumps(meaning, ensure_ascii=False).encode()).hexdigest()


def kept() -> dict[str, dict[str, str]]:
    """By id, then by version."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def add_new(catalogue: list[Instrument]) -> None:
    known = kept()
    for instrument in catalogue:
        known.setdefault(instrument.id, {}).setdefault(str(instrument.version), fingerprint(instrument))
    FILE.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def _texts(thing: object, names: str) -> list[object]:
    return [str(getattr(thing, name)) for name in names.split()]


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    django.setup()
    from straatwijs.instruments.queries import instruments

    add_new(list(instruments().values()))
