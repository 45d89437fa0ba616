"""Observation sheet: who uses a public place and what they do there, group by group, as a best guess.

The sheet of the Poptahof also guessed where people come from. We leave that out on purpose: it says more about who
looks than about who is seen.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question

INSTRUMENT = Instrument(
    id="observation",
    version=1,
    title=_("Observation round"),
    question=_("Who do you see here?"),
    purpose=_("To see who uses a place, when and for what, and how that changes through the seasons."),
    source=(
        "The observation matrix of the Stuurgroep Experimenten Volkshuisvesting in the Poptahof (four seasons, four weeks "
        "each, half an hour a week), as described in the study of the Hague neighbourhood approach, app. 4; without its "
        "guess of where people come from."
    ),
    used_by=_("Workers, scouts and residents who look together"),
    minutes=0.5,
    rhythm=_("Half an hour a week, four weeks in each season"),
    counted_as=_("Each group counts once, with the number of people in it, per half an hour of looking."),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="size",
            answer=AnswerType.NUMBER,
            label=_("How many people?"),
            privacy="plain",
            counted_as=_("Added up, per half an hour of looking."),
            required=True,
            most=99,
        ),
        Question(
            code="together",
            answer=AnswerType.CHOICE,
            label=_("How do they belong together?"),
            prompt=_("Your best guess is good enough."),
            privacy="plain",
            counted_as=_("Counted per answer."),
            choices=(
                ("alone", pgettext_lazy("people", "Alone")),
                ("couple", pgettext_lazy("people", "Couple")),
                ("family", pgettext_lazy("people", "Family")),
                ("friends", pgettext_lazy("people", "Friends")),
                ("group", pgettext_lazy("people", "Larger group")),
                ("unknown", pgettext_lazy("people", "Can't tell")),
            ),
            icons=(
                '<circle cx="24" cy="13" r="6"/><path d="M13 41v-8c0-7 5-11 11-11s11 4 11 11v8"/>',
                '<circle cx="16" cy="14" r="5"/><circle cx="32" cy="14" r="5"/><path d="M7 40v-8c0-6 4-9 9-9s8 3 8 9c0-6 3-9 8-9s9 3 9 9v8"/>',
                '<circle cx="13" cy="12" r="5"/><circle cx="35" cy="12" r="5"/><circle cx="24" cy="26" r="4"/><path d="M5 40V29c0-5 3-8 8-8M43 40V29c0-5-3-8-8-8M17 41v-3c0-4 3-6 7-6s7 2 7 6v3"/>',
                '<circle cx="12" cy="15" r="5"/><circle cx="36" cy="15" r="5"/><path d="M4 40v-8c0-5 3-8 8-8 7 0 9 6 12 6s5-6 12-6c5 0 8 3 8 8v8"/>',
                '<circle cx="10" cy="20" r="4"/><circle cx="24" cy="12" r="5"/><circle cx="38" cy="20" r="4"/><path d="M4 40v-6c0-4 2-6 6-6M44 40v-6c0-4-2-6-6-6M14 41V31c0-6 4-9 10-9s10 3 10 9v10"/>',
                '<circle cx="24" cy="24" r="18"/><path d="M18 19c0-8 12-8 12 0 0 5-6 5-6 10M24 35v.5"/>',
            ),
        ),
        Question(
            code="ages",
            answer=AnswerType.MANY,
            label=_("How old are they, more or less?"),
            privacy="plain",
            counted_as=_("Counted per answer."),
            choices=(
                ("children", pgettext_lazy("people", "Children")),
                ("young", pgettext_lazy("people", "Young people")),
                ("adults", pgettext_lazy("people", "Adults")),
                ("elderly", pgettext_lazy("people", "Older people")),
            ),
            icons=(
                '<circle cx="24" cy="17" r="7"/><path d="M15 42v-8c0-5 4-8 9-8s9 3 9 8v8M36 12c0-4 6-4 6 0 0 3-3 4-3 4v12"/>',
                '<circle cx="22" cy="12" r="6"/><path d="M12 40v-9c0-6 4-10 10-10s10 4 10 10v9M14 9h18M38 22v18M34 40h8"/>',
                '<circle cx="24" cy="11" r="6"/><path d="M12 42V31c0-7 5-11 12-11s12 4 12 11v11M24 20v8"/>',
                '<circle cx="20" cy="13" r="6"/><path d="M10 42v-9c0-7 4-11 10-11s10 4 10 11v9M38 42V28c0-4-5-4-5 0"/>',
            ),
        ),
        Question(
            code="doing",
            answer=AnswerType.MANY,
            label=_("What do they do?"),
            privacy="plain",
            counted_as=_("Counted per answer."),
            choices=(
                ("pass", pgettext_lazy("doing", "Pass by")),
                ("sit", pgettext_lazy("doing", "Sit or rest")),
                ("talk", pgettext_lazy("doing", "Talk")),
                ("play", pgettext_lazy("doing", "Play")),
                ("sport", pgettext_lazy("doing", "Sport")),
                ("walk_dog", pgettext_lazy("doing", "Walk the dog")),
                ("shop", pgettext_lazy("doing", "Shop or eat")),
                ("work", pgettext_lazy("doing", "Work or garden")),
                ("other", pgettext_lazy("doing", "Something else")),
            ),
            icons=(
                '<path d="M6 24h34M30 13l11 11-11 11"/>',
                '<path d="M6 26h36M10 26v14M38 26v14M8 12h32v8H8z"/>',
                '<path d="M6 9h28v18H19l-8 8v-8H6zM39 18h3v15h-4v7l-8-7h-8"/>',
                '<circle cx="24" cy="24" r="16"/><path d="M24 8c-7 10-7 22 0 32M24 8c7 10 7 22 0 32M9 19h30M9 30h30"/>',
                '<circle cx="30" cy="9" r="5"/><path d="M10 22l10-6 9 5-5 9 9 4 2 10M24 30l-5 7-9 2M29 21l4 5 8-1"/>',
                '<path d="M8 40V26l-3-8 8 2h14l6-8 4 5 5 1v5h-6l-3 17M14 40v-8h13v8"/>',
                '<path d="M10 16h28l3 26H7zM17 16v-3c0-9 14-9 14 0v3"/>',
                '<path d="M10 40L30 18M26 14l8 8 8-8-8-8zM6 44l4-4"/>',
                '<path d="M12 24h.5M24 24h.5M36 24h.5" stroke-width="7"/>',
            ),
        ),
        Question(
            code="noticed",
            answer=AnswerType.WORDS,
            label=_("Did something strike you?"),
            prompt=_("Only what you see, never who it is."),
            privacy="personal",
            counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
            most=500,
            lighter=False,
        ),
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no observers have tried it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    for_team=True,
    icon='<path d="M4 24c8-13 32-13 40 0-8 13-32 13-40 0z"/><circle cx="24" cy="24" r="6"/>',
)
