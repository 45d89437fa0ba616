"""While kitchens can't be used, people eat together."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="eating_together",
    title=_("Eating together while kitchens are out of use"),
    reason=_(
        "Kitchens can't be used during these works: a place to cook and eat brings neighbours together."
    ),
    condition=_("What is meant for half a year can become loved: think of what comes after."),
    works=(WorkKind.RENOVATION,),
    answers=(Theme.MEETING, Theme.LONELINESS, Theme.FOOD),
    oriented=Oriented.PEOPLE,
    seen=(Seen("eating_hut", "3193-3208"),),
    needs=(Offer.FRONT_DOOR,),
    lead_weeks=13,
)
