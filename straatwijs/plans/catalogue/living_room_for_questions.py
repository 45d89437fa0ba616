"""Everybody has questions: a place to walk in answers them, and becomes more than that."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="living_room_for_questions",
    title=_("A living room for questions"),
    reason=_(
        "These works raise questions in every home: a place to walk in answers them, and neighbours meet there."
    ),
    condition=_("Near the shops, open when people have time, with somebody who listens."),
    works=(WorkKind.GAS_FREE, WorkKind.HEAT_NETWORK, WorkKind.ENERGY_SAVING, WorkKind.RENOVATION),
    answers=(Theme.INFORMATION, Theme.MEETING),
    oriented=Oriented.PEOPLE,
    seen=(Seen("living_room", "2555-2569 2599-2609 2638-2642"),),
    needs=(Offer.EXPLAINING,),
    lead_weeks=13,
    during=True,
)
