"""A room in the block serves the works and the neighbours."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="meeting_room_in_the_block",
    title=_("A meeting room in the block"),
    reason=_(
        "The works need a place for questions: a room in the block can be that, and a place to meet, also afterwards."
    ),
    condition=_("Residents keep the room themselves. It stays when the works are over."),
    works=(WorkKind.RENOVATION,),
    answers=(Theme.MEETING,),
    oriented=Oriented.PEOPLE,
    seen=(Seen("double_sustainable", "3801-3805 3867-3874 3209-3227"),),
    needs=(Offer.ROOM,),
    lead_weeks=13,
)
