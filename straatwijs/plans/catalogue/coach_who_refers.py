"""Who advises on energy hears more than energy."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="coach_who_refers",
    title=_("An energy coach who also listens"),
    reason=_(
        "A coach comes to the door about energy: the talk can also be about health and money, and lead to help."
    ),
    condition=_("The coach must know to whom to refer."),
    works=(WorkKind.GAS_FREE, WorkKind.ENERGY_SAVING),
    answers=(Theme.HEALTH, Theme.DEBTS, Theme.CARE, Theme.LONELINESS, Theme.ENERGY),
    oriented=Oriented.PEOPLE,
    seen=(Seen("sunny_district", "4093-4099"),),
    lead_weeks=13,
    during=True,
)
