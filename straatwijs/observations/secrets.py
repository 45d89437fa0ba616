"""Receipts, withdrawal codes and phones: what the sender holds, and the hashes that the server keeps.

All of it derives from the id that the phone made, so a retry gets the same receipt while only hashes are stored.
"""

import hashlib
import hmac
import secrets as random
from base64 import b32encode
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from straatwijs.shared.weeks import Quarter

TOKEN_LENGTH = 26  # 130 bits
CODE_LENGTH = 10  # 50 bits


def _keyed(key: str, *parts: bytes) -> bytes:
    return hmac.digest(key.encode(), b"\0".join(parts), "sha256")


def _letters(digest: bytes, length: int) -> str:
    return b32encode(digest[:20]).decode().lower()[:length]  # 20 bytes give 32 letters


def id_hash(contribution_id: UUID) -> bytes:
    return hashlib.sha256(contribution_id.bytes).digest()


def receipt_token(contribution_id: UUID) -> str:
    return _letters(_keyed(settings.RECEIPT_KEY, b"receipt", contribution_id.bytes), TOKEN_LENGTH)


def receipt_hash(token: str) -> bytes:
    return hashlib.sha256(token.strip().lower().encode()).digest()


def withdrawal_code(contribution_id: UUID) -> str:
    letters = _letters(_keyed(settings.RECEIPT_KEY, b"withdraw", contribution_id.bytes), CODE_LENGTH)
    return f"{letters[:5]}-{letters[5:]}"


def code_hash(code: str) -> bytes:
    """Dashes, spaces and capitals don't matter: people type this from paper."""
    letters = "".join(character for character in code.lower() if character.isalnum())
    return _keyed(settings.RECEIPT_KEY, b"code", letters.encode())


@dataclass(frozen=True)
class Slip:
    """What the sender holds."""

    receipt: str
    code: str


def slip_of(contribution_id: UUID) -> Slip:
    return Slip(receipt_token(contribution_id), withdrawal_code(contribution_id))


def content_hash(content: bytes) -> bytes:
    return _keyed(settings.RECEIPT_KEY, b"content", content)


@lru_cache(maxsize=8)
def _quarter_key(quarter: Quarter) -> bytes:
    return _keyed(settings.DEVICE_KEY, str(quarter).encode())


def device_hash(secret: str | None, quarter: Quarter) -> bytes:
    """Empty without a secret: all such notes together count as one person."""
    return hmac.digest(_quarter_key(quarter), secret.encode(), "sha256") if secret else b""


def device_hash_about(secret: str, question: str) -> bytes:
    """For one question only: it leads to nothing else that the phone sent, in no quarter."""
    return hmac.digest(_keyed(settings.DEVICE_KEY, b"about", question.encode()), secret.encode(), "sha256")


def new_device_secret() -> str:
    return random.token_urlsafe(24)
