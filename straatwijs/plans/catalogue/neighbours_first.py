"""Who must decide together should know each other first."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="neighbours_first",
    title=_("First get to know the neighbours"),
    reason=_(
        "Owners and tenants have to decide on these works together: first getting to know each other helps both."
    ),
    condition=_("Begin small: a first step that everyone can pay, and saving together."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.ENERGY_SAVING, WorkKind.RENOVATION),
    answers=(Theme.LONELINESS, Theme.MEETING),
    oriented=Oriented.PEOPLE,
    seen=(Seen("mixed_ownership", "3001-3015 3068-3080"),),
    needs=(Offer.FRONT_DOOR,),
    lead_weeks=39,
)
