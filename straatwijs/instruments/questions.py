"""Questions that every instrument may ask in the same words, always after the note is sent, never before."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Question, Text

WORDS = Question(
    code="words",
    answer=AnswerType.WORDS,
    label=_("Do you want to add something?"),
    privacy="personal",
    counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
    most=1000,
)

PERSPECTIVE = Question(
    code="perspective",
    answer=AnswerType.CHOICE,
    label=_("I speak as"),
    privacy="indirect",
    counted_as=_(
        "Counted per perspective and quarter for the whole neighbourhood, never for one street or person."
    ),
    choices=(
        ("resident", pgettext_lazy("perspective", "resident")),
        ("young_resident", pgettext_lazy("perspective", "young resident")),
        ("entrepreneur", pgettext_lazy("perspective", "entrepreneur")),
        ("professional", pgettext_lazy("perspective", "professional in the neighbourhood")),
        ("civil_servant", pgettext_lazy("perspective", "civil servant")),
    ),
)

TENURE = Question(
    code="tenure",
    answer=AnswerType.CHOICE,
    label=_("I live in"),
    privacy="indirect",
    counted_as=_("Not counted. Kept with the note, and never shown in public."),
    choices=(
        ("owner", pgettext_lazy("tenure", "a home of my own")),
        ("social_tenant", pgettext_lazy("tenure", "a home rented from a housing association")),
        ("private_tenant", pgettext_lazy("tenure", "a home rented from somebody else")),
    ),
)

PERSPECTIVES: Mapping[str, Text] = dict(PERSPECTIVE.choices)
TENURES: Mapping[str, Text] = dict(TENURE.choices)
