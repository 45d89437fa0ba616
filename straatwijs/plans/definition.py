"""What a known link is: which works it joins with what people want, where it was seen, and when it can be used."""

from dataclasses import dataclass
from enum import StrEnum

from straatwijs.instruments.definition import Text
from straatwijs.plans.calculations.linking import Rule
from straatwijs.plans.calculations.vocabulary import Offer, Theme, WorkKind


class Oriented(StrEnum):
    PEOPLE = "people"  # what people get out of it themselves
    AREA = "area"  # what the place becomes


@dataclass(frozen=True)
class Seen:
    """A case, by our own name for it, with the lines of the source text that tell it."""

    case: str
    lines: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """`needs`: what the works must bring along. `lead_weeks`: so long before the works begin it must be agreed,
    or, with `during`, before they end. `condition` says the rest, for people."""

    id: str
    title: Text
    reason: Text  # one sentence
    condition: Text
    works: tuple[WorkKind, ...]
    answers: tuple[Theme, ...]
    oriented: Oriented
    seen: tuple[Seen, ...]
    needs: tuple[Offer, ...] = ()
    money_from: int = 0
    lead_weeks: int = 26
    during: bool = False

    def rule(self, *, without_case: str = "") -> Rule | None:
        """For the search; None when no case is left after leaving that one out."""
        cases = {seen.case for seen in self.seen} - {without_case}
        if not cases:
            return None
        return Rule(
            id=self.id,
            answers=self.answers,
            kinds=frozenset(self.works),
            all_of=frozenset(self.needs),
            money_from=self.money_from,
            lead_days=7 * self.lead_weeks,
            during=self.during,
            about_people=self.oriented is Oriented.PEOPLE,
            cases=len(cases),
        )
