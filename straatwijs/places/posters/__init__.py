"""A street's poster: an A4 for a window, a door-hanger for every door. One question, one code."""

from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.places.models import Area
from straatwijs.places.queries import municipality_of, neighbourhood_of
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent


class Paper(StrEnum):
    """As it is called on the command line."""

    A4 = "a4"
    DOORHANGER = "doorhanger"


_TEMPLATES = {Paper.A4: _FOLDER / "a4.typ", Paper.DOORHANGER: _FOLDER / "doorhanger.typ"}


def poster(street: Area, paper: Paper) -> bytes:
    """The PDF in the language of the moment."""
    address = f"{settings.PUBLIC_URL}{street.note_path}"
    return pdf.render(
        _TEMPLATES[paper],
        {
            "language": (get_language() or settings.LANGUAGE_CODE)[:2],
            "question": _("What do you see in your street?"),
            "street": street.name,
            "place": _around(street),
            "qr": qr.svg(address),
            "qr_text": _("QR code of %(address)s") % {"address": address},
            "address": address.partition("://")[2],
            "pleasant": _("Pleasant"),
            "annoying": _("Annoying"),
            "steps": _steps(),
            "promise": _("Without name, without account, without app."),
            "or_go_to": _("Or type this address:"),
        },
    )


def _around(street: Area) -> str:
    names = [neighbourhood_of(street).name, municipality_of(street).name]
    return ", ".join(dict.fromkeys(names))


def _steps() -> list[dict[str, str]]:
    return [
        {"picture": "scan", "title": _("Scan"), "text": _("Point your phone at the code.")},
        {"picture": "tap", "title": _("Tap"), "text": _("Choose what is pleasant or annoying.")},
        {"picture": "answer", "title": _("Read"), "text": _("See what is done with it.")},
    ]
