"""Plans, their goals and measures, the seven steps, and what nobody had planned."""

from straatwijs.plans.models.goals import Direction, Goal, IndicatorKind, Measurement, Reckoned
from straatwijs.plans.models.measures import Measure, MeasureNews, MeasureSource, Pace, Scale
from straatwijs.plans.models.money import Allocation, MeasureCost, MoneySource
from straatwijs.plans.models.people import (
    Hours,
    HoursSide,
    Partner,
    PartnerKind,
    PeopleResult,
    ResultKind,
    Share,
)
from straatwijs.plans.models.plans import Ambition, Plan, VisionPart
from straatwijs.plans.models.proof import Comparison, ComparisonStreet, Outcome, ToldEffect
from straatwijs.plans.models.side_effects import EffectSide, SideEffect
from straatwijs.plans.models.steps import AftercareDate, Obstacle, Side, Step, StepParty
from straatwijs.plans.models.works import Energy, EnergyKind, Work, WorkLink, WorksFile

__all__ = [
    "AftercareDate",
    "Allocation",
    "Ambition",
    "Comparison",
    "ComparisonStreet",
    "Direction",
    "EffectSide",
    "Energy",
    "EnergyKind",
    "Goal",
    "Hours",
    "HoursSide",
    "IndicatorKind",
    "Measure",
    "MeasureCost",
    "MeasureNews",
    "MeasureSource",
    "Measurement",
    "MoneySource",
    "Obstacle",
    "Outcome",
    "Pace",
    "Partner",
    "PartnerKind",
    "PeopleResult",
    "Plan",
    "Reckoned",
    "ResultKind",
    "Scale",
    "Share",
    "Side",
    "SideEffect",
    "Step",
    "StepParty",
    "ToldEffect",
    "VisionPart",
    "Work",
    "WorkLink",
    "WorksFile",
]
