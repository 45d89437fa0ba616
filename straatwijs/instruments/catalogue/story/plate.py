"""The talk plate: themes with a picture, the same on both sides."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import Indicator, Kind, Side, Text, Theme

_WHY = _("A story shows what a number can't: why something matters to somebody.")
_DO = _("Tell it to a neighbour too. Who hears a story, often has one back.")
_APPROACH = _(
    "The team of your street reads it. In the conversation of the neighbourhood it can become a plan."
)

# Theme, its name, the name of a story about it, and its drawing.
_PLATE: tuple[tuple[str, Text, Text, str], ...] = (
    ("homes", pgettext_lazy("theme", "Homes"), _("Story: living here"),
     '<path d="M6 23L24 8l18 15M11 20v21h26V20M20 41V29h8v12"/>'),
    ("neighbours", pgettext_lazy("theme", "Neighbours"), _("Story: neighbours"),
     '<circle cx="15" cy="15" r="6"/><circle cx="33" cy="15" r="6"/><path d="M5 41v-7c0-6 4-10 10-10s9 4 9 8c0-4 3-8 9-8s10 4 10 10v7"/>'),
    ("green", pgettext_lazy("theme", "Green"), _("Story: green"),
     '<path d="M24 43V24M24 33c-7 0-12-4-12-11 8 0 12 4 12 11zM24 27c0-8 4-13 13-14 0 9-4 14-13 14z"/>'),
    ("play", pgettext_lazy("theme", "Play and youth"), _("Story: play and youth"),
     '<circle cx="24" cy="24" r="17"/><path d="M24 16l8 6-3 9H19l-3-9zM24 7v9M40 20l-8 2M34 37l-5-6M14 37l5-6M8 20l8 2"/>'),
    ("quiet", pgettext_lazy("theme", "Quiet and safe"), _("Story: quiet and safe"),
     '<path d="M24 6l15 5v12c0 9-6 15-15 19C15 38 9 32 9 23V11zM17 24l5 5 9-10"/>'),
    ("traffic", pgettext_lazy("theme", "Traffic"), _("Story: on the road"),
     '<circle cx="12" cy="33" r="8"/><circle cx="36" cy="33" r="8"/><path d="M12 33l8-17h10l6 17M20 16h-5M24 33l6-17M12 33h12"/>'),
    ("clean", pgettext_lazy("theme", "Clean"), _("Story: clean and tidy"),
     '<path d="M13 15l3 27h16l3-27M9 15h30M19 15V8h10v7M21 22l1 13M27 22l-1 13"/>'),
    ("other", pgettext_lazy("theme", "Something else"), _("Story: something else"),
     '<path d="M7 10h34v23H24l-9 8v-8H7zM16 21.5v.5M24 21.5v.5M32 21.5v.5"/>'),
)  # fmt: skip

THEMES = tuple(Theme(code, name) for code, name, _label, _icon in _PLATE)


def _indicators() -> Iterator[Indicator]:
    for side in Side:
        for code, _name, label, icon in _PLATE:
            yield Indicator(
                code=f"story_{code}_{side.value}",
                theme=code,
                side=side,
                kind=Kind.SOCIAL,
                label=label,
                why=_WHY,
                do=_DO,
                approach=_APPROACH,
                icon=icon,
            )


INDICATORS = tuple(_indicators())
