"""What the team's pages share: who is at the desk, one line per note, and the last thing done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from straatwijs.accounts.queries import has_second_factor
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.forms import CIRCLES
from straatwijs.feedback.queries import state_of
from straatwijs.feedback.states import State
from straatwijs.instruments.definition import Indicator
from straatwijs.instruments.queries import indicators
from straatwijs.observations.public_words import explain
from straatwijs.privacy.queries import InboxItem, Reader

NOTES = "notes"  # the desk at which the last thing done can be undone


@dataclass(frozen=True)
class Line:
    """A note as the team sees it."""

    item: InboxItem
    indicator: Indicator | None
    state: State
    circle: str
    withheld: tuple[str, ...]

    @property
    def what(self) -> str:
        return name_of(self.indicator)


def name_of(indicator: Indicator | None) -> str:
    return str(indicator.label) if indicator else _("Something else")


def lines(items: Iterable[InboxItem]) -> list[Line]:
    there = list(items)
    states = state_of([item.reference for item in there])
    return [
        Line(
            item=item,
            indicator=indicators().get(item.indicator),
            state=states[item.reference],
            circle=str(CIRCLES[item.circle]),
            withheld=tuple(explain(item.withheld)),
        )
        for item in there
    ]


def urge_second_factor(request: HttpRequest, reader: Reader) -> bool:
    """Who reads people's words should sign in with a second step."""
    reads = any(role in {"coordinator", "worker", "administrator"} for _path, role in reader.assignments)
    return reads and not has_second_factor(member_of(request))
