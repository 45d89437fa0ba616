"""How many times as often, in words that a street uses. Everyone reads these; figures are for the team."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Size:
    """`most` is the ratio up to which these words hold; they stand behind "Compared with what you would expect, …"."""

    code: str
    most: float
    words: Promise


SIZES = (
    Size("nothing", 0.15, _("almost nothing")),
    Size("quarter", 0.29, _("about a quarter")),
    Size("third", 0.42, _("about a third")),
    Size("half", 0.58, _("about half")),
    Size("two_thirds", 0.71, _("about two thirds")),
    Size("three_quarters", 0.83, _("about three quarters")),
    Size("bit_less", 0.95, _("a bit less")),
    Size("same", 1.05, _("just as much")),
    Size("bit_more", 1.2, _("a bit more")),
    Size("quarter_more", 1.37, _("about a quarter more")),
    Size("half_more", 1.75, _("about one and a half times as much")),
    Size("twice", 2.5, _("about twice as much")),
    Size("three_times", 3.5, _("about three times as much")),
    Size("many_times", float("inf"), _("more than three times as much")),
)
_BY_CODE = {size.code: size for size in SIZES}


def size_of(ratio: float) -> Size:
    return next(size for size in SIZES if ratio <= size.most)


def words_of(code: str) -> str:
    return str(_BY_CODE[code].words)
