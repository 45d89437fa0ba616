"""Which streets may stand beside the street of a measure: alike in level and course before the start, and nothing after it."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from straatwijs.plans.calculations.effect.estimate import exposure
from straatwijs.plans.calculations.effect.inputs import Floats, Panel, Response
from straatwijs.plans.calculations.effect.response import believed

MOST = 20
# A street has this many notes, or looking in this part of the weeks before the start, or it says nothing.
_LEAST_NOTES, _LEAST_LOOKED = 5, 0.25
# Level at most this many times higher or lower.
_FARTHEST = 4.0
# Notes worth of belief that a street, or a stretch of weeks of it, is as all streets.
_BELIEF = 4.0
_STRETCH = 13


@dataclass(frozen=True, kw_only=True)
class Alike:
    """`level`: times as many notes per looking as in the street of the measure; `course`: how far their lines lie apart."""

    street: int
    level: float
    course: float


def comparable(panel: Panel, *, leave_out: Collection[int] = (), most: int = MOST) -> tuple[Alike, ...]:
    """The streets most alike, best first. Only the weeks before the start are read."""
    past = panel.before()
    looked = believed(past.effort, past.passing)
    levels, courses = _levels(past, looked), _courses(past, looked)
    own = list(panel.treated)
    level, course = levels[own].mean(), courses[own].mean(0)
    apart = np.sqrt(((courses - course) ** 2).mean(1))
    far = np.abs(levels - level) + apart
    known = (past.counts.sum(1) >= _LEAST_NOTES) & ((past.effort > 0).mean(1) >= _LEAST_LOOKED)
    near = np.abs(levels - level) <= np.log(_FARTHEST)
    out = set(own) | set(leave_out)
    ranked = [int(street) for street in np.argsort(far, kind="stable") if known[street] and near[street]]
    return tuple(
        Alike(street=street, level=float(np.exp(levels[street] - level)), course=float(apart[street]))
        for street in ranked
        if street not in out
    )[:most]


def _levels(past: Panel, looked: Response) -> Floats:
    """(S,) logarithm of notes per exposure, relative to all streets; few notes: near those."""
    noted, reach = past.counts.sum(1), exposure(past.effort, looked).sum(1)
    usual = noted.sum() / max(float(reach.sum()), 1e-9)
    return np.asarray(np.log((noted + _BELIEF) / (reach * usual + _BELIEF)))


def _courses(past: Panel, looked: Response) -> Floats:
    """(S, stretches) logarithm of notes per exposure relative to the street's own level and the season."""
    weeks = past.counts.shape[1]
    cuts = np.arange(weeks % _STRETCH if weeks >= _STRETCH else 0, weeks, _STRETCH)
    noted = np.add.reduceat(past.counts.astype(float), cuts, axis=1)
    reach = np.add.reduceat(exposure(past.effort, looked), cuts, axis=1)
    season = noted.sum(0) / np.maximum(reach.sum(0), 1e-9)
    usual = reach * season
    own = noted.sum(1, keepdims=True) / np.maximum(usual.sum(1, keepdims=True), 1e-9)
    return np.asarray(np.log((noted + _BELIEF) / (usual * own + _BELIEF)))
