"""What comes back above the ground is green and a place to sit."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="trees_and_benches",
    title=_("Trees and benches come back"),
    reason=_(
        "The street is laid out anew after these works: trees and benches can come where there was only stone."
    ),
    condition=_("Trees need room between the pipes: ask before the pipes get their place."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.STREET),
    answers=(Theme.GREEN, Theme.HEAT, Theme.MEETING),
    oriented=Oriented.AREA,
    seen=(Seen("one_street", "5443-5447 5609-5612"),),
    needs=(Offer.ROAD,),
)
