"""Reports about public space in Zürich ("Züri wie neu"), one indicator per category of the file.

Nobody notes with it: it gives imported reports a place among the counts, with every category told apart.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import Indicator, Instrument, Kind, Side, Theme

_APPROACH = _("The city of Zürich. It has answered the report already.")

INSTRUMENT = Instrument(
    id="reports_zurich",
    version=1,
    title=_("Reports in Zürich"),
    question=_("What was reported in this place?"),
    purpose=_("To show reports of another service beside what people note here."),
    source=(
        "City of Zürich, open government data of “Züri wie neu” (CC0 1.0); the ten categories are those "
        "of the file."
    ),
    used_by=_("Import only: these reports were made and answered elsewhere"),
    minutes=0,
    rhythm=_("When the source publishes a new file"),
    counted_as=_("Each report in the file counts once, on the day in the file."),
    themes=(
        Theme("clean", pgettext_lazy("theme", "Clean")),
        Theme("traffic", pgettext_lazy("theme", "Traffic")),
        Theme("pavement", pgettext_lazy("theme", "Street and pavement")),
        Theme("green", pgettext_lazy("theme", "Green")),
        Theme("light", pgettext_lazy("theme", "Light")),
        Theme("other", pgettext_lazy("theme", "Something else")),
    ),
    indicators=(
        Indicator(
            code="zurich_waste",
            theme="clean",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Rubbish"),
            why=_("Rubbish beside a collection point attracts more rubbish."),
            do=_("Take it along, or report it where it lies."),
            approach=_APPROACH,
            icon='<path d="M10 14h28M18 14V9h12v5M13 14l3 29h16l3-29M20 21l1 15M28 21l-1 15"/>',
        ),
        Indicator(
            code="zurich_signals",
            theme="traffic",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Signs, traffic lights"),
            why=_("A sign or a light that fails makes a crossing unsafe."),
            do=_("Cross with care and report it at once."),
            approach=_APPROACH,
            icon=(
                '<path d="M17 4h14v28H17zM24 32v12"/><circle cx="24" cy="11" r="3"/><circle cx="24" '
                'cy="18" r="3"/><circle cx="24" cy="25" r="3"/>'
            ),
        ),
        Indicator(
            code="zurich_roads",
            theme="pavement",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Road, pavement, square"),
            why=_("A hole or a loose stone makes people fall."),
            do=_("Report the spot; a photo helps."),
            approach=_APPROACH,
            icon='<path d="M4 16h40M4 36h40M16 16l-4 20M36 16l-4 20M20 24l4 4-3 4 5 2"/>',
        ),
        Indicator(
            code="zurich_green",
            theme="green",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Green and playgrounds"),
            why=_("Green that is cared for invites people to come outside."),
            do=_("Report what is broken or overgrown."),
            approach=_APPROACH,
            icon=(
                '<path d="M14 44V26"/><circle cx="14" cy="17" r="9"/><path d="M27 44l6-22h4l6 22M31 '
                '30h8M29 37h12"/>'
            ),
        ),
        Indicator(
            code="zurich_lighting",
            theme="light",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Lamps and clocks"),
            why=_("A street with light feels safer in the evening."),
            do=_("Note the number on the lamp post and report it."),
            approach=_APPROACH,
            icon=(
                '<path d="M12 44V10h12v6M19 16h10l3 7H16z"/><circle cx="36" cy="35" r="8"/><path d="M36 '
                '30v5l4 2"/>'
            ),
        ),
        Indicator(
            code="zurich_general",
            theme="other",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("General report"),
            why=_("What fits in no list also matters to somebody."),
            do=_("Talk about it with your neighbours first."),
            approach=_APPROACH,
            icon='<path d="M5 9h38v24H24l-10 10V33H5zM14 18h20M14 25h12"/>',
        ),
        Indicator(
            code="zurich_graffiti",
            theme="clean",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Graffiti"),
            why=_("Scribbles that stay get company soon."),
            do=_("Report it soon after you see it."),
            approach=_APPROACH,
            icon='<path d="M4 8h40v32H4zM10 32c4-16 8-16 8-6s8 10 8 0 6-12 10-4M4 18h8M36 30h8"/>',
        ),
        Indicator(
            code="zurich_transit",
            theme="traffic",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Trams and buses"),
            why=_("At a clean, whole stop waiting is no trouble."),
            do=_("Report what is broken with the name of the stop."),
            approach=_APPROACH,
            icon=(
                '<path d="M12 10h24v26H12zM12 24h24M24 10v14M17 4h14M24 4v6M16 36l-4 8M32 36l4 8"/><path '
                'd="M17 30h2M29 30h2"/>'
            ),
        ),
        Indicator(
            code="zurich_fountains",
            theme="pavement",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Fountains and hydrants"),
            why=_("Water in the street is for drinking, playing and putting out fires."),
            do=_("Keep hydrants free and report a leak."),
            approach=_APPROACH,
            icon='<path d="M6 36h36l-4 8H10zM24 36V18M24 18c0-10-12-10-12 2M24 18c0-10 12-10 12 2M24 10V4"/>',
        ),
        Indicator(
            code="zurich_pests",
            theme="clean",
            side=Side.ANNOYING,
            kind=Kind.OBJECT,
            label=_("Pests"),
            why=_("Rats and mice come where food lies."),
            do=_("Leave no food outside, also not for birds."),
            approach=_APPROACH,
            icon=(
                '<path d="M10 32c0-12 8-18 18-18 8 0 14 6 16 12l-8 8H10zM10 32c-8 0-8 10 2 10h8M36 22v1"/>'
                '<circle cx="28" cy="12" r="4"/>'
            ),
        ),
    ),
    questions=(),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project",
    reviewed_on=date(2026, 11, 21),
    review_before=date(2027, 11, 21),
    changes=("1: first version.",),
    noted_by_people=False,
)
