"""Children know best how to play with water."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="children_design_water",
    title=_("Children design a place to play with water"),
    reason=_("The water is laid out anew: children can say how, and get a place to play."),
    condition=_("Through the school and the places where families come."),
    works=(WorkKind.WATER, WorkKind.SEWER),
    answers=(Theme.PLAY,),
    oriented=Oriented.AREA,
    seen=(Seen("children_and_water", "1265-1280 1355-1381"),),
)
