"""A building that is loved stays open to all."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="old_building_for_the_neighbourhood",
    title=_("A loved building stays open"),
    reason=_(
        "This building gets another use: part of it can stay a place where people meet, work and learn."
    ),
    condition=_("Look at the building with the eyes of who lives there, before it is sold."),
    works=(WorkKind.BUILDING,),
    answers=(Theme.MEETING, Theme.WORK, Theme.LEARNING),
    oriented=Oriented.PEOPLE,
    seen=(
        Seen("old_school", "3231-3247"),
        Seen("old_church", "3249-3300"),
    ),
    needs=(Offer.ROOM,),
)
