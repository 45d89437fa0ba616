"""All rules over one town. Runs in whichever process; needs no database."""

from straatwijs.early_signals.queries.rules import rules
from straatwijs.early_signals.town import Finding, Outcome, Town


def look(town: Town) -> Outcome:
    found: list[Finding] = []
    thresholds: dict[str, float] = {}
    for rule in rules().values():
        looked = rule.look(town)
        found += looked.findings
        thresholds |= looked.thresholds
    return Outcome(town=town.code, findings=tuple(found), evidence=town.evidence(), thresholds=thresholds)
