"""Before the street opens, people are asked what they need."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="ask_before_it_opens",
    title=_("Ask before the street is opened"),
    reason=_(
        "The street is going to be opened: who is asked before what it can bring them understands the trouble better."
    ),
    condition=_("Half a year before the works, with time to change the plan."),
    works=(WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.CABLES),
    answers=(Theme.INFORMATION,),
    oriented=Oriented.PEOPLE,
    seen=(Seen("mixed_ownership", "3049-3053"),),
    needs=(Offer.GROUND,),
)
