"""Invented streets with a known effect, to try the proof on. They live by other rules than the calculation believes in.

Looking is rounds and volunteers who start, stop and go on holiday; minutes are written down roughly and some never; notes
grow with looking by a power that differs per town and street; streets have good and bad weeks that resemble the weeks
before, drift for years, feel the season in their own measure, and vary more than chance does, each in its own measure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from straatwijs.plans.calculations.effect import PASSING_BY, TAKEN_IN, Panel

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`notes`: what the street of the measure notes a week before it starts, on average.

    `looking`: what happens to it at the start: "same", "more" (a new volunteer) or "less" (one stops).
    `chosen`: "any" street gets the measure, or the one with most notes just before, "peak".
    """

    ratio: float = 1.0
    notes: float = 3.0
    before: int = 52
    after: int = 26
    streets: int = 60
    treated: int = 1
    looking: str = "same"
    chosen: str = "any"
    restless: float = 1.0  # times the usual own course and drift of streets
    passing: float = 1.0  # times the usual looking that nobody counts
    alike: float = 0.0  # part of their own course that the streets of the measure share
    known: str = "minutes"  # or "notes": what was noted about other things

    @property
    def weeks(self) -> int:
        return self.before + self.after


def towns(scene: Scene, seed: int, runs: int) -> Iterator[Panel]:
    for run in range(runs):
        yield town(scene, np.random.default_rng([seed, run]))


def town(scene: Scene, chance: np.random.Generator) -> Panel:
    levels = scene.notes * np.exp(chance.normal(0, 0.6, scene.streets))
    course = _course(scene, chance)
    true, noted_down = _looking(scene, chance)
    treated = _treated(scene, course)
    if scene.chosen == "any":
        levels[list(treated)] = scene.notes
    found = _found(scene, chance, true)
    for street in treated:
        course[street, scene.before :] += np.log(scene.ratio)
    mean = levels[:, None] * np.exp(course) * found
    size = chance.uniform(1.5, 8, (scene.streets, 1))
    counts = chance.poisson(mean * chance.gamma(size, 1 / size, mean.shape))
    effort = noted_down if scene.known == "minutes" else _other_notes(levels[:, None] * found, chance)
    passing = PASSING_BY if scene.known == "minutes" else TAKEN_IN
    return Panel(counts, effort, treated, scene.before, passing)


def _other_notes(usual: Floats, chance: np.random.Generator) -> Floats:
    """Of other things twice as much is noted, where and when is looked."""
    return chance.poisson(2 * usual).astype(float)


def _treated(scene: Scene, course: Floats) -> tuple[int, ...]:
    """Measures come where it is bad, if `chosen` says so: the last quarter of a year before the start decides."""
    if scene.chosen == "peak":
        lately = course[:, scene.before - 13 : scene.before].mean(1) - course[:, : scene.before].mean(1)
        return tuple(int(street) for street in np.argsort(-lately)[: scene.treated])
    return tuple(range(scene.treated))


def _wandering(chance: np.random.Generator, shape: tuple[int, int], keeps: float, deviation: float) -> Floats:
    """Rows of weeks that each resemble the week before."""
    steps = chance.normal(0, deviation * np.sqrt(1 - keeps**2), shape)
    rows = np.empty(shape)
    rows[:, 0] = chance.normal(0, deviation, shape[0])
    for week in range(1, shape[1]):
        rows[:, week] = keeps * rows[:, week - 1] + steps[:, week]
    return rows


def _course(scene: Scene, chance: np.random.Generator) -> Floats:
    """(streets, weeks) logarithm of how bad it is, apart from the street's level."""
    shape = scene.streets, scene.weeks
    begins, wave = chance.uniform(0, 2 * np.pi), chance.uniform(0.15, 0.45)
    season = wave * np.sin(2 * np.pi * np.arange(scene.weeks) / 52 + begins)
    felt = chance.uniform(0.6, 1.4, (scene.streets, 1))
    together = _wandering(chance, (1, scene.weeks), 0.6, 0.12)
    own = _wandering(chance, shape, 0.8, 0.25 * scene.restless)
    drift = np.cumsum(chance.normal(0, 0.03 * scene.restless, shape), axis=1)
    for rows in (own[: scene.treated], drift[: scene.treated]):
        rows[1:] = np.sqrt(scene.alike) * rows[0] + np.sqrt(1 - scene.alike) * rows[1:]
    return felt * season + together + own + drift - drift[:, [scene.before - 1]]


def _looking(scene: Scene, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """(streets, weeks) true minutes, and the minutes that were written down."""
    shape = scene.streets, scene.weeks
    week = np.arange(scene.weeks) + chance.integers(52)
    holiday = np.isin(week % 52, (0, 27, 28, 29, 30, 31, 51))
    rounds = chance.lognormal(3.3, 0.4, (scene.streets, 1)) * (
        chance.random(shape) < chance.uniform(0.5, 1, (scene.streets, 1))
    )
    true = rounds * np.exp(chance.normal(0, 0.3, shape))
    for street in range(scene.streets):
        for _volunteer in range(chance.poisson(1.0)):
            begins, ends = np.sort(chance.integers(-40, scene.weeks + 40, 2))
            true[street, max(begins, 0) : max(ends, 0)] += chance.lognormal(3.0, 0.5)
    for street in range(scene.treated):
        _changed(true, street, scene, chance)
    true *= np.where(holiday, 0.5, 1) * (chance.random(shape) > 0.05)
    rough = np.round(true * np.exp(chance.normal(0, 0.25, shape)) / 5) * 5
    return true, rough * (chance.random(shape) > 0.05)


def _changed(true: Floats, street: int, scene: Scene, chance: np.random.Generator) -> None:
    """A volunteer starts at the start of the measure and looks twice as much as was usual, or one like that stops then."""
    usual = 2 * chance.uniform(0.8, 1.2) * true[street].mean() + 5
    if scene.looking == "more":
        true[street, scene.before :] += usual
    if scene.looking == "less":
        true[street, : scene.before] += usual


def _found(scene: Scene, chance: np.random.Generator, true: Floats) -> Floats:
    """(streets, weeks) what is found of what there is; one on average before the start."""
    power = np.clip(chance.uniform(0.65, 1.0) + chance.normal(0, 0.05, (scene.streets, 1)), 0.5, 1.05)
    passing = scene.passing * chance.uniform(2, 15, (scene.streets, 1))
    found = (true + passing) ** power
    found /= found[:, : scene.before].mean(1, keepdims=True)
    if scene.looking == "more":  # new eyes see more, the first three weeks
        found[: scene.treated, scene.before : scene.before + 3] *= 1.3
    return np.asarray(found)
