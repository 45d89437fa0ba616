"""From an alert of the calculation to what a rule says about a town."""

from straatwijs.early_signals.calculations import Alert, Effort, JointAlert
from straatwijs.early_signals.town import Finding, Scope, Town

# What is usual is the half year before.
_BEFORE = 26


def finding_of(alert: Alert, town: Town, rule: str) -> Finding:
    return Finding(
        rule=rule,
        indicators=(town.indicators[alert.indicator],),
        direction=alert.direction,
        scope=scope_of(alert.streets, town),
        streets=alert.streets,
        weeks=town.span(alert.weeks),
        noted=alert.noted,
        expected=alert.expected,
        looked=looking_of(town, alert.effort, alert.streets, alert.week, alert.weeks),
        usual=usual_looking(town, alert.effort, alert.streets, alert.week, alert.weeks),
        effort=alert.effort,
        strength=alert.score,
    )


def finding_of_several(alert: JointAlert, town: Town, rule: str) -> Finding:
    """Looking is told in the unit that most of the town's indicators go by: minutes where anybody wrote them down."""
    effort = Effort.MINUTES if town.looking.minutes.any() else Effort.PEOPLE
    return Finding(
        rule=rule,
        indicators=tuple(town.indicators[indicator] for indicator in alert.indicators),
        direction=alert.direction,
        scope=scope_of(alert.streets, town),
        streets=alert.streets,
        weeks=town.span(alert.weeks),
        noted=sum(alert.noted),
        expected=sum(alert.expected),
        looked=looking_of(town, effort, alert.streets, alert.week, alert.weeks),
        usual=usual_looking(town, effort, alert.streets, alert.week, alert.weeks),
        effort=effort,
        strength=alert.score,
    )


def scope_of(streets: tuple[int, ...], town: Town) -> Scope:
    """A neighbourhood when streets are in it that are too quiet to be judged by themselves."""
    alone = town.judged_alone()
    return Scope.STREETS if all(alone[street] for street in streets) else Scope.NEIGHBOURHOOD


def looking_of(town: Town, effort: Effort, streets: tuple[int, ...], week: int, weeks: int) -> float:
    """Minutes or people in the last `weeks` up to and with `week`; 0 where nobody knows."""
    if effort is Effort.NONE:
        return 0.0
    table = town.looking.minutes if effort is Effort.MINUTES else town.looking.people
    return float(table[list(streets), max(week - weeks + 1, 0) : week + 1].sum())


def usual_looking(town: Town, effort: Effort, streets: tuple[int, ...], week: int, weeks: int) -> float:
    """The same over as many weeks, on average of the half year before."""
    end = max(week - weeks + 1, 0)
    span = min(_BEFORE, end)
    if effort is Effort.NONE or not span:
        return 0.0
    return looking_of(town, effort, streets, end - 1, span) / span * weeks
