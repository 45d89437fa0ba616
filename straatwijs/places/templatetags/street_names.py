"""Long Dutch street names break where a reader would break them, also in browsers that can't hyphenate."""

import re

from django import template

register = template.Library()
_ENDINGS = (
    "straat|laan|plein|weg|kade|singel|gracht|steeg|park|hof|pad|dijk|plantsoen|markt|dwars|buurt|kwartier"
)
_SEAM = re.compile(rf"(?<=\w\w\w)(?=(?:{_ENDINGS})(?:{_ENDINGS})*\b)", re.IGNORECASE)
_SOFT_HYPHEN = "\u00ad"


@register.filter
def breakable(name: str) -> str:
    return _SEAM.sub(_SOFT_HYPHEN, name)
