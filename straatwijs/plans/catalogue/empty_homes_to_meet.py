"""Homes that wait for demolition are rooms."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="empty_homes_to_meet",
    title=_("An empty home as a meeting place"),
    reason=_("Homes stand empty before they are pulled down: one of them can be a meeting place until then."),
    condition=_("Agree how long, and who keeps the key."),
    works=(WorkKind.NEW_BUILDING,),
    answers=(Theme.MEETING, Theme.LONELINESS),
    oriented=Oriented.PEOPLE,
    seen=(Seen("shrinking_district", "5164-5166"),),
    needs=(Offer.ROOM,),
    lead_weeks=13,
    during=True,
)
