"""What the mails carry instead of names: a secret to manage them by, a word for bounces, and keys of public news.

All derive from a server's key, so that nothing of it stands in the database as it stands in a mail.
"""

import hashlib
import hmac
from base64 import b32encode
from uuid import UUID

from django.conf import settings

_LENGTH = 26  # 130 bits


def _letters(label: bytes, what: bytes) -> str:
    digest = hmac.digest(settings.RECEIPT_KEY.encode(), b"mail\0" + label + b"\0" + what, "sha256")
    return b32encode(digest[:20]).decode().lower()[:_LENGTH]


def token_of(seed: UUID) -> str:
    return _letters(b"token", seed.bytes)


def bounce_name(seed: UUID) -> str:
    return _letters(b"bounce", seed.bytes)


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.strip().lower().encode()).digest()


def news_key(what: str) -> str:
    """A name for a public thing that does not tell how many others there are."""
    return _letters(b"news", what.encode())
