"""The effect of a measure on what is noted in a street: docs/proof.md."""

from straatwijs.plans.calculations.effect.comparable import MOST, Alike, comparable
from straatwijs.plans.calculations.effect.estimate import (
    LEAST_AFTER,
    LEAST_BEFORE,
    LEAST_NOTES,
    LEAST_STREETS,
    effect,
    expected,
)
from straatwijs.plans.calculations.effect.inputs import (
    PASSING_BY,
    TAKEN_IN,
    Effect,
    Lack,
    Panel,
    Response,
    Verdict,
)
from straatwijs.plans.calculations.effect.placebo import Placebo, placebos
from straatwijs.plans.calculations.effect.response import response

__all__ = [
    "LEAST_AFTER",
    "LEAST_BEFORE",
    "LEAST_NOTES",
    "LEAST_STREETS",
    "MOST",
    "PASSING_BY",
    "TAKEN_IN",
    "Alike",
    "Effect",
    "Lack",
    "Panel",
    "Placebo",
    "Response",
    "Verdict",
    "comparable",
    "effect",
    "expected",
    "placebos",
    "response",
]
