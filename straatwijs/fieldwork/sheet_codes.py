"""The code on a paper sheet: a secret of whoever holds the strip. Nothing of it is kept until the sheet is typed in.

The contribution's id derives from the code by a key, and receipt and withdrawal code derive from the id: so the strip tells its
holder where to look before anybody typed the sheet in.
"""

import hmac
import secrets
from base64 import b32encode
from uuid import UUID

from django.conf import settings

_RANDOM = 10  # letters of 5 bits
_CHECK = 2
_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz234567")
# What people write when they mean a letter of the alphabet above.
_LOOKS_LIKE = str.maketrans({"0": "o", "1": "l", "8": "b"})


def _keyed(*parts: bytes) -> bytes:
    return hmac.digest(settings.RECEIPT_KEY.encode(), b"\0".join((b"sheet", *parts)), "sha256")


def _letters(digest: bytes, length: int) -> str:
    return b32encode(digest[:20]).decode().lower()[:length]


def _checked(letters: str, *, lighter: bool) -> str:
    """The last letters also say of which form the sheet is: the whole one or the lighter one."""
    return letters + _letters(_keyed(b"lighter" if lighter else b"check", letters.encode()), _CHECK)


def new_code(*, lighter: bool = False) -> str:
    """50 bits, and two letters that show a mistake in typing (and that it was printed here)."""
    while True:
        letters = _checked(_letters(secrets.token_bytes(20), _RANDOM), lighter=lighter)
        if is_of_lighter(letters) is lighter:
            return grouped(letters)


def grouped(letters: str) -> str:
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def read_code(text: str) -> str | None:
    """The letters of a code as somebody typed it from paper; None when a letter is wrong."""
    letters = "".join(text.lower().translate(_LOOKS_LIKE).replace("-", " ").split())
    if len(letters) != _RANDOM + _CHECK or not set(letters) <= _ALPHABET:
        return None
    known = any(
        hmac.compare_digest(letters, _checked(letters[:_RANDOM], lighter=one)) for one in (False, True)
    )
    return letters if known else None


def is_of_lighter(letters: str) -> bool:
    """Whether a code that is right stands on a sheet of the lighter form."""
    return not hmac.compare_digest(letters, _checked(letters[:_RANDOM], lighter=False))


def id_of(letters: str) -> UUID:
    """Of what the sheet tells; of a sheet that tells several things the first."""
    return UUID(bytes=_keyed(b"id", letters.encode())[:16], version=4)


def further_id(first: UUID, number: int) -> UUID:
    """Of the second thing (1) that a sheet tells, and so on."""
    return (
        UUID(bytes=_keyed(b"further", first.bytes, str(number).encode())[:16], version=4) if number else first
    )
