"""The effect of a measure on what is noted in a street: docs/proof.md."""

from straatwijs.plans.calculations.effect.comparable import MOST, Alike, comparable
from straatwijs.plans.calculations.effect.estimate import LEAST_STREETS, effect, expected
from straatwijs.plans.calculations.effect.inputs import Effect, Lack, Panel, Response, Verdict
from straatwijs.plans.calculations.effect.placebo import Placebo, placebos
from straatwijs.plans.calculations.effect.response import response

__all__ = [
    "LEAST_STREETS",
    "MOST",
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
