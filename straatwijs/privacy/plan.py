"""The plan of what is published: one table, the same for every municipality.

docs/policy/thresholds.md explains each value; a test holds the two together.
"""

from dataclasses import dataclass

from straatwijs.instruments.definition import Kind, Side

BLOCK, STREET, INDICATOR, PERSPECTIVE = "block", "street", "indicator", "perspective"
ROOT = "root"
LOOKING = "looking"

# Of one phone in one cell at most this many notes count.
NOTES_PER_PHONE = 3
# Of the people that a threshold asks for, this part must be phones that were seen in two different weeks.
FAMILIAR_PART = (3, 5)
ROUNDED_TO = 5
MINUTES_ROUNDED_TO = 30
MINUTES_PER_VISIT = 120
# What people come in with at a desk: no phone says who they are, so numbers and days stand in for it.
FORMS_NEEDED = 5
DAYS_NEEDED = 3
SMALL_STREET_DWELLINGS = 8
SMALL_STREET_LENGTH_M = 60.0


@dataclass(frozen=True)
class Star:
    """The cells of one neighbourhood, quarter and side: the root and the ways to part it, never crossed."""

    kind: str
    threshold: int
    sides: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def familiar(self) -> int:
        """How many familiar phones the threshold asks for, rounded up."""
        most, of = FAMILIAR_PART
        return -(-self.threshold * most // of)


_SIDES = (Side.PLEASANT.value, Side.ANNOYING.value)
STARS = (
    Star(Kind.SOCIAL.value, threshold=5, sides=_SIDES, parts=(BLOCK, STREET, INDICATOR, PERSPECTIVE)),
    Star(Kind.HOUSEHOLD.value, threshold=10, sides=_SIDES, parts=(INDICATOR,)),
    Star(LOOKING, threshold=5, sides=("",), parts=(BLOCK, STREET)),
)
STAR = {star.kind: star for star in STARS}
