"""A block in works is watched and kept whole."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="supervision_and_repair",
    title=_("Extra supervision, and a whole and clean block"),
    reason=_(
        "Before and during these works many come to the block: supervision and quick repairs make it safer straight away."
    ),
    condition=_("Municipality, police and owner do it together. Repair until the day before the works."),
    works=(WorkKind.RENOVATION, WorkKind.NEW_BUILDING),
    answers=(Theme.SAFETY, Theme.CLEAN),
    oriented=Oriented.PEOPLE,
    seen=(Seen("block_renovation", "4449-4452 4471-4476 4519-4530"),),
    needs=(Offer.FRONT_DOOR,),
    lead_weeks=13,
    during=True,
)
