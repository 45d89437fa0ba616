"""Pleasant: things you can point at in the street."""

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Indicator, Kind, Side

INDICATORS = (
    Indicator(
        code="green_cared_for",
        theme="green",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Green looks good"),
        why=_(
            "Trees and plants give shade and cool air. And where it is green, people like to stay outside a "
            "little longer."
        ),
        do=_(
            "Give a young tree some water when it is dry for long. Or look after the patch around a tree "
            "together with a neighbour."
        ),
        approach=_(
            "The green department of the municipality. Ask whether you may look after a patch of green "
            "yourselves."
        ),
        icon='<path d="M24 44V25M24 34l7-6M14 44h20M15 29a8 8 0 0 1-3-15C13 0 35 0 36 14a8 8 0 0 1-3 15z"/>',
    ),
    Indicator(
        code="street_clean",
        theme="clean",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Street is clean"),
        why=_("On a clean street almost nobody drops anything. Clean stays clean."),
        do=_(
            "Thank the street sweepers and bin collectors. And take one can or wrapper along to the bin on "
            "your way."
        ),
        approach=_("The municipality. In many places you can borrow a litter picker and bags there."),
        icon=(
            '<path d="M38 4L23 25M16 21l13 9-5 13L5 32zM14 37l4-6M35 24c1 6 2 7 8 8-6 1-7 2-8 '
            '8-1-6-2-7-8-8"/>'
        ),
    ),
    Indicator(
        code="facade_garden_blooms",
        theme="green",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Façade garden blooms"),
        why=_(
            "Flowers along the wall cheer up everybody who walks by. Often a second one follows: neighbours "
            "see it and want one too."
        ),
        do=_(
            "Say that you enjoy it. Do you want one too? Look up the rules of the municipality and make it "
            "with a neighbour."
        ),
        approach=_(
            "The municipality for the rules, and sometimes for plants. Do you rent? Ask your landlord as "
            "well."
        ),
        icon=(
            '<path d="M8 4h32v17H8zM24 4v17M4 44h40M12 44V34M24 44V36M36 44V34M8 26l4 3 4-3v4a4 4 0 0 1-8 '
            '0zM20 28l4 3 4-3v4a4 4 0 0 1-8 0zM32 26l4 3 4-3v4a4 4 0 0 1-8 0z"/>'
        ),
    ),
    Indicator(
        code="good_bench",
        theme="pavement",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("A good bench"),
        why=_("On a bench you can catch your breath. And before you know it you are chatting with somebody."),
        do=_(
            "Sit down for a moment and greet who passes by. Take your litter home, so that it stays nice for "
            "everyone."
        ),
        approach=_("The municipality, if you know another spot where a bench would be welcome."),
        icon='<path d="M9 9h30v6H9zM13 15v12M35 15v12M9 27h30l4 6H5zM8 33v10M40 33v10"/>',
    ),
    Indicator(
        code="good_light",
        theme="light",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Good light"),
        why=_(
            "In good light you see where you step and whom you meet. Then more people dare to go out in the "
            "evening."
        ),
        do=_(
            "Leave a small lamp on at your own door in the evening. Trim your plants when they hang in front "
            "of a street lamp."
        ),
        approach=_(
            "The municipality for light in the street. For light in the entrance: your landlord or the "
            "owners' association."
        ),
        icon=(
            '<path d="M8 44h12M14 44V13c0-11 17-11 17-1M22 20a9 8 0 0 1 18 0zM31 26v8M23 26l-4 7M39 26l4 7"/>'
        ),
    ),
    Indicator(
        code="street_done_up",
        theme="pavement",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Street done up"),
        why=_(
            "On level tiles everybody gets along, also with a pram, a walker or a wheelchair. A street that "
            "is cared for says: you count."
        ),
        do=_(
            "Tell the makers what works well and what could be better still. The next street gains from it "
            "too."
        ),
        approach=_("The municipality. Ask for the people who made the plan for your street."),
        icon=(
            '<path d="M13 20h16l13 24H2zM9 28h24M6 36h31M21 20v8M15 28l-2 8M27 28l2 8M21 36v8M39 3c1 6 2 7 '
            '8 8-6 1-7 2-8 8-1-6-2-7-8-8 6-1 7-2 8-8z"/>'
        ),
    ),
    Indicator(
        code="safe_crossing",
        theme="traffic",
        side=Side.PLEASANT,
        kind=Kind.OBJECT,
        label=_("Safe to cross"),
        why=_(
            "With a good crossing children can walk to school by themselves, and older people to the shop."
        ),
        do=_("Show children the safe spot and practise together. Don't put your bicycle or car in the way."),
        approach=_("The municipality. Is it on the way to school? Then the school likes to think along too."),
        icon=(
            '<circle cx="25" cy="6" r="4.5"/><path d="M24 11l-2 10 7 5 2 8M22 21l-7 12M15 20l4-6 5-3 4 6 6 '
            '2"/><path stroke-width="5" d="M5 42h5M19 42h5M33 42h5"/>'
        ),
    ),
    Indicator(
        code="homes_done_up",
        theme="homes",
        side=Side.PLEASANT,
        kind=Kind.HOUSEHOLD,
        label=_("Homes done up"),
        why=_(
            "Fresh paint or a new roof makes living nicer and the street more beautiful. You see that "
            "somebody cares."
        ),
        do=_("Ask the neighbours how they went about it. One painter for several homes is often cheaper."),
        approach=_(
            "Do you rent? Your landlord. Is the home yours? The owners' association, or the municipality for "
            "advice and help with money."
        ),
        icon=(
            '<path d="M3 26l16-14 16 14M7 23v20h24V23M15 43V31h8v12M38 3c1 6 2 7 8 8-6 1-7 2-8 '
            '8-1-6-2-7-8-8 6-1 7-2 8-8z"/>'
        ),
    ),
)
