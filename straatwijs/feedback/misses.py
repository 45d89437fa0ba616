"""Wrong receipt links and codes, counted for ten minutes in this process's memory.

Hits are never counted and never refused: a hundred people behind one address may all look at their receipts. An
address is only there as a hash with a key that dies with the process.
"""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest

from straatwijs.shared.rate_limit import is_over, over_limit

_KEY = secrets.token_bytes(32)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), key=_KEY, digest_size=16).hexdigest()


def missed(request: HttpRequest) -> bool:
    """Count one wrong link from this address; True when it is time to ask for patience."""
    return over_limit("receipt", _hash(request.META.get("REMOTE_ADDR", "")), most=settings.RECEIPT_MISSES)


def codes_are_used_up(token: str) -> bool:
    """Whether this receipt saw too many wrong codes to look at one more."""
    return is_over("code", _hash(token), most=settings.RECEIPT_MISSES)


def wrong_code(token: str) -> None:
    over_limit("code", _hash(token), most=settings.RECEIPT_MISSES)


def asks_too_often(request: HttpRequest) -> bool:
    """Count one wish for mail from this address on the internet."""
    return over_limit("mail", _hash(request.META.get("REMOTE_ADDR", "")), most=settings.RECEIPT_MISSES)
