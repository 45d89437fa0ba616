"""Under a park that is laid out anew there is room for water."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="water_buffer_under_the_park",
    title=_("A water buffer under the park"),
    reason=_("The ground is opened for the new layout: a buffer under it keeps rain for dry days."),
    condition=_("Look for a subsidy for climate. A delay in the works can be used for it."),
    works=(WorkKind.PUBLIC_SPACE,),
    answers=(Theme.WATER, Theme.HEAT),
    oriented=Oriented.AREA,
    seen=(Seen("district_park", "5842-5853 5864-5868"),),
    needs=(Offer.SPACE,),
)
