"""Own measuring: what residents agreed to count themselves, for a goal of a plan of their place.

Bags of litter, portions of vegetables, steps: what there is to count follows from the place, so this file names none of it.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question
from straatwijs.instruments.questions import WORDS

INSTRUMENT = Instrument(
    id="own_measuring",
    version=1,
    title=_("Measure together"),
    question=_("Did you count something?"),
    purpose=_("To see together, with numbers of your own, whether it goes the way you want."),
    source=(
        "Residents in the SNAP programme (Toronto) kept count themselves: steps, portions of vegetables and fruit, what the "
        "balcony gardens of San Romanoway gave, as described in the study of people-oriented and area-oriented work. The "
        "questions are our own."
    ),
    used_by=_("Residents, alone or with a group"),
    minutes=0.5,
    rhythm=_("As was agreed with the goal: after each round, each week or each month"),
    counted_as=_(
        "Each time counts once, beside how many people took part. Everyone sees a number from five people on, four weeks at a time."
    ),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="what",
            answer=AnswerType.CHOICE,
            label=_("What did you count?"),
            privacy="plain",
            counted_as=_("The goal of the plan for which it counts."),
            required=True,
            of_place=True,
        ),
        Question(
            code="number",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "counted"),
            label=_("How many were there?"),
            prompt=_("Zero counts too."),
            privacy="indirect",
            counted_as=_("Added up over four weeks, with all others who counted."),
            required=True,
            most=999_999,
            steps=(1, 10),
            same_as_last=False,
        ),
        Question(
            code="people",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "people"),
            label=_("With how many people did you do it?"),
            prompt=_("You are one of them. Empty is: alone."),
            privacy="indirect",
            counted_as=_("Added up over four weeks: the looking behind the number."),
            most=500,
        ),
        WORDS,
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no group of residents has tried it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    day_asked=True,
    icon='<path d="M8 42V8M8 42h34M16 42V30h6v12M26 42V22h6v20M36 42V12"/>',
)
