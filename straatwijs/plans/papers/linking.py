"""Matrix and calendar of linking opportunities on paper: A4 on its side."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.places.models import Area
from straatwijs.plans.link_states import LinkState
from straatwijs.plans.queries.linking import LinkLine
from straatwijs.plans.queries.matrix import Chance, Matrix, Row
from straatwijs.shared import pdf

_FOLDER = Path(__file__).parent


def sheet(area: Area, matrix: Matrix, chances: Sequence[Chance], *, today: date) -> bytes:
    first = date(min([today, *(chance.last_day for chance in chances)]).year, 1, 1)
    last = date(max([today, *(chance.line.work.ends_on for chance in chances)]).year + 1, 1, 1)
    whole = (last - first).days

    def part(day: date) -> float:
        return round((day - first).days / whole, 4)

    data = {
        "language": get_language(),
        "title": _("Linking opportunities in %(place)s") % {"place": area.name},
        "foot": _("Straatwijs · as it stood on %(day)s") % {"day": date_format(today, "j F Y")},
        "matrix_title": _("What can be linked with what"),
        "goal": _("Goal"),
        "legend": _("● taken up   ○ could be linked"),
        "works": [
            {"what": work.what, "who": work.who, "when": _period(work.begins_on, work.ends_on)}
            for work in matrix.works
        ],
        "rows": [_row(row) for row in matrix.rows],
        "none": _("Nothing can be linked here now."),
        "left_out": _left_out(matrix),
        "alone_title": _("Wishes that no works are known for"),
        "alone": [wish.words for wish in matrix.alone[:12]],
        "not_served_title": _("Goals that no works serve"),
        "not_served": [goal.words for goal in matrix.not_served[:12]],
        "calendar_title": _("When the chance passes"),
        "head": [_("Last day"), _("What"), _("Works"), ""],
        "years": [
            {"label": str(year), "at": part(date(year, 1, 1))} for year in range(first.year, last.year)
        ],
        "today": part(today),
        "today_label": _("today"),
        "chances": [_chance(chance) | {"mark": part(chance.last_day), "from": part(chance.line.work.begins_on), "to": part(chance.line.work.ends_on)} for chance in chances],
    }  # fmt: skip
    return pdf.render(_FOLDER / "linking.typ", data)


def _period(begins: date, ends: date) -> str:
    return f"{date_format(begins, 'b Y')} – {date_format(ends, 'b Y')}"


def _left_out(matrix: Matrix) -> str:
    if not matrix.left_out:
        return ""
    return _("There are more works than fit here: %(number)d.") % {"number": matrix.left_out}


def _row(row: Row) -> dict[str, object]:
    return {
        "goal": row.goal.words if row.goal else _("Wishes without a goal yet"),
        "cells": [[_line(line) for line in cell] for cell in row.cells],
    }


def _line(line: LinkLine) -> dict[str, object]:
    return {
        "sign": "●" if line.state is LinkState.ACCEPTED else "○",
        "title": str(line.words.title),
        "wishes": [wish.words for wish in line.said[:3]],
    }


def _chance(chance: Chance) -> dict[str, object]:
    line = chance.line
    return {
        "day": date_format(chance.last_day, "j b Y"),
        "soon": chance.is_soon,
        "taken": line.state is LinkState.ACCEPTED,
        "title": str(line.words.title),
        "works": f"{line.work.what} ({line.work.who})",
    }
