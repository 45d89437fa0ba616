"""While the ground lies open, water gets a place in it."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="water_under_the_road",
    title=_("Water under the road"),
    reason=_(
        "The ground is open anyway: rain can get a place under the road and need not go into the sewer."
    ),
    condition=_("Needs money for climate beside the money for the works, and one plan for both."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.STREET),
    answers=(Theme.WATER, Theme.HEAT),
    oriented=Oriented.AREA,
    seen=(Seen("one_street", "5338-5341 5414-5418 5530-5537 5612-5617"),),
    needs=(Offer.GROUND,),
)
