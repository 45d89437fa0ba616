"""Renovation is the moment at which somebody comes into every home."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="front_door_conversations",
    title=_("Conversations behind the front door"),
    reason=_(
        "Somebody comes into every home for these works: a social worker who comes along hears early where help is needed."
    ),
    condition=_("Start a year before the works. First arrange who helps, and do what was promised."),
    works=(WorkKind.RENOVATION, WorkKind.NEW_BUILDING, WorkKind.ENERGY_SAVING),
    answers=(Theme.DEBTS, Theme.LONELINESS, Theme.CARE, Theme.HEALTH),
    oriented=Oriented.PEOPLE,
    seen=(
        Seen("double_sustainable", "3558-3561 3828-3850"),
        Seen("block_renovation", "4308-4325 4334-4358"),
        Seen("shrinking_district", "5169-5190 5243-5257"),
    ),
    needs=(Offer.FRONT_DOOR,),
    lead_weeks=39,
)
