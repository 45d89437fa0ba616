"""An area that is built anew begins with a sketch by who lives there."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="sketch_with_residents",
    title=_("A sketch of the area with residents"),
    reason=_(
        "The whole area is laid out anew: residents can draw where paths, play and places to meet come."
    ),
    condition=_("Before the zoning plan is made."),
    works=(WorkKind.NEW_BUILDING,),
    answers=(Theme.MEETING, Theme.PLAY, Theme.GREEN, Theme.CYCLING, Theme.MOVING, Theme.TRAFFIC),
    oriented=Oriented.AREA,
    seen=(Seen("shrinking_district", "5124-5139 5265-5274"),),
    needs=(Offer.SPACE,),
)
