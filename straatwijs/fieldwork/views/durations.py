"""Minutes as people say them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def duration(minutes: float) -> str:
    whole = round(minutes)
    if whole < 90:
        return ngettext("%(number)d minute", "%(number)d minutes", whole) % {"number": whole}
    hours, rest = divmod(whole, 60)
    if not rest:
        return ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    return _("%(hours)d hours and %(minutes)d minutes") % {"hours": hours, "minutes": rest}
