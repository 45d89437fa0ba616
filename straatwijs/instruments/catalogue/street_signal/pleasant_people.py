"""Pleasant: what people do for each other and how it feels."""

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Indicator, Kind, Side

INDICATORS = (
    Indicator(
        code="people_greet",
        theme="neighbours",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("People greet"),
        why=_(
            "A hello costs nothing and says: I see you, you belong here. Where people greet, it is easier to "
            "ask for help."
        ),
        do=_("Say hello to somebody you don't know yet. Start next door or on your own stairs."),
        approach=_("Your neighbours. The community centre also knows people who like a chat."),
        icon=(
            '<circle cx="12" cy="13" r="5"/><circle cx="36" cy="13" r="5"/><path d="M12 18v14l-4 11M12 '
            '32l4 11M36 18v14l-4 11M36 32l4 11M5 30l7-8 10-9M43 30l-7-8-10-9M24 7V3"/>'
        ),
    ),
    Indicator(
        code="children_play",
        theme="play",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Children play outside"),
        why=_("Children who play outside make friends. And the grown-ups get talking as well."),
        do=_(
            "Take chalk, a skipping rope or a ball outside. Or plan an afternoon of play in the street with "
            "your neighbours."
        ),
        approach=_(
            "The community centre or the youth workers. To close the street for an afternoon you ask the "
            "municipality."
        ),
        icon=(
            '<circle cx="24" cy="15" r="5"/><path d="M24 20v12l-6 8M24 32l6 8M13 28l11-5 11 5M13 28C-3-6 '
            '51-6 35 28M13 45h4M31 45h4"/>'
        ),
    ),
    Indicator(
        code="neighbours_help",
        theme="neighbours",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Neighbours help"),
        why=_(
            "Somebody who carries a bag or takes in a parcel makes your day lighter. And who was helped, "
            "helps others sooner."
        ),
        do=_(
            "Offer one small thing that you like doing, such as an errand or reading a letter. And dare to "
            "ask for something too."
        ),
        approach=_("The community centre or the neighbourhood team. They know who could use a hand."),
        icon=(
            '<path d="M25 22c-9-6-10-10-8-14 2-3 6-3 8 1 2-4 6-4 8-1 2 4 1 8-8 14zM4 31h8l6-3h8c4 0 4 6 0 '
            '6h-7M30 33l9-5c4-1 6 3 3 5L28 43H4"/>'
        ),
    ),
    Indicator(
        code="quiet_street",
        theme="quiet",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Nice and quiet"),
        why=_("When it is quiet you sleep and learn better. It also shows that people think of each other."),
        do=_(
            "Are you going to drill or have a party? Tell your neighbours beforehand, and thank them when "
            "they do so."
        ),
        approach=_(
            "Your neighbours. For agreements in the whole building: your landlord or the owners' association."
        ),
        icon='<path d="M21 10a17 17 0 1 0 22 22 17 17 0 0 1-22-22zM28 16h7l-7 8h7M38 4h6l-6 7h6"/>',
    ),
    Indicator(
        code="neighbour_tidies",
        theme="clean",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Somebody tidies up"),
        why=_(
            "One neighbour goes round with a litter picker, and the whole street looks better. Others see it "
            "and join in."
        ),
        do=_(
            "Thank that neighbour, or walk along once. A quarter of an hour of picking together is good "
            "company."
        ),
        approach=_("The municipality or the community centre for litter pickers, gloves and bags."),
        icon=(
            '<circle cx="21" cy="8" r="5"/><path d="M21 13v16l-5 15M21 29l6 15M21 18l8 6 8 13M34 42l3-5 6 '
            '3M39 44h5M21 18l-9 6M12 24c-11 6-9 17-5 17h6c5 0 5-11-1-17z"/>'
        ),
    ),
    Indicator(
        code="meal_together",
        theme="neighbours",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Eating together"),
        why=_(
            "People who eat together get to know each other. And almost everybody can make something tasty."
        ),
        do=_("Bring one dish next time. Or put a pan of soup and some chairs outside yourself."),
        approach=_(
            "The community centre. They have a kitchen, and often know of a little money for plans of "
            "neighbours."
        ),
        icon=(
            '<circle cx="8" cy="16" r="5"/><circle cx="40" cy="16" r="5"/><path d="M3 44V29a5 5 0 0 1 10 '
            '3h22a5 5 0 0 1 10-3v15M24 32v12M16 24h16a8 7 0 0 1-16 0zM21 18v-5M27 18v-5"/>'
        ),
    ),
    Indicator(
        code="calm_driving",
        theme="traffic",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Cars drive calmly"),
        why=_("Where cars go slowly you cross safely and can hear each other speak."),
        do=_(
            "Give a good example, also on a bicycle or moped. And raise your hand when somebody lets you go "
            "first."
        ),
        approach=_("The municipality. Tell them what works in your street: other streets can use it too."),
        icon=(
            '<circle cx="14" cy="37" r="5"/><circle cx="35" cy="37" r="5"/><path d="M9 37H4v-9l6-2 '
            '6-8h15l7 8 6 2v9h-4M19 37h11M10 27h28M18 8l4 4 8-9"/>'
        ),
    ),
    Indicator(
        code="feels_safe",
        theme="quiet",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("It feels safe"),
        why=_("Who feels safe comes outside. And with more people outside, a street becomes nicer still."),
        do=_("Go for a walk or chat at your door. Ask a neighbour along who would rather not go alone."),
        approach=_(
            "The neighbourhood team or the community police officer. They like to hear what goes well too."
        ),
        icon='<path d="M24 4l17 6v12c0 11-7 18-17 22C14 40 7 33 7 22V10zM16 23l6 7 11-13"/>',
    ),
    Indicator(
        code="girls_join_in",
        theme="play",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Girls join in"),
        why=_(
            "The pitch belongs to everybody. When girls play football too, other girls dare to come along."
        ),
        do=_(
            "Cheer them on and ask your sister or daughter along. Share the pitch: agree on who plays when."
        ),
        approach=_(
            "The youth workers or the neighbourhood sports coach. They can set a fixed hour for girls."
        ),
        icon=(
            '<circle cx="20" cy="9" r="5"/><circle cx="39" cy="38" r="5"/><path d="M15 8c-7 0-7 6-9 8M20 '
            '14l-7 16h14zM17 30l-3 14M24 30l6 8M11 25l7-6 12 4"/>'
        ),
    ),
    Indicator(
        code="youth_train",
        theme="play",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Young people train"),
        why=_(
            "Training together makes you strong and proud. And the older ones set an example for the younger."
        ),
        do=_("Ask whether you may join, or teach them something you are good at. A compliment helps too."),
        approach=_("The youth workers or the neighbourhood sports coach."),
        icon=(
            '<circle cx="24" cy="17" r="5"/><path d="M4 6v10M9 3v16M44 6v10M39 3v16M9 11h30M15 11l2 13 7 3 '
            '7-3 2-13M24 27v6l-7 11M24 33l7 11"/>'
        ),
    ),
    Indicator(
        code="repair_together",
        theme="neighbours",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Repairing together"),
        why=_(
            "A mended bicycle or lamp saves money and waste. And at the table you meet neighbours you would "
            "otherwise never speak."
        ),
        do=_("Bring something that is broken. Or come to help: whoever pours the coffee takes part too."),
        approach=_("The repair café, the community centre or the library."),
        icon='<path d="M31 5a9 9 0 0 0-9 13L5 35c-4 5 3 12 8 8l17-17A9 9 0 0 0 43 15l-6 5-8-1-1-7z"/>',
    ),
    Indicator(
        code="help_nearby",
        theme="neighbours",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Help is nearby"),
        why=_(
            "With a hut or desk in your street, open on Saturday too, it is easy to ask something. You get "
            "to know each other's faces."
        ),
        do=_("Drop in, also without a question. Take a neighbour along who is a bit shy."),
        approach=_("The people in the hut or the community centre, or the neighbourhood team."),
        icon=(
            '<circle cx="24" cy="23" r="4"/><path d="M6 16L10 5h28l4 11zM6 16a6 5 0 0 0 12 0 6 5 0 0 0 12 '
            '0 6 5 0 0 0 12 0M9 21v23h30V21M5 34h38M17 34a7 7 0 0 1 14 0"/>'
        ),
    ),
    Indicator(
        code="other_pleasant",
        theme="other",
        side=Side.PLEASANT,
        kind=Kind.SOCIAL,
        label=_("Something else good"),
        why=_(
            "You see more than fits on a list. When many people mention the same thing, it can get a picture "
            "of its own."
        ),
        do=_(
            "Describe it in a few words after sending. And tell the people who make it happen: it does them "
            "good."
        ),
        approach=_("The team of your street. They read everything that is noted here."),
        icon=(
            '<path d="M24 5c24 0 24 32 0 32h-4l-9 7v-9C-3 28 1 5 24 5zM17 16v2M31 16v2M15 24c4 7 14 7 18 0"/>'
        ),
    ),
)
