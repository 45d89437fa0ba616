"""Logbook: what a shift outside looked like, in under a minute, for the course of the own place."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question

_BALL = '<circle cx="24" cy="24" r="17"/><path d="M24 16l8 6-3 9H19l-3-9zM24 7v9M40 20l-8 2M35 37l-6-6M13 37l6-6M8 20l8 2"/>'
_HOPSCOTCH = '<rect x="18" y="33" width="12" height="11"/><rect x="12" y="22" width="12" height="11"/><rect x="24" y="22" width="12" height="11"/><rect x="18" y="11" width="12" height="11"/><path d="M20 6h8"/>'
_SCISSORS = '<circle cx="13" cy="36" r="6"/><circle cx="35" cy="36" r="6"/><path d="M16 31L33 6M32 31L15 6"/>'
_MUSIC = '<circle cx="14" cy="37" r="6"/><circle cx="36" cy="33" r="6"/><path d="M20 37V11l22-5v27"/>'
_TALK = '<path d="M5 8h26v17H17l-7 7v-7H5zM36 17h7v16h-4v7l-7-7H21v-3"/>'
_BOWL = '<path d="M6 24h36c0 10-7 16-13 16H19C13 40 6 34 6 24zM17 17c-3-4 3-5 0-10M31 17c-3-4 3-5 0-10M24 17v-7"/>'
_STAR = '<path d="M24 5l6 13 14 2-10 10 2 14-12-7-12 7 2-14L4 20l14-2z"/>'

INSTRUMENT = Instrument(
    id="logbook",
    version=1,
    title=_("Logbook"),
    question=_("How was your shift outside?"),
    purpose=_("To see each week which course your place takes, and to change it in time."),
    source=(
        "The digital logbook of Thuis Op Straat, which printed each week the course of a place, as told in the "
        "study of the Hague neighbourhood approach, app. 4."
    ),
    used_by=_("Workers and volunteers who do something outside with children"),
    minutes=0.7,
    rhythm=_("After every shift, at least once a week"),
    counted_as=_("Each shift counts once. Its minutes are the looking behind the numbers."),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="activity",
            answer=AnswerType.CHOICE,
            label=_("What did you do?"),
            privacy="plain",
            counted_as=_("How often each was done."),
            choices=(
                ("sport", pgettext_lazy("activity", "Sport")),
                ("play", pgettext_lazy("activity", "Games")),
                ("craft", pgettext_lazy("activity", "Crafts")),
                ("music", pgettext_lazy("activity", "Music and dance")),
                ("talk", pgettext_lazy("activity", "Walk and talk")),
                ("eat", pgettext_lazy("activity", "Eat together")),
                ("other", pgettext_lazy("activity", "Something else")),
            ),
            icons=(_BALL, _HOPSCOTCH, _SCISSORS, _MUSIC, _TALK, _BOWL, _STAR),
            required=True,
        ),
        Question(
            code="children",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "children"),
            label=_("How many children took part?"),
            privacy="plain",
            counted_as=_("Added up per week."),
            most=200,
            steps=(1, 5),
        ),
        Question(
            code="girls",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "girls"),
            label=_("How many of them were girls?"),
            privacy="plain",
            counted_as=_("Added up per week, and as a share of the children."),
            most=200,
            at_most="children",
            steps=(1, 5),
        ),
        Question(
            code="adults",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "adults"),
            label=_("How many adults were there?"),
            privacy="plain",
            counted_as=_("Added up per week."),
            most=200,
            steps=(1, 5),
            lighter=False,
        ),
        Question(
            code="contact",
            answer=AnswerType.CHOICE,
            label=_("Did you have contact with adults?"),
            privacy="plain",
            counted_as=_("How often each was said."),
            choices=(
                ("none", pgettext_lazy("contact", "No")),
                ("talked", pgettext_lazy("contact", "We talked")),
                ("helped", pgettext_lazy("contact", "They helped")),
            ),
            lighter=False,
        ),
        Question(
            code="minutes",
            answer=AnswerType.NUMBER,
            short=pgettext_lazy("counted", "minutes"),
            label=_("How many minutes were you outside?"),
            privacy="plain",
            counted_as=_("Added up per week: the looking behind the numbers."),
            required=True,
            most=480,
            prompt=_("At most eight hours. Two shifts? Fill in two."),
            steps=(30, 60),
        ),
        Question(
            code="good",
            answer=AnswerType.WORDS,
            label=_("What went well?"),
            privacy="personal",
            counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
            most=1000,
            same_as_last=False,
        ),
        Question(
            code="bad",
            answer=AnswerType.WORDS,
            label=_("What did not go well?"),
            privacy="personal",
            counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
            most=1000,
            same_as_last=False,
        ),
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no worker has tried it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    for_team=True,
    minutes_asked="minutes",
    every_weeks=1,
    icon='<path d="M10 6h24a4 4 0 0 1 4 4v32H14a4 4 0 0 1-4-4zM10 38a4 4 0 0 1 4-4h24M18 15h12M18 22h12"/>',
)
