"""A place to do sport that everybody may use."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="sport_outside",
    title=_("A place for sport that is free"),
    reason=_("Public space is laid out anew: a place for sport can be paid by firms and kept by a club."),
    condition=_("Find who keeps it before it is built."),
    works=(WorkKind.PUBLIC_SPACE, WorkKind.GREENERY),
    answers=(Theme.MOVING, Theme.HEALTH, Theme.PLAY),
    oriented=Oriented.AREA,
    seen=(
        Seen("fitness_court", "4699-4706"),
        Seen("walking_routes", "4725-4730"),
    ),
    lead_weeks=13,
)
