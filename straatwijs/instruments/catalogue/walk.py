"""Neighbourhood walk: the same stops again and again, with last time's answers at hand. "No change" is an answer too."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question

INSTRUMENT = Instrument(
    id="walk",
    version=1,
    title=_("Neighbourhood walk"),
    question=_("How is it here?"),
    purpose=_(
        "To look at the same places again and again, so that a change is seen, for better or for worse."
    ),
    source=(
        "Neighbourhood walks by professionals and residents, as described in the study of the Hague neighbourhood approach, "
        "app. 4; and the walk with residents that a municipality took up again because both sides learn from it, in the "
        "study of nine Dutch neighbourhoods."
    ),
    used_by=_("Workers, scouts and residents who walk together"),
    minutes=1.5,
    rhythm=_("Twice a year, on the same route"),
    counted_as=_("Each stop counts once per walk, also when nothing has changed."),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="change",
            answer=AnswerType.CHOICE,
            label=_("Compared with last time"),
            privacy="plain",
            counted_as=_("Counted per answer."),
            required=True,
            same_as_last=False,
            choices=(
                ("first", pgettext_lazy("change", "First time here")),
                ("same", pgettext_lazy("change", "No change")),
                ("better", pgettext_lazy("change", "Better")),
                ("worse", pgettext_lazy("change", "Worse")),
                ("both", pgettext_lazy("change", "Both")),
            ),
            icons=(
                '<path d="M24 44S9 29 9 18a15 15 0 0 1 30 0c0 11-15 26-15 26z"/><circle cx="24" cy="18" r="5"/>',
                '<path d="M8 18h32M8 30h32"/>',
                '<path d="M8 36l12-14 8 7 12-17M30 12h10v10"/>',
                '<path d="M8 12l12 14 8-7 12 17M30 36h10V26"/>',
                '<path d="M14 42V8M6 16l8-8 8 8M34 6v34M26 32l8 8 8-8"/>',
            ),
        ),
        Question(
            code="good",
            answer=AnswerType.MANY,
            label=_("What is good here?"),
            privacy="plain",
            counted_as=_("Counted per answer."),
            choices=(
                ("green", pgettext_lazy("seen", "Green")),
                ("clean", pgettext_lazy("seen", "Clean")),
                ("light", pgettext_lazy("seen", "Well lit")),
                ("people", pgettext_lazy("seen", "People about")),
                ("play", pgettext_lazy("seen", "Room to play")),
                ("sit", pgettext_lazy("seen", "Place to sit")),
            ),
        ),
        Question(
            code="bad",
            answer=AnswerType.MANY,
            label=_("What could be better?"),
            privacy="plain",
            counted_as=_("Counted per answer."),
            choices=(
                ("bare", pgettext_lazy("seen", "Bare")),
                ("litter", pgettext_lazy("seen", "Litter")),
                ("dark", pgettext_lazy("seen", "Dark")),
                ("empty", pgettext_lazy("seen", "Nobody about")),
                ("broken", pgettext_lazy("seen", "Broken things")),
                ("traffic", pgettext_lazy("seen", "Fast traffic")),
            ),
        ),
        Question(
            code="feel",
            answer=AnswerType.SCALE,
            label=_("How does it feel to stand here?"),
            privacy="plain",
            counted_as=_("The middle of all answers."),
            choices=(
                ("leave", pgettext_lazy("feel", "I want to walk on")),
                ("stay", pgettext_lazy("feel", "I like to stay")),
            ),
        ),
        Question(
            code="noticed",
            answer=AnswerType.WORDS,
            label=_("What do you want to remember?"),
            prompt=_("A place or a thing, never who it is."),
            privacy="personal",
            counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
            most=500,
            lighter=False,
        ),
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no walkers have tried it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    for_team=True,
    icon='<circle cx="12" cy="37" r="5"/><path d="M17 37h13c10 0 10-12 0-12H17c-10 0-10-12 0-12h14"/><path d="M31 6v14M31 6l11 4-11 5"/>',
)
