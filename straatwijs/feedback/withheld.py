"""What was taken out of somebody's words, in plain words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

_KINDS = {
    "person": _("a name"),
    "phone": _("a phone number"),
    "email": _("an e-mail address"),
    "url": _("a web address"),
    "handle": _("a name on social media"),
    "plate": _("a number plate"),
    "iban": _("a bank account"),
    "bsn": _("a citizen number"),
    "document": _("a document number"),
    "postcode_house": _("a postcode with house number"),
    "house_number": _("a house number"),
    "birth_date": _("a date of birth"),
    "date": _("a date"),
    "age": _("an age"),
}


def explain(kinds: Iterable[str]) -> list[str]:
    """Each kind once, in the order of the list above."""
    there = set(kinds)
    known = [str(label) for kind, label in _KINDS.items() if kind in there]
    return known + ([str(_("something personal"))] if there - _KINDS.keys() else [])
