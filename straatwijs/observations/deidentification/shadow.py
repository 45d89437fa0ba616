"""A plain copy of a text for the recognisers, and the way back to the original's positions.

Zero-width signs, emoji joiners and stray accents disappear; full-width, circled and foreign digits become 0-9; accents are
composed (NFC); typographic dashes, quotes and blanks become the plain ones. So "０６１２…" and "06<zero width>12…" read as "0612…".
"""

import re
import unicodedata
from dataclasses import dataclass

_PLAIN = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\u00b4`\uff07", "'"),
    **dict.fromkeys("\u00b7\u2022\u2219\u30fb", "."),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
}
_WHOLE = re.compile(r"[^\x00-\x5f\x61-\x7f]")


@dataclass(frozen=True)
class Shadow:
    text: str
    # For each character of the shadow where it stood in the original; empty when both are equal.
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        if not self.starts:
            return start, end
        return self.starts[start], self.ends[end - 1]


def cast(text: str) -> Shadow:
    if not _WHOLE.search(text):
        return Shadow(text)
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, sign in enumerate(text):
        plain = sign if sign.isascii() and sign != "`" else _plain(sign)
        if plain is None:
            _attach(sign, signs, ends, position)
            continue
        signs += plain
        starts += [position] * len(plain)
        ends += [position + 1] * len(plain)
    return Shadow("".join(signs), tuple(starts), tuple(ends))


def _plain(sign: str) -> str | None:
    """What the sign reads as; None when it has no place of its own."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    category = unicodedata.category(sign)
    if category in {"Cf", "Mn", "Mc", "Me"}:
        return None
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category.startswith("Z"):
        return "\n" if category != "Zs" else " "
    return unicodedata.normalize("NFKC", sign).replace("\u2044", "/") or None


def _attach(sign: str, signs: list[str], ends: list[int], position: int) -> None:
    """An accent joins the letter before it; what joins nothing belongs to it all the same."""
    if not signs:
        return
    ends[-1] = position + 1
    composed = unicodedata.normalize("NFC", signs[-1] + sign)
    if len(composed) == 1:
        signs[-1] = composed
