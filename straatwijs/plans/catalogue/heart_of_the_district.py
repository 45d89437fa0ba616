"""A new park is a place to meet, to play and to feast."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="heart_of_the_district",
    title=_("A park where people meet"),
    reason=_(
        "The place is laid out anew: with a stage, a coffee room or room to play it becomes the heart of the neighbourhood."
    ),
    condition=_("Residents choose the design. A board tells later where each wish came back."),
    works=(WorkKind.PUBLIC_SPACE,),
    answers=(Theme.MEETING, Theme.PLAY),
    oriented=Oriented.AREA,
    seen=(Seen("district_park", "5888-5893 5703-5705"),),
    needs=(Offer.SPACE,),
)
