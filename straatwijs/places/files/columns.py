"""Which column holds what: the names that sources give them, also cut at ten signs as shapefiles do."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# The smallest area first: a table of buurten names their wijk and municipality too.
_CODES_AND_NAMES = (
    ("statcode", "statnaam"),
    ("gwb_code", "regio"),
    ("buurtcode", "buurtnaam"),
    ("bu_code", "bu_naam"),
    ("wijkcode", "wijknaam"),
    ("wk_code", "wk_naam"),
    ("gemeentecode", "gemeentenaam"),
    ("gm_code", "gm_naam"),
    ("code", "name"),
)
_MUNICIPALITY_NAMES = ("gemeentenaam", "gm_naam", "gme_naam")
_MUNICIPALITY_CODES = ("gemeentecode", "gm_code", "gme_id")
_STREET_NAMES = (
    "name",
    "naam",
    "straatnaam",
    "stt_naam",
    "edge name",
    "openbareruimtenaam",
    "openbare_ruimte",
)
_OTHER_NAMES = ("other_names", "alt_name")
_KINDS = ("kind", "soort", "type")
_BAG_IDS = ("bag_orl", "openbareruimte_id", "bag_id")
_WATER = ("water", "h2o")
_YEARS = ("jaarstatcode", "jrstatcode", "jaarcode", "jaar", "year")
_POPULATION = ("aantal_inwoners", "aantalinwoners", "population", "aant_inw")
_DWELLINGS = ("woningvoorraad", "aantal_woningen", "woningen", "dwelling_total", "dwellings")
# What CBS writes for "no figure": until 2022, and since.
_NO_FIGURE = frozenset({-99_999_999, -99_995, -99_997})


@dataclass(frozen=True)
class Columns:
    """The columns of one file by what they mean; empty where there is none."""

    code: str
    name: str
    by_lower: Mapping[str, str]

    @classmethod
    def of(cls, fields: list[str]) -> "Columns":
        by_lower = {name.lower().strip(): name for name in fields}
        for code, name in _CODES_AND_NAMES:
            if found := _find(by_lower, (code,)):
                return cls(found, _find(by_lower, (name, "naam", "name")), by_lower)
        return cls("", _find(by_lower, _STREET_NAMES), by_lower)

    def water(self, row: Mapping[str, object]) -> bool:
        """Water is an area of its own in the official map; "B" is the sea before the coast."""
        return self._text(row, _WATER).upper().startswith(("J", "B"))

    def municipality_name(self, row: Mapping[str, object]) -> str:
        return self._text(row, _MUNICIPALITY_NAMES)

    def municipality_code(self, row: Mapping[str, object]) -> str:
        return self._text(row, _MUNICIPALITY_CODES)

    def street_names(self, row: Mapping[str, object]) -> Iterator[str]:
        yield self._text(row, _STREET_NAMES)
        yield self._text(row, _OTHER_NAMES)

    def kind(self, row: Mapping[str, object]) -> str:
        return self._text(row, _KINDS)

    def bag_id(self, row: Mapping[str, object]) -> str:
        text = self._text(row, _BAG_IDS)
        return text if re.fullmatch(r"\d{16}", text) else ""

    def year(self, row: Mapping[str, object]) -> int:
        """Of a code with its year in front ("2021BU02330000") or a year alone; 0 when it isn't said."""
        found = re.match(r"(19|20)\d\d", self._text(row, _YEARS))
        return int(found[0]) if found else 0

    def population(self, row: Mapping[str, object]) -> int | None:
        return self._figure(row, _POPULATION)

    def dwellings(self, row: Mapping[str, object]) -> int | None:
        return self._figure(row, _DWELLINGS)

    def _text(self, row: Mapping[str, object], names: tuple[str, ...]) -> str:
        return as_text(row.get(_find(self.by_lower, names)))

    def _figure(self, row: Mapping[str, object], names: tuple[str, ...]) -> int | None:
        try:
            value = float(as_text(row.get(_find(self.by_lower, names))))
        except ValueError:
            return None
        return None if value in _NO_FIGURE or value < 0 or not math.isfinite(value) else round(value)


def _find(by_lower: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((by_lower[key] for name in names for key in (name, name[:10]) if key in by_lower), "")


def as_text(value: object) -> str:
    """One cell as text; empty for every way of writing nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()
