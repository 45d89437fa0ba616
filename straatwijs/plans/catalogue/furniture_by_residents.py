"""Residents make what stands in the new place, and learn a trade."""

from django.utils.translation import gettext_lazy as _

from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="furniture_by_residents",
    title=_("Residents make the street furniture"),
    reason=_(
        "New benches and tables are needed here: residents can make them and get a certificate that helps to find work."
    ),
    condition=_("Somebody teaches the trade. Start soon: it shows that something happens."),
    works=(WorkKind.PUBLIC_SPACE, WorkKind.STREET),
    answers=(Theme.LEARNING, Theme.WORK),
    oriented=Oriented.PEOPLE,
    seen=(Seen("tower_estate", "838-847 862-868"),),
    lead_weeks=8,
    during=True,
)
