"""The talk plate of a street or neighbourhood on A4: what to tell about, and on its back how to listen."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.instruments.definition import Instrument, Side
from straatwijs.places.models import Area
from straatwijs.shared import pdf, qr

_TEMPLATE = Path(__file__).with_suffix(".typ")
_SUN = '<circle cx="24" cy="24" r="9"/><path d="M24 4v6M24 38v6M4 24h6M38 24h6M10 10l4 4M34 34l4 4M10 38l4-4M34 14l4-4"/>'
_CLOUD = '<path d="M14 31a7 7 0 0 1 0-14 11 11 0 0 1 21 3 6 6 0 0 1 0 11zM17 36l-2 5M25 36l-2 5M33 36l-2 5"/>'


def talk_plate(instrument: Instrument, area: Area) -> bytes:
    """The PDF in the language of the moment."""
    address = f"{settings.PUBLIC_URL}{reverse('fill_in', args=[area.slug, instrument.id])}"
    themes = [one for one in instrument.indicators if one.side is Side.PLEASANT]
    names = {theme.code: str(theme.label) for theme in instrument.themes}
    return pdf.render(
        _TEMPLATE,
        {
            "language": (get_language() or settings.LANGUAGE_CODE)[:2],
            "title": f"{instrument.title}: {area.name}",
            "question": _("Tell us: what happened to you here?"),
            "place": area.name,
            "invitation": _(
                "Choose a picture. Think of a moment when you felt: this is pleasant. Or: this is annoying."
            ),
            "pleasant": _("Pleasant"),
            "annoying": _("Annoying"),
            "sun": _svg(_SUN, "#0b6b6b"),
            "cloud": _svg(_CLOUD, "#a8480a"),
            "themes": [{"name": names[one.theme], "picture": _svg(one.icon, "#1c2430")} for one in themes],
            "own": _(
                "Every story is good: large or small, of yesterday or of long ago. You decide what is kept."
            ),
            "listening": _("For who listens"),
            "for_two": _("Go in twos, as different as you can be."),
            "steps": _steps(),
            "afterwards": _("Afterwards"),
            "afterwards_text": _(
                "Write it down together, in the teller's own words. The teller gets the slip: with it they see what happens."
            ),
            "address": address.partition("://")[2],
            "qr": qr.svg(address),
            "qr_text": _("QR code of %(address)s") % {"address": address},
        },
    )


def _steps() -> list[dict[str, object]]:
    return [
        {
            "title": _("Listen"),
            "lines": [
                _("Ask one thing: can you tell a story about one of these pictures?"),
                _("Do not interrupt. Silence is fine."),
                _("Promise nothing. You come to hear, not to solve."),
            ],
        },
        {
            "title": _("Ask on"),
            "lines": [
                _("When was it, and where?"),
                _("Who is it about most?"),
                _("Who helped? Who or what made it hard?"),
                _("What was the hardest moment, and how did it feel?"),
                _("How did it end? Or how does it go on?"),
            ],
        },
        {
            "title": _("Let them say what it means"),
            "lines": [
                _("What is it about? The teller chooses the pictures, not you."),
                _("Does something not apply? Leave it out."),
                _("No names and no house numbers: not of others either."),
            ],
        },
    ]


def _svg(lines: str, colour: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="{colour}" '
        f'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">{lines}</svg>'
    )
