"""For streets with too few notes for statistics: several people, close together, in a short time."""

from datetime import date
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.calculations import Effort
from straatwijs.early_signals.calculations.groups import Closeness, Group, Near, groups
from straatwijs.early_signals.definition import Looked, Rule
from straatwijs.early_signals.town import Finding, Scope, Town

CLOSE = Closeness(count=4, people=3, days=21, metres=250, most_streets=5)
_WEEKS = CLOSE.days // 7
_BEFORE = 26
_TIMES_USUAL = 2


def look(town: Town) -> Looked:
    alone = town.judged_alone()
    findings = []
    by_indicator = sorted(town.notes, key=lambda note: note.indicator)
    for indicator, notes in groupby(by_indicator, key=lambda note: note.indicator):
        near = [Near(note.street, note.day, note.phone) for note in notes if not alone[note.street]]
        found = groups(near, town.metres, CLOSE, last=town.last_day) if near else ()
        findings += [finding for group in found if (finding := _finding(town, indicator, group))]
    return Looked(sorted(findings, key=lambda finding: -finding.strength))


def _finding(town: Town, indicator: str, group: Group) -> Finding | None:
    """None where as much is noted as always."""
    usual = _usual(town, indicator, group)
    if group.noted < _TIMES_USUAL * usual:
        return None
    return Finding(
        rule=RULE.id,
        indicators=(indicator,),
        direction=1,
        scope=Scope.STREETS,
        streets=group.streets,
        weeks=_WEEKS,
        noted=group.noted,
        expected=None,
        looked=float(group.people),
        usual=0.0,
        effort=Effort.NONE,
        # Behind what statistics can carry: those scores begin higher.
        strength=group.people / 100,
    )


def _usual(town: Town, indicator: str, group: Group) -> float:
    """What was noted there in as many days, on average over the half year before."""
    if indicator not in town.indicators:
        return 0.0
    before = town.counts(town.indicators.index(indicator))[list(group.streets), -_BEFORE - _WEEKS : -_WEEKS]
    return float(before.sum()) / max(before.shape[1], 1) * _WEEKS


RULE = Rule(
    id="few_notes",
    version=1,
    title=_("Several people, close together"),
    purpose=_(
        "In a street where little is noted, no sum can tell whether something changes. When several people note the same thing within a short time and distance, that is worth a look."
    ),
    method=_(
        "At least 4 notes from 3 different phones within 21 days and 250 metres, in streets with too few notes to judge otherwise, and at least twice as many as is usual there. A group has five streets at most."
    ),
    budget=None,
    owner="coordinator",
    cool_down=4,
    windows=(_WEEKS,),
    author="Straatwijs",
    review_by=date(2027, 6, 1),
    look=look,
)
