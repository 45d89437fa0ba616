"""What somebody asks of the counts, and what one row of the answer is about."""

from dataclasses import dataclass
from datetime import date

from straatwijs.places.models import Area
from straatwijs.privacy.calculations.periods import Period

MOST_ROWS = 60_000


class TooManyRows(Exception):
    """The plan has more rows for this question than one answer holds."""


@dataclass(frozen=True)
class Question:
    """`part` is "", "street", "indicator" or "perspective"; there is at least one period."""

    area: Area
    by: str
    part: str
    spans: tuple[Period, ...]

    @property
    def first(self) -> date:
        return self.spans[0].first_week

    @property
    def end(self) -> date:
        return self.spans[-1].end

    @property
    def quarters(self) -> tuple[str, ...]:
        return tuple(sorted({span.quarter for span in self.spans}))

    def check_size(self, keys: int) -> None:
        if keys * len(self.spans) > MOST_ROWS:
            raise TooManyRows


@dataclass(frozen=True)
class RowKey:
    """What a row is about, apart from its period; what it is not parted by stays empty."""

    kind: str
    side: str
    indicator: str = ""
    street: str = ""
    perspective: str = ""
