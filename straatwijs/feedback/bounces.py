"""Reading what a mail server sends back (RFC 3464): was it for good, and which mail was it?"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

_NAME = r"([a-z2-7]{26})"
_RETURNED_TO = re.compile(rf"\+{_NAME}@", re.IGNORECASE)
_MESSAGE_ID = re.compile(rf"<{_NAME}\.", re.IGNORECASE)


def returned(raw: bytes) -> str | None:
    """The name of the mail that can never be delivered; None for a delay, a success or anything else."""
    notice = message_from_bytes(raw, policy=policy.default)
    if not any(_failed_for_good(part) for part in notice.walk()):
        return None
    return next((found for found in _names(notice)), None)


def _failed_for_good(part: Message) -> bool:
    return (
        str(part.get("Action", "")).strip().lower() == "failed"
        and str(part.get("Status", "")).strip()[:1] == "5"
    )


def _names(notice: EmailMessage | Message) -> Iterator[str]:
    for header in ("To", "Delivered-To", "X-Original-To"):
        for value in notice.get_all(header, []):
            if match := _RETURNED_TO.search(parseaddr(str(value))[1]):
                yield match[1].lower()
    for part in notice.walk():
        text = part.get_payload() if part.get_content_type() == "text/rfc822-headers" else ""
        header = str(part.get("Message-ID", "")) if part is not notice else ""
        for candidate in (header, text if isinstance(text, str) else ""):
            if match := _MESSAGE_ID.search(candidate):
                yield match[1].lower()
