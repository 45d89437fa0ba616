"""What filling in asks of the team, in the handover: the figures and the ceilings of the workload page itself."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.feedback.views.handover_parts import Section, Table
from straatwijs.fieldwork.queries.burden import PlaceBurden
from straatwijs.fieldwork.views import burden_words as words


def asked_section(found: Sequence[PlaceBurden]) -> Section:
    """`found`: this quarter, and the one before where something was filled in."""
    return Section(
        code="asked",
        heading=_("What it asks of people"),
        intro=_("Minutes of filling in. A role or form of fewer than three people stands in the total only."),
        facts=_facts(found[0]) if found else (),
        tables=tuple(map(_table, found)),
        empty=_("Nothing."),
    )


def _facts(now: PlaceBurden) -> tuple[tuple[str, str], ...]:
    """Where a ceiling was set, and how this quarter stands against it."""
    against = {one.label: one for one in words.role_lines(now)}
    ceilings = tuple(
        (label, _of_role(against.get(label), minutes)) for _name, label, minutes in now.ceilings if minutes
    )
    none = ((_("How much may be asked"), _("No ceiling is set.")),)
    residents = ((_("Of residents"), words.of_residents(now.residents)),) if now.residents else ()
    return (ceilings or none) + residents


def _of_role(one: words.Line | None, ceiling: int) -> str:
    if one and one.held:
        return f"{words.of_the_ceiling(one, one.held)} {words.verdict(one.held)}"
    said = ngettext(
        "At most %(number)d minute per person, per quarter.",
        "At most %(number)d minutes per person, per quarter.",
        ceiling,
    )
    return said % {"number": ceiling}


def _table(found: PlaceBurden) -> Table:
    head = (_("Who or what"), _("People"), _("Filled in"), _("Expected minutes"), _("Measured minutes"))
    return Table(
        caption=_("Quarter since %(day)s") % {"day": date_format(found.quarter.first_week, "j F Y")},
        head=head,
        rows=tuple(
            (one.label, str(one.people), str(one.forms), str(one.expected), one.measured)
            for one in words.lines(found)
        ),
    )
