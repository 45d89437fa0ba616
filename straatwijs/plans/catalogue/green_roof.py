"""A roof that is renewed can hold water and stay cool."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="green_roof",
    title=_("A green roof"),
    reason=_("The building gets its turn: plants on the roof hold rain and keep homes cool."),
    condition=_("The roof must be able to carry it. The water board may share the costs."),
    works=(WorkKind.RENOVATION, WorkKind.BUILDING),
    answers=(Theme.WATER, Theme.HEAT),
    oriented=Oriented.AREA,
    seen=(Seen("nature_roof", "4773-4791"),),
)
