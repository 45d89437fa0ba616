"""The effect of a measure on what is noted in a street, corrected for looking, season and what streets do by themselves.

Difference in differences on the ratio of rates: after against before in the street, against the same in comparable
streets. Weeks are added up before and after, so that weeks that resemble each other do not count as proof twice.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from straatwijs.plans.calculations.effect.inputs import Effect, Floats, Lack, Panel, Response, Verdict
from straatwijs.plans.calculations.effect.likelihood import Split, blurred, likely, quantiles
from straatwijs.plans.calculations.effect.response import response

# Below these nothing is said.
LEAST_STREETS, LEAST_BEFORE, LEAST_AFTER, LEAST_NOTES = 5, 13, 8, 10
# "No difference to be seen" only when the interval stays within a third less and a half more.
_ABOUT_THE_SAME = (2 / 3, 3 / 2)
# Looking that nobody counts may as well be twice or half of what is reckoned with: a standard deviation of its logarithm.
_PASSING_DOUBT = float(np.log(2))
_STEP = 0.05
# Notes worth of belief that a week is as the other weeks before, or after, the start.
_WEEK = 5.0


def effect(panel: Panel, comparable: Sequence[int], looked: Response | None = None) -> Effect:
    """Of the streets of the measure together, against the comparable ones (positions)."""
    looked = looked or response(panel)
    own, others = list(panel.treated), list(comparable)
    middle = _offsets(panel, own + others, others, looked)
    found = likely(_split(panel, own, middle[: len(own)]), _split(panel, others, middle[len(own) :]))
    doubt = _doubt(panel, own, others, looked, middle)
    low, ratio, high = np.exp(quantiles(blurred(found, doubt), (0.025, 0.5, 0.975))).tolist()
    verdict, lack = judged(panel, len(others), low, high)
    before, after = panel.counts[own, : panel.start].sum(), panel.counts[own, panel.start :].sum()
    return Effect(
        verdict=verdict,
        lack=lack,
        ratio=ratio,
        low=low,
        high=high,
        expected=float(expected(panel, others, looked)[panel.start :].sum()),
        noted_before=int(before),
        noted_after=int(after),
        looked_before=float(panel.effort[own, : panel.start].sum()),
        looked_after=float(panel.effort[own, panel.start :].sum()),
        weeks_before=panel.start,
        weeks_after=panel.weeks_after,
        streets=len(others),
        response=looked,
    )


def _doubt(panel: Panel, own: list[int], others: list[int], looked: Response, middle: Floats) -> float:
    """How unsure the effect is by what is not known about looking: how notes grow with it, and how much of it nobody counts."""
    weight = np.minimum(panel.counts[others].sum(1), 50) + 1.0

    def moved(other: Response) -> float:
        leaning = _offsets(panel, own + others, others, other) - middle
        return float(leaning[: len(own)].mean() - leaning[len(own) :] @ weight / max(weight.sum(), 1))

    by_power = moved(replace(looked, power=looked.power + _STEP)) / _STEP * looked.doubt
    by_passing = moved(replace(looked, base=looked.base * np.exp(_STEP))) / _STEP * _PASSING_DOUBT
    return float(np.hypot(by_power, by_passing))


def _split(panel: Panel, streets: list[int], offset: Floats) -> Split:
    counts = panel.counts[streets].astype(float)
    return Split(counts[:, : panel.start].sum(1), counts[:, panel.start :].sum(1), offset)


def _offsets(panel: Panel, streets: list[int], others: list[int], looked: Response) -> Floats:
    """Logarithm of after / before that looking and season let expect, per street."""
    level = _levels(panel, others, looked)
    reach = exposure(panel.effort[streets], looked) * level
    return np.asarray(np.log(reach[:, panel.start :].sum(1) / reach[:, : panel.start].sum(1)))


def expected(panel: Panel, comparable: Sequence[int], looked: Response) -> Floats:
    """(T,) what the streets of the measure together would note, had they gone as the comparable ones."""
    own, others = list(panel.treated), list(comparable)
    usual = exposure(panel.effort[own], looked) * _levels(panel, others, looked)
    noted = panel.counts[own, : panel.start].sum(1)
    return np.asarray((noted / usual[:, : panel.start].sum(1)) @ usual)


def exposure(effort: Floats, looked: Response) -> Floats:
    return np.asarray(((effort + looked.base) / (2 * looked.base)) ** looked.power)


def _levels(panel: Panel, others: list[int], looked: Response) -> Floats:
    """What the comparable streets note per exposure, per week; few notes: near that of the other weeks."""
    counts = panel.counts[others].astype(float)
    reach = exposure(panel.effort[others], looked)
    rate = np.ones(len(others))
    level = np.ones(counts.shape[1])
    for _ in range(3):
        rate = (counts.sum(1) + 1) / ((reach * level).sum(1) + 1)
        level = _near(counts.sum(0), rate @ reach, panel.start)
    return level


def _near(noted: Floats, reach: Floats, start: int) -> Floats:
    level = np.empty(len(noted))
    for weeks in (slice(None, start), slice(start, None)):
        usual = (noted[weeks].sum() + 0.5) / (reach[weeks].sum() + 0.5)
        level[weeks] = (noted[weeks] + _WEEK) / (reach[weeks] + _WEEK / usual)
    return level


def judged(panel: Panel, streets: int, low: float, high: float) -> tuple[Verdict, Lack | None]:
    """In words, or what there is too little of."""
    lack = _lacks(panel, streets)
    if lack:
        return Verdict.TOO_LITTLE, lack
    if high < 1:
        return Verdict.LESS, None
    if low > 1:
        return Verdict.MORE, None
    if low >= _ABOUT_THE_SAME[0] and high <= _ABOUT_THE_SAME[1]:
        return Verdict.NO_DIFFERENCE, None
    return Verdict.TOO_LITTLE, Lack.UNSURE


def _lacks(panel: Panel, streets: int) -> Lack | None:
    own = list(panel.treated)
    checks = (
        (Lack.WEEKS_BEFORE, panel.start < LEAST_BEFORE),
        (Lack.WEEKS_AFTER, panel.weeks_after < LEAST_AFTER),
        (
            Lack.LOOKING,
            not (panel.effort[own, : panel.start].any() and panel.effort[own, panel.start :].any()),
        ),
        (Lack.STREETS, streets < LEAST_STREETS),
        (Lack.NOTES, panel.counts[own].sum() < LEAST_NOTES),
    )
    return next((lack for lack, holds in checks if holds), None)
