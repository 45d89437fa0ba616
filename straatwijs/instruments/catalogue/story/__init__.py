"""Story: told around a talk plate of themes, pleasant or annoying; the teller says what it is about.

First the story, without a question in between. Only then, for who likes it, what a story has in it: when and where, about
whom, who helped and who did not, what was hard, how it felt, how it ended. What it means is said by the teller.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.catalogue.story.elements import MEANING, TELLING
from straatwijs.instruments.catalogue.story.plate import INDICATORS, THEMES
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.questions import PERSPECTIVE, TENURE

INSTRUMENT = Instrument(
    id="story",
    version=1,
    title=_("Your story"),
    question=_("What happened to you here, pleasant or annoying?"),
    purpose=_("To hear what matters to people in a street, in their own words. Numbers can't tell that."),
    source=(
        "The storytelling of Meerzicht (a talk plate of themes, “this is pleasant or this is annoying”, narrative elements, "
        "duos who listen first), as described in the book on linking tasks in the neighbourhood; that the teller says what "
        "a story means is the idea of self-signification. Words and drawings are our own."
    ),
    used_by=_("Everybody who wants to tell something, alone or to two who listen"),
    minutes=6,
    rhythm=_("Whenever you have something to tell"),
    counted_as=_("Each story counts once, under the theme and the side that its teller chose."),
    themes=THEMES,
    indicators=INDICATORS,
    questions=(*TELLING, *MEANING, PERSPECTIVE, TENURE),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; a panel of residents has not read it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
)
