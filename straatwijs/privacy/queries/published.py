"""What was published, added up: the only source of figures about people for everyone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q, Sum

from straatwijs.privacy import plan
from straatwijs.privacy.models import PublishedCell


@dataclass(frozen=True)
class Shown:
    """The sum of the cells that are shown; None where none is. `published_on` is the day of the closing."""

    number: int | None = None
    minutes: int | None = None
    published_on: date | None = None

    @property
    def is_shown(self) -> bool:
        return self.number is not None


_NOTHING = Shown()


@dataclass(frozen=True)
class PublishedSums:
    """Sums under (quarter, kind, side, part, key)."""

    sums: Mapping[tuple[str, str, str, str, str], Shown] = field(default_factory=dict)

    def get(self, quarter: str, kind: str, side: str, part: str, key: str = "") -> Shown:
        return self.sums.get((quarter, kind, side, part, key), _NOTHING)

    def keys(self, quarter: str, kind: str, side: str, part: str) -> set[str]:
        return {key[-1] for key in self.sums if key[:-1] == (quarter, kind, side, part)}

    def closed_quarters(self) -> list[str]:
        """Quarters of which the parts are out, oldest first."""
        return sorted({quarter for quarter, _kind, _side, part, _key in self.sums if part == plan.ROOT})

    def together(self, quarter: str, kind: str, side: str, part: str, keys: Collection[str]) -> Shown:
        """What several cells show, added up."""
        cells = [self.get(quarter, kind, side, part, key) for key in keys]
        numbers = [cell.number for cell in cells if cell.number is not None]
        minutes = [cell.minutes for cell in cells if cell.minutes is not None]
        days = [cell.published_on for cell in cells if cell.published_on]
        return Shown(
            number=sum(numbers) if numbers else None,
            minutes=sum(minutes) if minutes else None,
            published_on=max(days, default=None),
        )


def published_sums(
    path: str, *, quarters: Collection[str], parts: Collection[str], streets: Collection[str] | None = None
) -> PublishedSums:
    """Of the neighbourhoods at or below a path; one query. `streets` leaves out other streets' cells."""
    chosen = (
        Q(part__in=parts)
        if streets is None
        else Q(part__in=parts) & (~Q(part=plan.STREET) | Q(key__in=streets))
    )
    cells = PublishedCell.objects.filter(chosen, area__path__startswith=path, quarter__in=quarters)
    rows = cells.order_by().values_list("quarter", "kind", "side", "part", "key")
    sums = rows.annotate(total=Sum("number"), looked=Sum("minutes"), closed_on=Max("published_on"))
    return PublishedSums({tuple(row[:5]): Shown(*row[5:]) for row in sums})
