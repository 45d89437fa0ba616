"""Street signal: what is pleasant and what is annoying here, in three taps.

The annoying side is the list of physical and social disorder of "Zicht op sociale veiligheid"; the pleasant
side is its counterpart. Rubbish on the street was added, because residents name it first. Both sides share their themes, so that a page can put them beside each other.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.catalogue.street_signal import (
    everyday,
    physical_disorder,
    pleasant_people,
    pleasant_things,
    social_disorder,
)
from straatwijs.instruments.definition import Indicator, Instrument, Theme
from straatwijs.instruments.questions import PERSPECTIVE, TENURE, WORDS

_MOST_LIKELY_FIRST = (
    "people_greet",
    "green_cared_for",
    "street_clean",
    "children_play",
    "neighbours_help",
    "quiet_street",
    "facade_garden_blooms",
    "good_bench",
    "good_light",
    "street_done_up",
    "neighbour_tidies",
    "meal_together",
    "calm_driving",
    "safe_crossing",
    "feels_safe",
    "homes_done_up",
    "girls_join_in",
    "youth_train",
    "repair_together",
    "help_nearby",
    "other_pleasant",
    "rubbish_beside_bins",
    "bad_driving",
    "noise",
    "passage_blocked",
    "loose_tiles",
    "green_neglected",
    "too_dark",
    "graffiti",
    "lamp_post_broken",
    "play_equipment_broken",
    "ground_sunken",
    "violence",
    "works_too_long",
    "street_open",
    "cafe_nuisance",
    "homes_neglected",
    "shared_space_neglected",
    "facade_garden_overgrown",
    "windows_covered",
    "neighbours_keep_changing",
    "name_plates_missing",
    "illegal_subletting",
    "other_annoying",
)
_UNORDERED = (
    *pleasant_things.INDICATORS,
    *pleasant_people.INDICATORS,
    *everyday.INDICATORS,
    *physical_disorder.INDICATORS,
    *social_disorder.INDICATORS,
)


def _in_order() -> Iterator[Indicator]:
    """Raises ValueError for an indicator that has no place in the order."""
    return iter(sorted(_UNORDERED, key=lambda indicator: _MOST_LIKELY_FIRST.index(indicator.code)))


INSTRUMENT = Instrument(
    id="street_signal",
    version=1,
    title=_("Signals from your street"),
    question=_("What do you see in this street?"),
    purpose=_(
        "To see early what is pleasant and what is annoying in a street. Then neighbours and the street's "
        "team can do something with it together."
    ),
    source=(
        "Annoying side: the indicators of physical and social disorder of “Zicht op sociale veiligheid” (Van "
        "Arum and Lub, Movisie, 2007), as listed in the study of the Hague neighbourhood approach, app. 4, "
        "and rubbish on the street, which residents name first. "
        "Pleasant side: their counterpart, from the best practices in app. 2 of that study and from what "
        "nine Dutch neighbourhoods do together."
    ),
    used_by=_("Everybody who lives, works or comes by here"),
    minutes=0.3,
    rhythm=_("Whenever you see something"),
    counted_as=_(
        "Each picture you tap counts once, in the week in which you saw it. In figures about how people live "
        "together one person counts at most three times for the same thing."
    ),
    themes=(
        Theme("green", pgettext_lazy("theme", "Green")),
        Theme("pavement", pgettext_lazy("theme", "Street and pavement")),
        Theme("light", pgettext_lazy("theme", "Light")),
        Theme("clean", pgettext_lazy("theme", "Clean")),
        Theme("homes", pgettext_lazy("theme", "Homes")),
        Theme("play", pgettext_lazy("theme", "Play and youth")),
        Theme("neighbours", pgettext_lazy("theme", "Neighbours")),
        Theme("quiet", pgettext_lazy("theme", "Quiet and safe")),
        Theme("traffic", pgettext_lazy("theme", "Traffic")),
        Theme("other", pgettext_lazy("theme", "Something else")),
    ),
    indicators=tuple(_in_order()),
    questions=(WORDS, PERSPECTIVE, TENURE),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; a panel of residents has not read it yet",
    reviewed_on=date(2026, 11, 21),
    review_before=date(2027, 11, 21),
    changes=("1: first version.",),
)
