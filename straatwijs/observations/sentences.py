"""What a page says when something could not be kept, and when it is too much at once."""

from django.conf import settings
from django.utils.translation import gettext as _

from straatwijs.observations.note import Changed, Refused, Withdrawn
from straatwijs.shared.rate_limit import over_limit


def why_not(reason: Refused | Changed | Withdrawn) -> str:
    if isinstance(reason, Refused):
        return reason.sentence
    if isinstance(reason, Withdrawn):
        return _("This note was taken back. It is not kept again.")
    return _("This page was sent before with something else. Choose once more: this is a fresh page.")


def cannot_keep() -> str:
    return _(
        "The server can't keep it right now. Nothing is lost as long as you leave this page open: send it again in a minute."
    )


def wait_for_words() -> str:
    return _("Your words can't be checked right now. Try again in a minute.")


def slow_down() -> str:
    return _("That is a lot at once. Wait a few minutes and send it again.")


def is_crowded(secret: str | None, area: str) -> bool:
    """By phone and by street, never by network address: a hundred people may sit behind one."""
    most = settings.NOTES_PER_DEVICE if secret else settings.NOTES_PER_STREET
    return over_limit("street", area, most=settings.NOTES_PER_STREET) or over_limit(
        "phone", secret or area, most=most
    )
