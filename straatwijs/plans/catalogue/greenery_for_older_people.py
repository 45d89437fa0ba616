"""Greenery that brings older people outside."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="greenery_for_older_people",
    title=_("Greenery that brings older people outside"),
    reason=_(
        "The greenery gets its turn: flowers, herbs and places to sit bring older people outside and to each other."
    ),
    condition=_("Ask older people what they like to see and smell."),
    works=(WorkKind.GREENERY, WorkKind.PUBLIC_SPACE),
    answers=(Theme.LONELINESS, Theme.MOVING, Theme.HEALTH),
    oriented=Oriented.PEOPLE,
    seen=(Seen("green_for_grey", "4688-4698 4732-4733"),),
    lead_weeks=13,
)
