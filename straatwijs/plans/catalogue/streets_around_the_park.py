"""The streets around share in what the park gets."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="streets_around_the_park",
    title=_("The streets around the park too"),
    reason=_(
        "The designers and crews are there: the streets around can get trees, room to play and safer crossings too."
    ),
    condition=_("Name the streets around in the assignment from the start."),
    works=(WorkKind.PUBLIC_SPACE,),
    answers=(Theme.TRAFFIC, Theme.GREEN, Theme.PLAY),
    oriented=Oriented.AREA,
    seen=(Seen("district_park", "5914-5920 5740-5742"),),
    needs=(Offer.SPACE,),
)
