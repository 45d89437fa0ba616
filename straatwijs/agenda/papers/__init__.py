"""A choice on paper: slips with one-time codes, the ballot, and the list with which anybody can count again."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.agenda.models.choices import Choice
from straatwijs.agenda.queries.choices import Listed
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent


def slips(choice: Choice, codes: Iterable[str]) -> bytes:
    """A slip per code, to cut along the lines. The codes are nowhere else."""
    return pdf.render(
        _FOLDER / "slips.typ",
        _common(choice)
        | {
            "document": _("Codes: %(title)s") % {"title": choice.title},
            "slips": [{"code": code, "qr": qr.svg(_address(choice, code))} for code in codes],
            "scan": _("Scan this to choose."),
            "or_type": _("Or type this address, and your code:"),
            "address": _bare(_address(choice)),
            "once": _("Your code works once. For everyone of 12 and older."),
        },
    )


def ballot(choice: Choice) -> bytes:
    return pdf.render(
        _FOLDER / "ballot.typ",
        _common(choice)
        | {
            "document": _("Ballot: %(title)s") % {"title": choice.title},
            "explain": _(
                "Put a number from the list behind first, second and third. Only the first is needed."
            ),
            "options": [
                {"number": option.order, "text": option.text, "more": option.more}
                for option in choice.options.all()
            ],
            "boxes": [_("First"), _("Second"), _("Third")],
            "code": _("Your code (write it down or stick your slip here)"),
            "speak_as": _("I speak as (may stay empty)"),
            "perspectives": [str(label) for label in PERSPECTIVES.values()],
        },
    )


def count_list(choice: Choice, rows: Sequence[Listed]) -> bytes:
    """All ballots as they were counted; a voter finds the own one by its three words."""
    return pdf.render(
        _FOLDER / "count_list.typ",
        _common(choice)
        | {
            "document": _("Count list: %(title)s") % {"title": choice.title},
            "explain": _(
                "Every ballot is one line. Look up your three words: behind them stand the numbers that you chose. Count"
                " three points for each first place, two for each second and one for each third: you get the result."
            ),
            "options": [{"number": option.order, "text": option.text} for option in choice.options.all()],
            "head": [_("Three words"), _("First"), _("Second"), _("Third")],
            "rows": [[row.tracker, *_three(row.ranked)] for row in rows],
            "total": _("Ballots: %(number)d") % {"number": len(rows)},
        },
    )


def _three(ranked: Sequence[int]) -> list[str]:
    return [*map(str, ranked), *["–"] * (3 - len(ranked))]


def _common(choice: Choice) -> dict[str, object]:
    return {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "title": choice.title,
        "place": choice.area.name,
        "until": _("You can choose until %(moment)s.")
        % {"moment": date_format(localtime(choice.closes_at), "j F Y, H:i")},
    }


def _address(choice: Choice, code: str = "") -> str:
    path = (
        reverse("choice_with_code", args=[choice.pk, code]) if code else reverse("choice", args=[choice.pk])
    )
    return f"{settings.PUBLIC_URL}{path}"


def _bare(address: str) -> str:
    return address.partition("://")[2]
