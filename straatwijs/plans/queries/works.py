"""Works of others and energy as the team's lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from straatwijs.places.models import Area
from straatwijs.places.queries import within
from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.link_states import LinkState
from straatwijs.plans.linking_words import KINDS, THEMES
from straatwijs.plans.models import Energy, Measure, Work, WorksFile

_MOST = 300


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    work: Work
    kinds: str


def works_within(areas: Iterable[Area], *, today: date) -> list[WorkLine]:
    """Not over yet, the first to begin first."""
    found = Work.objects.filter(within(areas, "area"), ends_on__gte=today).select_related("area")[:_MOST]
    return [
        WorkLine(work=work, kinds=", ".join(str(KINDS[WorkKind(kind)]) for kind in work.kinds))
        for work in found
    ]


def files_within(areas: Iterable[Area]) -> QuerySet[WorksFile]:
    """Of which every work lies there."""
    own = within(areas, "works__area")
    found = WorksFile.objects.annotate(here=Count("works", filter=own), all=Count("works"))
    return found.filter(here__gt=0, here=F("all")).order_by("-at")


def energies_within(areas: Iterable[Area]) -> QuerySet[Energy]:
    return Energy.objects.filter(within(areas, "area")).select_related("area")


def theme_labels(themes: Iterable[str]) -> str:
    return ", ".join(str(THEMES[Theme(theme)]) for theme in themes)


def goes_along_with(measure: Measure) -> QuerySet[Work]:
    """Works of others that a measure was linked with, for everyone."""
    taken = Work.objects.filter(links__measure=measure, links__state=LinkState.ACCEPTED)
    return taken.select_related("area").distinct().order_by("begins_on", "pk")
