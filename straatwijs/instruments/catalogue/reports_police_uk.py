"""Street-level crime as police.uk publishes it, one indicator per crime type of the file.

Nobody notes with it: it gives imported reports a place among the counts, with every type told apart.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import Indicator, Instrument, Kind, Side, Theme

_APPROACH = _("The police where it was reported.")

INSTRUMENT = Instrument(
    id="reports_police_uk",
    version=1,
    title=_("Street crime, police.uk"),
    question=_("What was reported to the police here?"),
    purpose=_("To show what the police recorded beside what people note here."),
    source=(
        "data.police.uk, street-level crime (Open Government Licence v3.0); the fourteen crime types are "
        "those of the file."
    ),
    used_by=_("Import only: these reports were made and answered elsewhere"),
    minutes=0,
    rhythm=_("When the source publishes a new file"),
    counted_as=_("Each line of the file counts once, in the middle of its month: the file knows no day."),
    themes=(
        Theme("theft", pgettext_lazy("theme", "Theft")),
        Theme("public_order", pgettext_lazy("theme", "Order and safety")),
        Theme("other", pgettext_lazy("theme", "Something else")),
    ),
    indicators=(
        Indicator(
            code="police_antisocial",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Anti-social behaviour"),
            why=_("Nuisance that goes on keeps people indoors."),
            do=_("Write down when it happens and tell it together."),
            approach=_APPROACH,
            icon=(
                '<circle cx="16" cy="12" r="6"/><path d="M6 42V30c0-12 20-12 20 0v12M30 16l5-4M31 23h7M30 '
                '30l5 4M40 12v22"/>'
            ),
        ),
        Indicator(
            code="police_bicycle_theft",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Bicycle theft"),
            why=_("Without a bicycle school or work is suddenly far away."),
            do=_("Lock it to something that stands firm."),
            approach=_APPROACH,
            icon=(
                '<circle cx="11" cy="33" r="8"/><circle cx="37" cy="33" r="8"/><path d="M11 33l8-14h12l6 '
                '14M19 19l5 14h-13M15 14h7M31 19v-6h5"/>'
            ),
        ),
        Indicator(
            code="police_burglary",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.HOUSEHOLD,
            label=_("Burglary"),
            why=_("After a burglary a home feels safe only slowly."),
            do=_("Look after each other's homes during holidays."),
            approach=_APPROACH,
            icon='<path d="M4 24L24 6l20 18M10 20v24h28V20M20 44V30h8v14M33 30l6-3M33 34h7"/>',
        ),
        Indicator(
            code="police_damage",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Damage and arson"),
            why=_("What is broken on purpose hurts the whole street."),
            do=_("Report it, and clear it up together when you may."),
            approach=_APPROACH,
            icon=(
                '<path d="M24 44c-10 0-14-7-14-14 0-9 9-12 9-24 8 4 8 12 7 16 4-1 5-4 5-7 5 5 7 10 7 15 0 '
                '7-4 14-14 14zM24 44c-5-5-4-9 0-14 4 5 5 9 0 14"/>'
            ),
        ),
        Indicator(
            code="police_drugs",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Drugs"),
            why=_("Dealing in the street brings strangers and worry."),
            do=_("Don't step in yourself; tell what you see."),
            approach=_APPROACH,
            icon=(
                '<rect x="4" y="17" width="30" height="14" rx="7"/><path d="M19 17v14"/><circle cx="38" '
                'cy="37" r="6"/><path d="M34 37h8"/>'
            ),
        ),
        Indicator(
            code="police_other_crime",
            theme="other",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Other crime"),
            why=_("Rare things count in the picture as well."),
            do=_("Ask the police how you can help."),
            approach=_APPROACH,
            icon='<circle cx="24" cy="24" r="19"/><path d="M13 24h1M24 24h1M34 24h1"/>',
        ),
        Indicator(
            code="police_other_theft",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Other theft"),
            why=_("Who loses something looks around differently afterwards."),
            do=_("Keep an eye on each other's things."),
            approach=_APPROACH,
            icon=(
                '<path d="M8 18h32v24H8zM17 18v-5h14v5M8 28h32M21 28v5h6v-5"/><path d="M36 10l6-6M38 4h4v4"/>'
            ),
        ),
        Indicator(
            code="police_weapons",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Possession of weapons"),
            why=_("Where weapons are carried, a quarrel ends worse."),
            do=_("Keep away and call the police."),
            approach=_APPROACH,
            icon='<path d="M30 4c6 8 6 16 0 26l-8-3zM24 24l10 5M24 28l-8 16 6 2 7-16"/>',
        ),
        Indicator(
            code="police_public_order",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Public order"),
            why=_("Threats and fights make a place feel foreign."),
            do=_("Seek help; don't stand between them."),
            approach=_APPROACH,
            icon='<path d="M8 20l22-10v24L8 26zM8 20v6M14 29l3 12h6l-3-10M36 16l6-4M37 22h8M36 28l6 4"/>',
        ),
        Indicator(
            code="police_robbery",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Robbery"),
            why=_("A robbery takes away more than things."),
            do=_("Give what is asked, look well, call for help."),
            approach=_APPROACH,
            icon='<path d="M6 16h36v22H6zM6 22h36M14 31h8"/><path d="M24 4v8M20 9l4 4 4-4"/>',
        ),
        Indicator(
            code="police_shoplifting",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Shoplifting"),
            why=_("Small shops can stop because of it."),
            do=_("Shopkeepers: agree to warn each other."),
            approach=_APPROACH,
            icon=(
                '<path d="M6 8h5l6 24h20l5-17H13"/><circle cx="20" cy="40" r="3"/><circle cx="34" cy="40" '
                'r="3"/>'
            ),
        ),
        Indicator(
            code="police_pickpocketing",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Theft from the person"),
            why=_("It happens in a crowd, and often to the same people."),
            do=_("Carry your bag closed and in front."),
            approach=_APPROACH,
            icon='<path d="M8 20h24v24H8zM14 20v-6c0-8 12-8 12 0v6M44 12L30 26M44 20l-10 10M38 8L26 20"/>',
        ),
        Indicator(
            code="police_vehicle_crime",
            theme="theft",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Vehicle crime"),
            why=_("A broken window costs time, money and trust."),
            do=_("Leave nothing in sight in your car."),
            approach=_APPROACH,
            icon=(
                '<path d="M4 32V24l6-2 5-10h18l6 10 5 2v8zM15 12l-3 10h24M22 12l3 5-2 5"/><circle cx="13" '
                'cy="34" r="5"/><circle cx="35" cy="34" r="5"/>'
            ),
        ),
        Indicator(
            code="police_violence",
            theme="public_order",
            side=Side.ANNOYING,
            kind=Kind.SOCIAL,
            label=_("Violence and sex crimes"),
            why=_("Who was hurt needs people who stay near."),
            do=_("Listen, believe, and help to find help."),
            approach=_APPROACH,
            icon=(
                '<path d="M12 20c0-5 7-5 7 0 0-6 7-6 7 0 0-6 7-6 7 0 0-4 6-4 6 1v9c0 9-5 14-14 14S12 39 12 '
                '30zM12 26h8l4 5"/>'
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
