"""What a rule is: policy in code, with its purpose, its budget of false alerts and its owner. One file each in `catalogue/`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from straatwijs.early_signals.town import Finding, Town
from straatwijs.instruments.definition import Text


@dataclass(frozen=True)
class Looked:
    """What a rule found, strongest first, and the scores from which it counted, for the next weeks to use again."""

    findings: Iterable[Finding]
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`budget`: false alerts a week per 1,000 streets that we accept, None for a rule on plain counts.

    `owner` is the role that has to do something with it, `cool_down` the weeks in which the same streets are not
    listed again, `windows` how many weeks back it looks.
    """

    id: str
    version: int
    title: Text
    purpose: Text
    method: Text  # how it decides, readable aloud
    budget: float | None
    owner: str
    cool_down: int
    windows: tuple[int, ...]
    author: str
    review_by: date
    look: Callable[[Town], Looked]
