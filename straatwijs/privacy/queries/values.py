"""What the gate hands out: plain frozen values, never rows of what was kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from straatwijs.shared.weeks import Quarter


@dataclass(frozen=True, kw_only=True)
class Place:
    id: int
    code: str
    name: str
    kind: str
    page_path: str


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One number of the plan; None where it is not shown. `about` says that it was rounded to five.

    `indicator`, `perspective` and `street` are empty where the row is not parted that way. `visits` and
    `minutes` are the looking behind it, None where that is not shown.
    `period`: "2026-W47", "2026-Q4-B2" or "2026-Q4".
    """

    indicator: str
    side: str
    kind: str
    perspective: str
    street: str
    period: str
    number: int | None
    about: bool
    shown: bool
    published_on: date | None
    visits: int | None
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One indicator on a street's or an area's page.

    `whose` is "here" (the place's own, exact and live) or "neighbourhood" (published per quarter, "about";
    on the page of a larger area the sum of what its neighbourhoods show, "at least"). `before` is the same
    span of the quarter before, None where not shown. `weeks` are the last thirteen weeks, oldest first;
    empty where there is no live series.
    """

    indicator: str
    side: str
    kind: str
    whose: str
    shown: bool
    number: int | None
    about: bool
    before: int | None
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SideTotal:
    """How often people noted something about living together on one side, in this street or area."""

    side: str
    shown: bool
    number: int | None
    about: bool


@dataclass(frozen=True, kw_only=True)
class Voice:
    """How often one perspective noted something about living together, per side; "" is "not said"."""

    perspective: str
    side: str
    shown: bool
    number: int | None
    about: bool


@dataclass(frozen=True, kw_only=True)
class BlockTotal:
    """What one block of the neighbourhood showed about living together; `period` like "2026-Q4-B2"."""

    period: str
    begins_on: date
    side: str
    shown: bool
    number: int | None


@dataclass(frozen=True, kw_only=True)
class Looking:
    """The effort behind the figures: closed and rounded for everyone, exact for the team."""

    shown: bool
    visits: int | None
    minutes: int | None
    about: bool


@dataclass(frozen=True, kw_only=True)
class Below:
    """What a place inside this area noted about things this quarter so far: exact and live."""

    place: Place
    pleasant: int
    annoying: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything counted that a page of a place shows.

    Live figures run over `quarter` so far, from `first_week` up to the running week; `weeks` are the Mondays
    of the thirteen-week series. Published figures are those of `published_quarter` (None as long as nothing
    is published), published on `published_on`.
    """

    place: Place
    neighbourhood: Place | None
    live: bool  # a team reader: everything exact and of this place
    quarter: Quarter
    first_week: date
    weeks: tuple[date, ...]
    figures: tuple[Figure, ...]
    totals: tuple[SideTotal, ...]
    voices: tuple[Voice, ...]
    looking: Looking
    published_quarter: Quarter | None
    published_on: date | None
    # The Monday on which the next figures come, and the one on which the quarter's parts come.
    next_on: date
    next_quarter_on: date
    # Something about a thing was noted here this week.
    heard_this_week: bool
    # The published blocks of this and the last published quarter, oldest first.
    blocks: tuple[BlockTotal, ...] = ()
    # Names of the streets that are counted together with this one, because one of them is too small alone.
    together_with: tuple[str, ...] = ()
    below: tuple[Below, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Story:
    """Somebody's words. `period` is a week for a thing and a block for living together.

    Only the team gets `noted_on`.
    """

    reference: int  # to ask `feedback` for its answer; never on a page
    place: Place
    indicator: str
    side: str
    kind: str
    perspective: str
    text: str
    withheld: tuple[str, ...]
    circle: str
    period: str
    begins_on: date
    noted_on: date | None


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words that answer a question of a form."""

    question: str
    words: str


@dataclass(frozen=True, kw_only=True)
class InboxItem:
    reference: int
    place: Place
    indicator: str
    side: str
    kind: str
    text: str
    withheld: tuple[str, ...]
    perspective: str
    tenure: str
    noted_on: date
    received_at: datetime
    circle: str
    channel: str
    published: bool
    instrument: str = ""
    # Of a form: the words under the question that they answer.
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InboxPage:
    items: tuple[InboxItem, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts:
    """What the holder of a receipt may know about the own contribution."""

    reference: int
    place: Place
    indicator: str
    side: str
    kind: str
    text: str
    withheld: tuple[str, ...]
    noted_on: date
    perspective: str
    tenure: str
    circle: str
    said: tuple[Said, ...] = ()
    instrument: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
