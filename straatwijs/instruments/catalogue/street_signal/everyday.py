"""Annoying, and on no list of the sources: what residents name first themselves."""

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Indicator, Kind, Side

INDICATORS = (
    Indicator(
        code="rubbish_beside_bins",
        theme="clean",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Rubbish on the street"),
        why=_(
            "Where one bag stands, more soon follow. Rubbish on the street draws vermin and makes people walk round."
        ),
        do=_(
            "Take your bag home when the bin is full, and report the bin. Ask for a collection day for bulky waste."
        ),
        approach=_(
            "The municipality: report it with the app, on the website or by phone. They know when bulky waste is collected."
        ),
        icon='<path d="M6 20h17v22H6zM4 20h21M11 14h7v6M31 42c-5-1-5-13 0-17h8c5 4 5 16 0 17zM32 25l-3-6h12l-3 6"/>',
    ),
)
