"""Less energy is also less poverty."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="saving_energy_saves_money",
    title=_("Lower bills for who has little"),
    reason=_("These works save energy: begin where people can't pay the bill, and the money helps twice."),
    condition=_("Who is poor can't advance the costs."),
    works=(WorkKind.ENERGY_SAVING, WorkKind.RENOVATION, WorkKind.GAS_FREE),
    answers=(Theme.ENERGY, Theme.DEBTS),
    oriented=Oriented.PEOPLE,
    seen=(Seen("tower_estate", "553-563"),),
    lead_weeks=13,
    during=True,
)
