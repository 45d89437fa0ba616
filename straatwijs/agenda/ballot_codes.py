"""What a voter holds, and the keyed hashes of it that the server keeps or makes again.

- The **code** (60 bits) stands on a printed slip. Only its hash is kept, and only until the choice has closed.
- The **ballot's id** is a hash of the code and of a number that was made with the page: the same page sent twice is the
  same ballot, and without that number nobody finds the way from a code to its ballot, not even with the key.
- The **tracker**, three words, stands beside the ballot on the printed count list.
- The **change code** (40 bits) is a hash of code and tracker and is kept nowhere. It proves at the paper desk that
  the two belong together, so that nobody can take away somebody else's ballot with a code of their own.
"""

import hmac
import secrets
from base64 import b32encode
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

CODE_LENGTH = 12  # 60 bits
CHANGE_LENGTH = 8  # 40 bits
WORDS_IN_TRACKER = 3
_WORDS = Path(__file__).parent / "data" / "words.txt"
# Codes are written in a-z and 2-7; whoever reads one of these from paper meant its twin.
_TWINS = str.maketrans("018", "olb")


def _keyed(*parts: bytes) -> bytes:
    return hmac.digest(settings.RECEIPT_KEY.encode(), b"\0".join(parts), "sha256")


def _letters(text: str) -> bytes:
    """Dashes, spaces and capitals don't matter."""
    return "".join(letter for letter in text.lower() if letter.isalnum()).translate(_TWINS).encode()


def _groups(digest: bytes, length: int) -> str:
    letters = b32encode(digest[:20]).decode().lower()[:length]
    return "-".join(letters[begin : begin + 4] for begin in range(0, length, 4))


def new_code() -> str:
    return _groups(secrets.token_bytes(20), CODE_LENGTH)


def code_hash(choice: int, code: str) -> bytes:
    return _keyed(b"ballot code", str(choice).encode(), _letters(code))


def ballot_id(choice: int, code: str, page: UUID) -> UUID:
    return UUID(bytes=_keyed(b"ballot", str(choice).encode(), _letters(code), page.bytes)[:16])


@cache
def words() -> tuple[str, ...]:
    return tuple(_WORDS.read_text(encoding="utf-8").split())


def new_tracker() -> str:
    return "-".join(secrets.choice(words()) for _word in range(WORDS_IN_TRACKER))


def clean_tracker(text: str) -> str:
    """As it is kept, however somebody wrote it down."""
    return "-".join(text.lower().replace("-", " ").split())


def change_code(choice: int, code: str, tracker: str) -> str:
    digest = _keyed(b"ballot change", str(choice).encode(), _letters(code), clean_tracker(tracker).encode())
    return _groups(digest, CHANGE_LENGTH)


def is_change_code(given: str, *, choice: int, code: str, tracker: str) -> bool:
    return hmac.compare_digest(_letters(given), _letters(change_code(choice, code, tracker)))
