"""Who asks everybody also finds who wants to do something."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="active_neighbours_found",
    title=_("Find who wants to do something"),
    reason=_(
        "Everybody in the block is spoken to for these works: that also finds neighbours who want to organise something."
    ),
    condition=_("Ask for it in the conversation, and help them straight away."),
    works=(WorkKind.RENOVATION,),
    answers=(Theme.MEETING, Theme.LEARNING),
    oriented=Oriented.PEOPLE,
    seen=(Seen("block_renovation", "4385-4398"),),
    needs=(Offer.FRONT_DOOR,),
)
