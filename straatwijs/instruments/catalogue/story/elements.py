"""What is asked of a story: the telling itself, what a story has in it, and what it means to its teller."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.catalogue.story.plate import THEMES
from straatwijs.instruments.definition import AnswerType, Question, Text

_NOT_COUNTED = _("Not counted. Names and numbers are taken out before the words are kept.")
_MORE = _("If you like: a little more")
_MEANS = _("What it means to you")


def _words(code: str, label: Text, *, part: Text, prompt: Text = "") -> Question:
    return Question(
        code=code,
        answer=AnswerType.WORDS,
        label=label,
        privacy="personal",
        counted_as=_NOT_COUNTED,
        most=1000,
        prompt=prompt,
        part=part,
        same_as_last=False,
        lighter=part is not _MORE,
    )


TELLING = (
    _words(
        "story",
        _("Tell it in your own way"),
        part=_("Your story"),
        prompt=_("Do you listen to somebody? Wait until the story is finished. Ask nothing before that."),
    ),
    _words("when_where", _("When was it, and where?"), part=_MORE),
    _words(
        "about_whom",
        _("Who is it about most?"),
        part=_MORE,
        prompt=_("No names: “an old neighbour”, “my son of ten”, “the man of the shop”."),
    ),
    _words("helped", _("Who helped, or what helped?"), part=_MORE),
    _words("opposed", _("Who or what made it hard?"), part=_MORE),
    _words("struggle", _("What was the hardest moment?"), part=_MORE),
    _words("ending", _("How did it end? Or how does it go on?"), part=_MORE),
)

MEANING = (
    Question(
        code="themes",
        answer=AnswerType.MANY,
        label=_("What else is it about?"),
        privacy="indirect",
        counted_as=_("Counted per answer."),
        choices=tuple((theme.code, theme.label) for theme in THEMES),
        part=_MEANS,
        prompt=_("You say it, not we. Choose as many as you like."),
    ),
    Question(
        code="felt",
        answer=AnswerType.MANY,
        label=_("How did it feel?"),
        privacy="indirect",
        counted_as=_("Counted per answer."),
        choices=(
            ("glad", pgettext_lazy("feeling", "Glad")),
            ("proud", pgettext_lazy("feeling", "Proud")),
            ("calm", pgettext_lazy("feeling", "Calm")),
            ("moved", pgettext_lazy("feeling", "Moved")),
            ("sad", pgettext_lazy("feeling", "Sad")),
            ("angry", pgettext_lazy("feeling", "Angry")),
            ("afraid", pgettext_lazy("feeling", "Afraid")),
            ("alone", pgettext_lazy("feeling", "Alone")),
        ),
        part=_MEANS,
    ),
    Question(
        code="together",
        answer=AnswerType.SCALE,
        label=_("In this story people stood …"),
        privacy="indirect",
        counted_as=_("The mean of what tellers chose."),
        choices=(("apart", _("each on their own")), ("together", _("together"))),
        part=_MEANS,
        lighter=False,
    ),
    Question(
        code="course",
        answer=AnswerType.SCALE,
        label=_("Here it gets …"),
        privacy="indirect",
        counted_as=_("The mean of what tellers chose."),
        choices=(("worse", _("worse")), ("better", _("better"))),
        part=_MEANS,
        lighter=False,
    ),
    Question(
        code="whose_move",
        answer=AnswerType.TRIANGLE,
        label=_("Who can do something with it?"),
        privacy="indirect",
        counted_as=_("The mean of what tellers chose."),
        choices=(
            ("neighbours", _("neighbours themselves")),
            ("workers", _("people who work here")),
            ("municipality", _("the municipality")),
        ),
        part=_MEANS,
        lighter=False,
    ),
    Question(
        code="age",
        answer=AnswerType.CHOICE,
        label=_("How old are you?"),
        privacy="indirect",
        counted_as=_("Counted for the whole neighbourhood, to see whose stories are still missing."),
        choices=(
            ("to_17", _("younger than 18")),
            ("to_34", _("18 to 34")),
            ("to_64", _("35 to 64")),
            ("from_65", _("65 or older")),
        ),
        part=_("About you"),
        prompt=_("Only to see whose stories we do not have yet. You may leave it open."),
    ),
    Question(
        code="told_to",
        answer=AnswerType.CHOICE,
        label=_("How was it told?"),
        privacy="plain",
        counted_as=_("Counted per answer."),
        choices=(
            ("alone", _("I write it down myself")),
            ("two", _("I tell it to two who listen")),
            ("group", _("I tell it in a group")),
        ),
        part=_("About you"),
        lighter=False,
    ),
)
