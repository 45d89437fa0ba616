"""Streets come back in such a way that people like to be outside."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="streets_that_invite",
    title=_("Streets that invite you outside"),
    reason=_(
        "The streets are opened one after the other: laid back greener, they invite people to walk and to move."
    ),
    condition=_("Make the plan street by street with who lives there."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.STREET),
    answers=(Theme.MOVING, Theme.GREEN),
    oriented=Oriented.AREA,
    seen=(Seen("sunny_district", "3990-3998 3976-3979"),),
    needs=(Offer.ROAD,),
)
