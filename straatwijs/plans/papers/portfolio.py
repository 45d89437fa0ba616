"""All plans of a place on paper (A4, landscape)."""

from pathlib import Path
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from straatwijs.places.models import Area
from straatwijs.plans.calculations.means import Covered
from straatwijs.plans.papers import common, day_of
from straatwijs.plans.queries.means import PlanLine, Portfolio
from straatwijs.shared import pdf

_TEMPLATE = Path(__file__).with_suffix(".typ")


def portfolio(area: Area, found: Portfolio) -> bytes:
    """The PDF in the language of the moment."""
    states = ", ".join(f"{number} {label}" for label, number in found.by_state)
    data = common(reverse("portfolio", args=[area.slug])) | {
        "title": _("All plans of %(place)s") % {"place": area.name},
        "place": area.name,
        "lead": states or _("There is no plan here yet. A plan begins with a conversation."),
        "sums": [
            {"label": _("Money there is"), "value": _euros(found.amount)},
            {"label": _("Goes to measures"), "value": _euros(found.given)},
            {"label": _("Spent"), "value": _euros(found.spent)},
            {"label": _("Nobody pays yet"), "value": _euros(found.open)},
        ],
        "hours": _hours(found),
        "columns": [_("Measure"), _("How far"), _("For which goals"), _("Money")],
        "plans": [_plan(line) for line in found.plans],
        "nothing": _("No measures yet."),
        "unserved": _("Goals that nobody works on:"),
    }
    return pdf.render(_TEMPLATE, data)


def _plan(line: PlanLine) -> dict[str, Any]:
    place = line.plan.priority_area or line.plan.area
    return {
        "title": line.plan.title,
        "meta": f"{place.name} · {line.plan.get_state_display()} · {_euros(line.given)} / {_euros(line.amount)}",
        "rows": [
            [
                one.measure.title,
                one.measure.get_state_display(),
                "; ".join(goal.words for goal in one.measure.goals.all()),
                _money(one.money),
            ]
            for one in line.measures
        ],
        "unserved": "; ".join(goal.words for goal in line.unserved),
    }


def _money(money: Covered) -> str:
    said = (
        [_("costs € %(planned)s") % {"planned": intcomma(money.planned)}] if money.planned is not None else []
    )
    parts = " + ".join(f"{part.name} {_euros(part.amount)}" for part in money.parts)
    if money.planned == 0:
        said = [_("costs nothing")]
    if parts or money.planned != 0:
        said.append(parts or _("no money yet"))
    if money.open:
        said.append(_("€ %(open)s is still open") % {"open": intcomma(money.open)})
    if money.ends_first:
        said.append(_("spend it before %(day)s") % {"day": day_of(money.ends_first)})
    return "; ".join(said)


def _hours(found: Portfolio) -> list[str]:
    hours = found.hours
    lines = []
    if hours.professional or hours.volunteer:
        said = _("%(work)s hours of people for their work, %(free)s hours of volunteers.")
        lines.append(said % {"work": intcomma(hours.professional), "free": intcomma(hours.volunteer)})
    if hours.ratio:
        ratio = number_format(round(hours.ratio, 1), decimal_pos=1)
        lines.append(_("Beside every hour of work stand %(ratio)s hours of volunteers.") % {"ratio": ratio})
    for line in found.people:
        number = _("fewer than 5") if line.is_few else intcomma(line.number)
        lines.append(f"{number} {_('people')}: {line.label}")
    return lines


def _euros(amount: int) -> str:
    return f"€ {intcomma(amount)}"
