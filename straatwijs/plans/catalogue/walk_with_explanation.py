"""Who tends the greenery walks along, listens and explains."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="walk_with_explanation",
    title=_("A walk with who tends the greenery"),
    reason=_(
        "People are displeased about the greenery that is being tended: a walk with the supervisor gives understanding both ways."
    ),
    condition=_("Before the planting plan is fixed."),
    works=(WorkKind.GREENERY,),
    answers=(Theme.GREEN, Theme.CLEAN),
    oriented=Oriented.PEOPLE,
    seen=(Seen("mixed_ownership", "3015-3029 2980-2981"),),
    lead_weeks=4,
    during=True,
)
