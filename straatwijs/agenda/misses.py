"""Wrong codes, counted for ten minutes in this process's memory.

Right codes are never counted and never refused: a hundred neighbours behind one address may choose in one evening, and
each of them may mistype. Guessing finds nothing anyway: a code has 60 bits.
"""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest

from straatwijs.shared.rate_limit import over_limit

_KEY = secrets.token_bytes(32)
# Whole rooms type codes from paper: more room than for a receipt.
_ROOM = 5


def wrong_code(request: HttpRequest) -> bool:
    """Count one wrong code from this address; True when it is time to ask for patience."""
    address = request.META.get("REMOTE_ADDR", "")
    nameless = hashlib.blake2b(address.encode(), key=_KEY, digest_size=16).hexdigest()
    return over_limit("ballot-code", nameless, most=_ROOM * settings.RECEIPT_MISSES)
