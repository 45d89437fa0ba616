"""Annoying: the nine signs of social disorder, and something else."""

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Indicator, Kind, Side

INDICATORS = (
    Indicator(
        code="bad_driving",
        theme="traffic",
        side=Side.ANNOYING,
        kind=Kind.SOCIAL,
        label=_("Speeding, bad driving"),
        why=_(
            "Driving too fast, driving against the traffic and parking in the wrong place are dangerous. "
            "Most of all for children and for people who walk slowly."
        ),
        do=_(
            "Remember the spot and the time of day; number plates aren't needed here. Don't try to stop a "
            "car yourself."
        ),
        approach=_(
            "The community police officer or the municipality's wardens. For a speed bump or a sign: the "
            "municipality. Danger right now? Call 112."
        ),
        icon=(
            '<circle cx="19" cy="37" r="5"/><circle cx="37" cy="37" r="4.5"/><path d="M24 37h8M14 '
            '37h-3v-9l6-2 5-8h11l6 8 6 2v9h-3M17 27h22M3 20h9M2 28h5M3 36h4M28 3v6M28 13v1"/>'
        ),
    ),
    Indicator(
        code="noise",
        theme="quiet",
        side=Side.ANNOYING,
        kind=Kind.SOCIAL,
        label=_("Too much noise"),
        why=_(
            "Noise that goes on and on costs sleep and patience. Who makes it often doesn't know how far it "
            "carries."
        ),
        do=_(
            "If it feels all right, tell your neighbour calmly the next day, not at the moment itself. "
            "Rather not? Ask for a mediator."
        ),
        approach=_(
            "Neighbour mediation, your caretaker or your landlord. Does it go on at night? Call the police: "
            "0900-8844."
        ),
        icon=(
            '<path d="M4 18h8l13-11v34L12 30H4zM31 18a9 9 0 0 1 0 12M35 12a17 17 0 0 1 0 24M40 7a25 25 0 0 '
            '1 0 34"/>'
        ),
    ),
    Indicator(
        code="violence",
        theme="quiet",
        side=Side.ANNOYING,
        kind=Kind.SOCIAL,
        label=_("Fight or violence"),
        why=_(
            "A fight in the street frightens everybody who sees or hears it. With your note the team sees "
            "where help is needed."
        ),
        do=_(
            "Do you see violence now? Keep your distance, don't step in between, and call 112. Talk about it "
            "later with somebody you trust."
        ),
        approach=_(
            "Now: 112. Later: the community police officer or the neighbourhood team. Worried about violence "
            "in a home? Veilig Thuis."
        ),
        icon=(
            '<circle cx="11" cy="30" r="9"/><circle cx="37" cy="30" r="9"/><path d="M7 26l6 3M41 26l-6 3M8 '
            '35h5M35 35h5M27 4l-6 9h6l-6 9"/>'
        ),
    ),
    Indicator(
        code="cafe_nuisance",
        theme="quiet",
        side=Side.ANNOYING,
        kind=Kind.SOCIAL,
        label=_("Trouble from a café"),
        why=_(
            "Loud music, drunk people or fights, time and again, keep a street awake. Good agreements help, "
            "once it is clear when it happens."
        ),
        do=_(
            "Remember days and times. Want to say something? Do so by day, together with neighbours, never "
            "at the door at night."
        ),
        approach=_(
            "The municipality's wardens or the community police officer. Is there a fight? Keep your "
            "distance and call 112."
        ),
        icon=(
            '<path d="M8 18v26h20V18M28 23h6v14h-6M14 26v11M21 26v11M8 18a5 5 0 0 1 3-9 7 7 0 0 1 13 0 5 5 '
            '0 0 1 4 9zM38 15V4l6 3"/>'
        ),
    ),
    Indicator(
        code="shared_space_neglected",
        theme="homes",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Entrance is neglected"),
        why=_(
            "Stairs, entrance and shared garden belong to everybody. When nobody takes care of them, you "
            "don't like coming home."
        ),
        do=_("Start small: put up a note and ask who joins for half an hour of tidying, with coffee."),
        approach=_("The caretaker, the landlord or the owners' association."),
        icon=(
            '<path d="M2 44h44M5 44V5h21v39M11 11h9v12h-9zM11 18l4-3 2 4 3-3M21 31v2M32 27h8l-4 5zM36 '
            '32c-8 5-8 12-4 12h8c4 0 4-7-4-12zM31 21v-4M36 20v-6M41 21v-4"/>'
        ),
    ),
    Indicator(
        code="windows_covered",
        theme="homes",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Windows covered up"),
        why=_(
            "Planks, foil or cloth in front of windows make a street feel closed. There may be a good "
            "reason, such as heat or rebuilding."
        ),
        do=_("Don't peer inside and don't expect the worst. Greet who lives there, as you greet everybody."),
        approach=_(
            "Do you stay worried? Tell the neighbourhood team, the caretaker or the community police officer."
        ),
        icon=(
            '<path d="M6 4h36v40H6zM2 15l40-8 3 7-40 9zM3 27l41 5-1 8-41-6zM9 18v1M38 12v1M9 31v1M38 35v1"/>'
        ),
    ),
    Indicator(
        code="neighbours_keep_changing",
        theme="neighbours",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Always new neighbours"),
        why=_(
            "When people keep moving, you hardly get to know each other. Mostly it is due to short rental "
            "contracts, not to the people."
        ),
        do=_(
            "Welcome whoever comes to live here: with a hello, your name and the days when the bins go out."
        ),
        approach=_(
            "Your landlord. For questions about short contracts: the tenants' advice desk of the "
            "municipality."
        ),
        icon=(
            '<circle cx="12" cy="39" r="4.5"/><circle cx="36" cy="39" r="4.5"/><path d="M7 '
            '39H3V8h26v31H17M29 18h9l7 10v11h-4M29 39h2M9 22l7-7 7 7v9H9z"/>'
        ),
    ),
    Indicator(
        code="name_plates_missing",
        theme="neighbours",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("No name at the door"),
        why=_(
            "Without name plates you hardly know who lives next to you. Not everybody wants their name "
            "there, and that is fine."
        ),
        do=_(
            "Introduce yourself to your neighbours. At your own door a first name or a cheerful plate is "
            "enough."
        ),
        approach=_("The caretaker or the landlord: they can provide plates for the whole entrance."),
        icon=(
            '<circle cx="36" cy="24" r="4"/><path d="M4 12h40v24H4zM25 12v24M11 21c0-5 8-5 8 0 0 3-4 3-4 '
            '6M15 31v.5"/>'
        ),
    ),
    Indicator(
        code="illegal_subletting",
        theme="homes",
        side=Side.ANNOYING,
        kind=Kind.HOUSEHOLD,
        label=_("Secret subletting"),
        why=_(
            "Who rents in secret often pays too much, lives unsafely and dares not ask for help. For the "
            "street it is restless."
        ),
        do=_(
            "Don't investigate and don't point at anybody. Do you rent like this yourself? You have rights: "
            "ask for free advice."
        ),
        approach=_(
            "The municipality (supervision of housing) or the landlord. For who rents: the Juridisch Loket "
            "or the tenants' advice desk."
        ),
        icon=(
            '<path stroke-dasharray="4 5" d="M3 23L24 5l21 18M8 20v24h32V20"/><circle cx="17" cy="30" '
            'r="5"/><path d="M22 30h14v5M30 30v4"/>'
        ),
    ),
    Indicator(
        code="other_annoying",
        theme="other",
        side=Side.ANNOYING,
        kind=Kind.SOCIAL,
        label=_("Something else bad"),
        why=_(
            "Rubbish beside the bins, for example. When many people mention the same thing, it can get a "
            "picture of its own."
        ),
        do=_(
            "Describe it in a few words after sending: what, where and when. Leave out names and house "
            "numbers."
        ),
        approach=_(
            "The team of your street. They read everything that is noted here. Danger right now? Call 112."
        ),
        icon=(
            '<path d="M24 5c24 0 24 32 0 32h-4l-9 7v-9C-3 28 1 5 24 5zM17 15v2M31 15v2M16 29c4-6 12-6 16 0"/>'
        ),
    ),
)
