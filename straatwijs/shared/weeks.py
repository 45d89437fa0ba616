"""ISO weeks, quarters of thirteen of them, and blocks of 4, 4 and 5 (the last quarter of a 53-week year has 4, 4 and 6)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_BLOCK_STARTS = (0, 4, 8)


def week_of(moment: date | datetime) -> date:
    """The Monday of the ISO week, in local time."""
    day = moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, order=True)
class Block:
    """Weeks that are published together."""

    year: int
    quarter: int  # 1 to 4
    number: int  # 1 to 3

    @property
    def first_week(self) -> date:
        return Quarter(self.year, self.quarter).first_week + timedelta(weeks=_BLOCK_STARTS[self.number - 1])

    @property
    def end(self) -> date:
        """The Monday after its last week."""
        if self.number < 3:
            return Block(self.year, self.quarter, self.number + 1).first_week
        return Quarter(self.year, self.quarter).end

    @property
    def closes_on(self) -> date:
        """The Monday on which it can be published: eight days after its last Sunday."""
        return self.end + timedelta(days=7)

    @property
    def weeks(self) -> tuple[date, ...]:
        return _weeks(self.first_week, self.end)

    @property
    def in_quarter(self) -> "Quarter":
        return Quarter(self.year, self.quarter)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}-B{self.number}"


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1 to 4

    @property
    def first_week(self) -> date:
        return date.fromisocalendar(self.year, 1 + 13 * (self.number - 1), 1)

    @property
    def end(self) -> date:
        """The Monday after its last week."""
        if self.number < 4:
            return Quarter(self.year, self.number + 1).first_week
        return date.fromisocalendar(self.year + 1, 1, 1)

    @property
    def weeks(self) -> tuple[date, ...]:
        return _weeks(self.first_week, self.end)

    @property
    def blocks(self) -> tuple[Block, Block, Block]:
        return (
            Block(self.year, self.number, 1),
            Block(self.year, self.number, 2),
            Block(self.year, self.number, 3),
        )

    def next(self) -> "Quarter":
        return quarter_of(self.end)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def _weeks(first: date, end: date) -> tuple[date, ...]:
    return tuple(first + timedelta(weeks=step) for step in range((end - first).days // 7))


def quarter_of(moment: date | datetime) -> Quarter:
    year, week, _ = week_of(moment).isocalendar()
    return Quarter(year, min(4, 1 + (week - 1) // 13))


def block_of(moment: date | datetime) -> Block:
    quarter = quarter_of(moment)
    position = (week_of(moment) - quarter.first_week).days // 7
    return quarter.blocks[sum(position >= start for start in _BLOCK_STARTS) - 1]


def counting_week(noted: datetime, received: datetime) -> date:
    """The week in which a note counts for what is published: its own, or the week of arrival once its block has closed.

    The phone's hash is made with the key of this week's quarter, so that no block ever holds two hashes of one phone.
    """
    own = week_of(noted)
    arrival = received.astimezone(AMSTERDAM).date()
    return own if arrival < block_of(own).closes_on else week_of(arrival)


def block_named(name: str) -> Block:
    """The block of a label such as "2026-Q4-B2". Raises ValueError for anything else."""
    year, quarter, number = name.split("-")
    block = Block(int(year), int(quarter.removeprefix("Q")), int(number.removeprefix("B")))
    if str(block) != name or block not in Quarter(block.year, block.quarter).blocks:
        raise ValueError(name)
    return block


def quarter_named(name: str) -> Quarter:
    """The quarter of a label such as "2026-Q4". Raises ValueError for anything else."""
    return quarter_of(block_named(f"{name}-B1").first_week)


def midnight(day: date) -> datetime:
    """The moment at which a day begins, local time."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)
