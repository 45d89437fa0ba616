"""Mini-interview: three questions on the pavement, read aloud if that is easier."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import AnswerType, Instrument, Question
from straatwijs.instruments.questions import PERSPECTIVE

_NOT_COUNTED = _("Not counted. Names and numbers are taken out before the words are kept.")

INSTRUMENT = Instrument(
    id="mini_interview",
    version=1,
    title=_("Three questions"),
    question=_("Three questions about this street"),
    purpose=_("To hear in their own words what people find good here and what they would change."),
    source=(
        "Mini-interviews by professionals and residents in the Poptahof, as described in the study of the Hague "
        "neighbourhood approach, app. 4. The three questions are our own."
    ),
    used_by=_("Everybody, alone or with somebody who asks the questions"),
    minutes=3,
    rhythm=_("Once in a season, or whenever you like"),
    counted_as=_("Each talk counts once. What is said is read, not counted."),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="good",
            answer=AnswerType.WORDS,
            label=_("What is good here?"),
            prompt=_("A place, a habit, something that people do."),
            privacy="personal",
            counted_as=_NOT_COUNTED,
            most=1000,
        ),
        Question(
            code="better",
            answer=AnswerType.WORDS,
            label=_("What would you like to be different?"),
            prompt=_("What happens, and when do you notice it?"),
            privacy="personal",
            counted_as=_NOT_COUNTED,
            most=1000,
        ),
        Question(
            code="who",
            answer=AnswerType.WORDS,
            label=_("Who could do something about it?"),
            prompt=_("You, your neighbours, an organisation. Leave out names of people."),
            privacy="personal",
            counted_as=_NOT_COUNTED,
            most=1000,
        ),
        PERSPECTIVE,
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; a panel of residents has not read it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    icon='<path d="M6 10h26v18H18l-8 7v-7H6zM36 18h6v16h-4v6l-7-6h-9M13 17h12M13 22h8"/>',
)
