"""What the readers hand over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely import Geometry

# Reasons, and records per reason, that are named; the rest is counted.
_NAMED = 8


class FileRefusedError(Exception):
    """The file can't be taken in whole; the text names the records, says why, and what to do."""

    @classmethod
    def because(cls, *reasons: str) -> "FileRefusedError":
        more = [f"and {len(reasons) - _NAMED} more reasons"] if len(reasons) > _NAMED else []
        lines = [f"- {reason}" for reason in (*reasons[:_NAMED], *more)]
        return cls("\n".join(["Nothing was imported.", *lines]))

    @classmethod
    def at(cls, problems: Mapping[str, list[int]], record: str = "Record") -> "FileRefusedError":
        """From the numbers of the records by what is wrong with them."""
        return cls.because(
            *(f"{record} {_listed(numbers)}: {reason}" for reason, numbers in problems.items())
        )


def _listed(numbers: list[int]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return ", ".join(str(number) for number in numbers[:_NAMED]) + more


@dataclass(frozen=True)
class AreaRecord:
    """A municipality, wijk or buurt. `year` is 0 where the file doesn't say it."""

    number: int
    code: str
    name: str
    municipality_name: str
    shape: Geometry
    year: int
    population: int | None = None
    dwellings: int | None = None


@dataclass(frozen=True)
class LineRecord:
    """A stretch of a street, or the surface of a square or park, under one or more names."""

    number: int
    names: tuple[str, ...]
    shape: Geometry
    kind: str = ""
    municipality: str = ""
    bag_id: str = ""
    dwellings: int | None = None


@dataclass(frozen=True)
class BagStreet:
    bag_id: str
    name: str
    municipality: str


@dataclass(frozen=True)
class Content:
    """A whole file. `left_out` counts records that are no mistake but no place of ours either, by reason."""

    areas: tuple[AreaRecord, ...] = ()
    lines: tuple[LineRecord, ...] = ()
    bag_streets: tuple[BagStreet, ...] = ()
    names_by_code: dict[str, str] = field(default_factory=dict)
    name_list: frozenset[str] = frozenset()
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Hints:
    """What the person says about a file that doesn't say it itself."""

    # Layers to read; none: all.
    layers: tuple[str, ...] = ()
    # The one area in a file without codes.
    code: str = ""
    name: str = ""
    # Code by name, for a file that has names only.
    codes: dict[str, str] = field(default_factory=dict)
