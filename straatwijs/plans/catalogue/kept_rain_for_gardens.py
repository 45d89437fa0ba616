"""Rain that is kept waters what people grow."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="kept_rain_for_gardens",
    title=_("Kept rain for the gardens"),
    reason=_("Where rain is kept under the park, it can water kitchen gardens in a dry summer."),
    condition=_("Only where a water buffer comes. Plan the pump with it."),
    works=(WorkKind.PUBLIC_SPACE,),
    answers=(Theme.FOOD,),
    oriented=Oriented.AREA,
    seen=(Seen("district_park", "5957-5959"),),
    needs=(Offer.SPACE, Offer.GROUND),
)
