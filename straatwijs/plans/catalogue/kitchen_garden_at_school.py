"""Children who get a healthy lunch grow a part of it."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="kitchen_garden_at_school",
    title=_("A kitchen garden beside the school"),
    reason=_(
        "The school is busy with healthy food: in a garden beside it children grow vegetables themselves."
    ),
    condition=_("Needs ground beside the school, and somebody who keeps the garden in the holidays."),
    works=(WorkKind.SCHOOL_MEALS,),
    answers=(Theme.FOOD, Theme.HEALTH, Theme.MOVING),
    oriented=Oriented.PEOPLE,
    seen=(Seen("shrinking_district", "5191-5196 5260-5264"),),
    needs=(Offer.MEALS,),
    lead_weeks=13,
    during=True,
)
