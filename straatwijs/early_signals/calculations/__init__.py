"""The early signals on plain arrays: baseline, scan, town-wide chart, calibration. No Django, no files."""

from straatwijs.early_signals.calculations.calibration import calibrate, fresh, ordinary, threshold
from straatwijs.early_signals.calculations.found import Alert, find, survey
from straatwijs.early_signals.calculations.inputs import Counts, Effort, Frozen, Looking, Settings, Streets
from straatwijs.early_signals.calculations.joint import JointAlert, together
from straatwijs.early_signals.calculations.judging import enough, precision
from straatwijs.early_signals.calculations.townwide import TownAlert, town
from straatwijs.early_signals.calculations.zones import by_itself

__all__ = [
    "Alert",
    "Counts",
    "Effort",
    "Frozen",
    "JointAlert",
    "Looking",
    "Settings",
    "Streets",
    "TownAlert",
    "by_itself",
    "calibrate",
    "enough",
    "find",
    "fresh",
    "ordinary",
    "precision",
    "survey",
    "threshold",
    "together",
    "town",
]
