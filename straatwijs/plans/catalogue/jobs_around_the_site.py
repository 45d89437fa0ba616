"""A building site has work that residents can do."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="jobs_around_the_site",
    title=_("Jobs around the building site"),
    reason=_(
        "A building site has work for residents: guarding, cleaning, making coffee, and helping with the building itself."
    ),
    condition=_("Agree it with the contractor beforehand, and who guides the people."),
    works=(WorkKind.RENOVATION, WorkKind.NEW_BUILDING, WorkKind.BUILDING),
    answers=(Theme.WORK, Theme.LEARNING),
    oriented=Oriented.PEOPLE,
    seen=(Seen("double_sustainable", "3775-3790"),),
    needs=(Offer.CREWS,),
    lead_weeks=13,
    during=True,
)
