"""Plans, their goals and measures, the seven steps, and what nobody had planned."""

from straatwijs.plans.models.goals import Direction, Goal, IndicatorKind, Measurement
from straatwijs.plans.models.measures import Measure, MeasureNews, MeasureSource, Pace, Scale
from straatwijs.plans.models.plans import Ambition, Plan, VisionPart
from straatwijs.plans.models.side_effects import EffectSide, SideEffect
from straatwijs.plans.models.steps import AftercareDate, Obstacle, Side, Step, StepParty

__all__ = [
    "AftercareDate",
    "Ambition",
    "Direction",
    "EffectSide",
    "Goal",
    "IndicatorKind",
    "Measure",
    "MeasureNews",
    "MeasureSource",
    "Measurement",
    "Obstacle",
    "Pace",
    "Plan",
    "Scale",
    "Side",
    "SideEffect",
    "Step",
    "StepParty",
    "VisionPart",
]
