"""The check: the same question about each comparable street, where nothing was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from straatwijs.plans.calculations.effect.estimate import effect
from straatwijs.plans.calculations.effect.inputs import Effect, Panel, Response, Verdict
from straatwijs.plans.calculations.effect.response import response


@dataclass(frozen=True, kw_only=True)
class Placebo:
    """One comparable street against the others."""

    street: int
    effect: Effect

    @property
    def shows_effect(self) -> bool:
        return self.effect.low > 1 or self.effect.high < 1


def placebos(panel: Panel, comparable: Sequence[int], looked: Response | None = None) -> tuple[Placebo, ...]:
    """The streets of the measure themselves take no part."""
    looked = looked or response(panel)
    return tuple(
        Placebo(
            street=street,
            effect=effect(
                panel.without((street,)), [other for other in comparable if other != street], looked
            ),
        )
        for street in comparable
    )


def found(checks: Sequence[Placebo]) -> int:
    return sum(check.effect.verdict in {Verdict.LESS, Verdict.MORE} for check in checks)
