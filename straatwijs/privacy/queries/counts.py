"""Counted rows by the plan: the same list of rows whatever was noted."""

from datetime import date

from straatwijs.accounts.roles import Permission
from straatwijs.places.models import Area, AreaKind
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.periods import periods
from straatwijs.privacy.queries.exact import EVERY_KIND, THINGS
from straatwijs.privacy.queries.exact_rows import exact_rows, live_effort
from straatwijs.privacy.queries.published_rows import PublishedRows
from straatwijs.privacy.queries.question import Question
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import CountRow


def counts(area: Area, *, by: str, first: date, last: date, part: str = "", reader: Reader) -> list[CountRow]:
    """`by` is "week", "block" or "quarter"; `part` is "", "street", "indicator" or "perspective".

    Both days widen to whole periods. Who sees the area live gets everything exact; everyone else things
    exact, and people as published. Raises TooManyRows.
    """
    spans = periods(by, first, last)
    if not spans:
        return []
    if reader.may(Permission.SEE_STREET_LIVE, area):
        question = Question(area, by, part, spans)
        return list(exact_rows(question, kinds=EVERY_KIND, effort=live_effort(question)))
    question = Question(_whole_place(area), by, part, spans)
    published = PublishedRows(question)
    things = () if part == plan.PERSPECTIVE else exact_rows(question, kinds=THINGS, effort=published.effort)
    return [*things, *published.rows()]


def _whole_place(area: Area) -> Area:
    """Nothing finer than a street is everyone's."""
    return area.parent if area.kind == AreaKind.ENTRANCE and area.parent else area
