"""What docs/instruments.md must say. `.venv/bin/python -m tests.instruments.document` writes it."""

from pathlib import Path

from django.utils import translation

from straatwijs.instruments.definition import Instrument

FILE = Path(__file__).parents[2] / "docs" / "instruments.md"
HEAD = """# Instruments

What residents and workers can be asked. Each instrument is one module in `straatwijs/instruments/catalogue/`;
pages, API, counts and checks follow from it. A published version never changes: a change is a new version.

*Kind* decides which rules of the privacy gate hold: `object` is a thing in public space, `social` is what
people do or undergo, `household` can point at one home.

This page follows from the catalogue: `.venv/bin/python -m tests.instruments.document` writes it, and a test
holds it.
"""


def text(catalogue: list[Instrument]) -> str:
    return "\n".join([HEAD, *(_chapter(instrument) for instrument in catalogue)])


def _chapter(instrument: Instrument) -> str:
    with translation.override("nl"):
        dutch = {indicator.code: str(indicator.label) for indicator in instrument.indicators}
    with translation.override(None):
        themes = {theme.code: str(theme.label).lower() for theme in instrument.themes}
        return "\n".join(
            [
                f"## {instrument.id}\n",
                _table(("what", ""), _facts(instrument)),
                *_questions(instrument),
                _table(
                    ("code", "in Dutch", "side", "kind", "theme"),
                    [
                        (f"`{one.code}`", dutch[one.code], one.side, one.kind, themes[one.theme])
                        for one in instrument.indicators
                    ],
                ),
            ]
        )


def _questions(instrument: Instrument) -> list[str]:
    if not instrument.questions:
        return []
    rows = [(q.label, f"`{q.code}`", q.privacy, q.counted_as) for q in instrument.questions]
    return [
        "Asked after sending, never before; nothing is required:\n",
        _table(("question", "code", "privacy", "how it is counted"), rows),
    ]


def _facts(instrument: Instrument) -> list[tuple[object, ...]]:
    return [
        ("version", instrument.version),
        ("the question", instrument.question),
        ("purpose", instrument.purpose),
        ("source", instrument.source),
        ("used by", instrument.used_by),
        ("minutes per contribution", instrument.minutes),
        ("rhythm", instrument.rhythm),
        ("how it is counted", instrument.counted_as),
        ("author", instrument.author),
        ("checker", instrument.checker),
        ("reviewed on", instrument.reviewed_on),
        ("review before", instrument.review_before),
        ("changes", " ".join(instrument.changes)),
    ]


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    django.setup()
    from straatwijs.instruments.queries import instruments

    FILE.write_text(text(list(instruments().values())), encoding="utf-8")
