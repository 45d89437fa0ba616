"""Contractors work with residents through a company of the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="neighbourhood_company",
    title=_("Contractors work with residents"),
    reason=_(
        "Contractors must partly work with people who were long without a job: a company of the neighbourhood finds them around the corner."
    ),
    condition=_("Ask for it in the tender. Short jobs are not yet steady work: think of what comes after."),
    works=(WorkKind.STREET, WorkKind.HEAT_NETWORK, WorkKind.SEWER, WorkKind.RENOVATION),
    answers=(Theme.WORK,),
    oriented=Oriented.PEOPLE,
    seen=(Seen("sunny_district", "4044-4050 4132-4148"),),
    needs=(Offer.CREWS,),
    lead_weeks=13,
    during=True,
)
