"""Residents learn to advise their neighbours, and earn by it."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="energy_coaches",
    title=_("Residents as energy coaches"),
    reason=_(
        "Homes get ready for other heating: residents can be trained to advise neighbours and to do small jobs."
    ),
    condition=_("Pay for it. Hang the vacancies where people come."),
    works=(WorkKind.GAS_FREE, WorkKind.ENERGY_SAVING, WorkKind.HEAT_NETWORK),
    answers=(Theme.WORK, Theme.LEARNING),
    oriented=Oriented.PEOPLE,
    seen=(
        Seen("living_room", "2687-2701 2738-2743"),
        Seen("sunny_district", "4093-4096"),
    ),
    lead_weeks=13,
    during=True,
)
