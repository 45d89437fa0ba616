"""The road comes back after the works, and not as wide as it was."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="narrower_road",
    title=_("A narrower road"),
    reason=_(
        "The road has to be laid anew after these works: laid narrower, people drive slower and space is left over."
    ),
    condition=_("The design must be in the tender of the works. Ask who lives there first."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.STREET),
    answers=(Theme.SPEED, Theme.TRAFFIC),
    oriented=Oriented.AREA,
    seen=(Seen("one_street", "5382-5386 5440-5444 5607-5609"),),
    needs=(Offer.ROAD,),
)
