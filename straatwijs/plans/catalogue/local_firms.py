"""Firms and residents of the neighbourhood get their share of the works."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="local_firms",
    title=_("Local firms and residents do the work"),
    reason=_("The works are let in parts: who hires residents or local firms scores better in the tender."),
    condition=_("Put it in the rules of the tender. Make a list of firms nearby."),
    works=(WorkKind.PUBLIC_SPACE, WorkKind.STREET, WorkKind.BUILDING),
    answers=(Theme.WORK,),
    oriented=Oriented.PEOPLE,
    seen=(Seen("district_park", "5855-5862 5874-5893"),),
    needs=(Offer.CREWS,),
)
