"""Area codes of Statistics Netherlands: GM + 4, WK + 4 + 2, BU + 4 + 2 + 2 signs. Always text."""

import re

_PATTERNS = {
    "GM": re.compile(r"GM\d{4}"),
    "WK": re.compile(r"WK\d{4}[0-9A-Z]{2}"),
    "BU": re.compile(r"BU\d{4}[0-9A-Z]{4}"),
}
_PREFIX_BY_LENGTH = {4: "GM", 6: "WK", 8: "BU"}
_KINDS = {"GM": "municipality", "WK": "quarter", "BU": "neighbourhood"}
# 0998 and 0999 stand for Belgium, Germany and the sea.
_ABROAD = re.compile(r"(GM|WK|BU)099[89]")


def clean_code(text: object) -> str:
    """The code with its prefix, without padding. Raises ValueError with a sentence when it is none."""
    code = str(text if text is not None else "").strip().upper()
    if code[:1].isdigit():
        code = _PREFIX_BY_LENGTH.get(len(code), "") + code
    pattern = _PATTERNS.get(code[:2])
    if not pattern or not pattern.fullmatch(code):
        raise ValueError(
            f"{text!r} is no code of a municipality, wijk or buurt (GM0518, WK051811, BU05181175)."
        )
    return code


def kind_of(code: str) -> str:
    """Municipality, quarter or neighbourhood."""
    return _KINDS[code[:2]]


def parent_code(code: str) -> str | None:
    """A buurt's wijk is its first six signs, a wijk's municipality its first four."""
    if code.startswith("BU"):
        return f"WK{code[2:8]}"
    return f"GM{code[2:6]}" if code.startswith("WK") else None


def municipality_code(code: str) -> str:
    return f"GM{code[2:6]}"


def is_abroad(code: str) -> bool:
    return bool(_ABROAD.match(code))


def street_code(municipality: str, slug: str) -> str:
    """Our own code of a street, the same at every import: "ST0518-beeklaan"."""
    return f"ST{municipality[2:]}-{slug}"
