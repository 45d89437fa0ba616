"""Annoying: the twelve signs of physical disorder."""

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Indicator, Kind, Side

INDICATORS = (
    Indicator(
        code="passage_blocked",
        theme="pavement",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Way is blocked"),
        why=_(
            "With bicycles, cars or building materials on the pavement you have to walk on the road. With a "
            "pram or a wheelchair you are stuck."
        ),
        do=_(
            "Put your own bicycle or bin so that a wheelchair can pass. Report what stays in the way, with "
            "the spot."
        ),
        approach=_(
            "The municipality: report it with the app, on the website or by phone. Their wardens can come "
            "and look."
        ),
        icon=(
            '<circle cx="12" cy="9" r="4.5"/><path d="M12 14v13h9l4 10M12 20h8M10 25a9 9 0 1 0 12 10M31 '
            '29h14v14H31zM31 15h14v14M31 29V15h14M36 29v4h4v-4M36 15v4h4v-4"/>'
        ),
    ),
    Indicator(
        code="loose_tiles",
        theme="pavement",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Loose tiles"),
        why=_("You can trip over one loose tile. And who is afraid of falling stays indoors."),
        do=_(
            "Report the spot at once; a photo of the tiles helps. Warn people who have trouble walking or "
            "seeing."
        ),
        approach=_("The municipality: report it with the app, on the website or by phone."),
        icon='<path d="M2 33h12v9H2zM34 33h12v9H34zM15 37l15-15 6 6-15 15zM20 14l-2-7M28 12l3-6"/>',
    ),
    Indicator(
        code="green_neglected",
        theme="green",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Green is neglected"),
        why=_("Loose branches can fall and sick trees can blow over. And in a bare bed litter soon gathers."),
        do=_(
            "Trim what grows over the pavement from your own garden. Report loose branches, and don't stand "
            "under them."
        ),
        approach=_(
            "The green department of the municipality. Is the green around a block of flats? The landlord or "
            "the owners' association."
        ),
        icon=(
            '<path d="M22 44V8M22 26l-9-7v-9M13 19H6M22 20l8-6V6M22 34l12-5 5 11M36 34l6-2M4 44h40M7 '
            '44l-3-8M9 44l3-6"/>'
        ),
    ),
    Indicator(
        code="too_dark",
        theme="light",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Too dark"),
        why=_(
            "In the dark you can't see a step or who is coming. Then people make a detour or stay at home."
        ),
        do=_(
            "Turn on a lamp at your own door and walk together in the evening. Report where it is dark: "
            "street or entrance."
        ),
        approach=_(
            "For the street: the municipality. For the entrance: the caretaker, the landlord or the owners' "
            "association."
        ),
        icon='<path d="M19 38h10M20 43h8M18 33c0-6-7-7-7-16a13 13 0 0 1 26 0c0 9-7 10-7 16zM5 5l38 38"/>',
    ),
    Indicator(
        code="graffiti",
        theme="clean",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Graffiti on the wall"),
        why=_(
            "Scribbles that nobody asked for look as if no one cares about the street. When they go quickly, "
            "they return less often."
        ),
        do=_("Report it soon. And think with your neighbours about a beautiful painting on that wall."),
        approach=_(
            "The municipality. Is the wall yours or your landlord's? Ask whether the municipality helps with "
            "cleaning."
        ),
        icon=(
            '<path d="M6 20h14v24H6zM8 20c0-6 10-6 10 0M13 15v-4h4M22 9l3-1M22 13h3M29 6c13-4 16 4 8 8s-9 '
            '9 0 8 9 8-1 9-11 9-3 11"/>'
        ),
    ),
    Indicator(
        code="lamp_post_broken",
        theme="light",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Lamp post broken"),
        why=_("A lamp that is out makes the street dark. A rusty post can fall over."),
        do=_("Report it with the number that is on the post. Don't touch wires, and keep children away."),
        approach=_("The municipality. Is the post about to fall, or are there bare wires? Call 112."),
        icon=(
            '<path d="M5 44h14M12 44V32l-3 2M12 32l3-4 1 5M17 25L25 9c3-6 12-3 12 2M29 15l15 '
            '6c2-9-11-14-15-6zM32 28l8 8M40 28l-8 8"/>'
        ),
    ),
    Indicator(
        code="play_equipment_broken",
        theme="play",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Playground is broken"),
        why=_(
            "On broken play equipment children can hurt themselves. And without a place to play they stay "
            "indoors."
        ),
        do=_(
            "Warn the children and parents who come to play. Report it the same day, with a photo of the "
            "equipment only."
        ),
        approach=_("The municipality. Is it in a courtyard or at a school? The landlord or the school."),
        icon='<path d="M3 44L11 5h26l8 39M17 5v31M31 5v9l-2 2M14 35l14 6M28 41l2-8"/>',
    ),
    Indicator(
        code="ground_sunken",
        theme="pavement",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Hole or sunken ground"),
        why=_(
            "You can fall into a hole with your bicycle, and water stays in it. Sometimes a pipe underneath "
            "is broken."
        ),
        do=_("Report the spot, and see whether the hole gets bigger. Stay away from the edge."),
        approach=_(
            "The municipality. Does the ground give way suddenly, or do you smell gas? Walk away and call "
            "112."
        ),
        icon='<path d="M2 24h10l3 10 5-2 4 6 5-5 5 2 2-11h10M24 4v17M18 15l6 6 6-6M8 30l-3 4M40 30l4 4"/>',
    ),
    Indicator(
        code="works_too_long",
        theme="pavement",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Works take too long"),
        why=_(
            "Dust, noise and detours make people tired, and shops miss customers. Most of all when nobody "
            "says when it will be done."
        ),
        do=_(
            "Look for the sign with the builder's name and ask when it will be done. Share the answer with "
            "your neighbours."
        ),
        approach=_("The builder's contact for the neighbourhood, or the municipality."),
        icon=(
            '<circle cx="24" cy="13" r="10"/><path d="M24 7v6l4 3M4 27h40v8H4zM10 35v9M38 35v9M14 27l-5 '
            '8M26 27l-5 8M38 27l-5 8"/>'
        ),
    ),
    Indicator(
        code="street_open",
        theme="pavement",
        side=Side.ANNOYING,
        kind=Kind.OBJECT,
        label=_("Street is dug up"),
        why=_(
            "Through sand and pits it is hard to get anywhere. Without a fence it is dangerous, above all in "
            "the dark."
        ),
        do=_("Use the planks and stay outside the fence. Report it when planks or fences are missing."),
        approach=_("The builder (see the sign at the works) or the municipality."),
        icon=(
            '<path d="M3 44c3-12 8-17 14-17s11 5 14 17zM45 44H3M20 27L35 8M31 4l8 7M14 35v1M20 38v1M11 40"/>'
        ),
    ),
    Indicator(
        code="homes_neglected",
        theme="homes",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Homes are neglected"),
        why=_(
            "Rotten frames and leaks make living unpleasant and sometimes unsafe. Often there is no money, "
            "or the landlord does nothing."
        ),
        do=_(
            "Is it your own home? Ask for help: you are not the only one. Is it somebody else's? Don't think "
            "badly of who lives there."
        ),
        approach=_(
            "Your landlord or the owners' association. Do they do nothing? The municipality can have a look."
        ),
        icon=(
            '<path d="M4 23L24 6l20 17M9 19v25h30V19M29 44V32h6v12M14 24h8v8h-8zM14 32l8-8M30 11l-4 6 6 '
            '3-3 6"/>'
        ),
    ),
    Indicator(
        code="facade_garden_overgrown",
        theme="green",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Façade garden too wild"),
        why=_(
            "A little garden that grows over the pavement gets in the way. Often somebody just can't keep up "
            "for a while."
        ),
        do=_("Offer half an hour of help, in a friendly way. Don't cut anything without asking."),
        approach=_(
            "The garden group or the community centre: they like to help keeping it up. Is it dangerous? The "
            "municipality."
        ),
        icon=(
            '<path d="M8 4h32v20H8zM24 4v5M3 44h42M14 44c-2-12 2-20-1-32M24 44V16M34 44c2-12-2-20 1-32M13 '
            "34c-6 0-8-3-8-8 5 0 8 3 8 8zM24 28c0-5 3-8 7-8 0 5-2 8-7 8zM35 36c0-5 3-7 8-7 0 5-3 7-8 7zM24 "
            '38c-5 0-6-3-6-7 4 0 6 3 6 7z"/>'
        ),
    ),
)
