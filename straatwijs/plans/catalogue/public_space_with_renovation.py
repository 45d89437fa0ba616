"""The ground around the homes is done at the same time as the homes."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="public_space_with_renovation",
    title=_("The public space at the same time"),
    reason=_(
        "The homes are done up: when the ground around them is done at the same time, the street is a building site only once."
    ),
    condition=_("The municipality and the owner must lay their plans side by side in good time."),
    works=(WorkKind.RENOVATION,),
    answers=(Theme.GREEN, Theme.WATER, Theme.HEAT, Theme.PLAY),
    oriented=Oriented.AREA,
    seen=(Seen("double_sustainable", "3792-3796 3734-3736"),),
)
