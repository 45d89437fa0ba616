"""Ground between flats can bear fruit."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="gardens_on_the_grounds",
    title=_("Kitchen gardens between the flats"),
    reason=_(
        "The ground is laid out anew: kitchen gardens and fruit trees feed people and let neighbours meet."
    ),
    condition=_("The owner lends the ground. Who can garden teaches who can't."),
    works=(WorkKind.PUBLIC_SPACE, WorkKind.GREENERY),
    answers=(Theme.FOOD,),
    oriented=Oriented.AREA,
    seen=(
        Seen("tower_estate", "814-817 840-841 847-863"),
        Seen("garden_for_all", "4744-4749 4837-4840"),
    ),
    lead_weeks=13,
)
