"""Desk: what somebody comes in with at a living-room desk, typed by a volunteer in three taps."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question

_SORTS = (
    ("question", pgettext_lazy("desk", "a question")),
    ("worry", pgettext_lazy("desk", "a worry")),
    ("nice", pgettext_lazy("desk", "something nice")),
)
_SUBJECTS = (
    ("money", pgettext_lazy("desk", "Money and letters")),
    ("home", pgettext_lazy("desk", "Home")),
    ("health", pgettext_lazy("desk", "Health and care")),
    ("safety", pgettext_lazy("desk", "Safety")),
    ("neighbours", pgettext_lazy("desk", "Neighbours")),
    ("children", pgettext_lazy("desk", "Children and school")),
    ("work", pgettext_lazy("desk", "Work")),
    ("street", pgettext_lazy("desk", "Green and street")),
    ("meeting", pgettext_lazy("desk", "Meeting people")),
    ("other", pgettext_lazy("desk", "Something else")),
)
_SORT_ICONS = (
    '<path d="M16 18c0-11 16-11 16 0 0 6-8 6-8 13M24 38v.5"/>',
    '<path d="M24 7l18 33H6zM24 19v10M24 34v.5"/>',
    '<path d="M24 41C9 30 5 23 8 15c3-7 12-7 16 1 4-8 13-8 16-1 3 8-1 15-16 26z"/>',
)
_SUBJECT_ICONS = (
    '<path d="M6 12h36v24H6zM6 13l18 14 18-14M31 31h6"/>',
    '<path d="M7 23L24 9l17 14M12 20v20h24V20M20 40V29h8v11"/>',
    '<path d="M19 7h10v12h12v10H29v12H19V29H7V19h12z"/>',
    '<path d="M24 6l15 5v12c0 10-7 16-15 19-8-3-15-9-15-19V11zM17 24l5 5 9-10"/>',
    '<path d="M8 40V22l8-7 8 7v18zM24 40V22l8-7 8 7v18zM15 40v-9h2v9M31 40v-9h2v9"/>',
    '<path d="M24 10L5 18l19 8 19-8zM13 22v10c6 5 16 5 22 0V22M43 18v12"/>',
    '<path d="M7 17h34v23H7zM18 17v-6h12v6M7 27h34M24 25v4"/>',
    '<path d="M24 42V27M24 30l-7-6M24 33l7-6M24 6c10 0 15 8 12 14 4 5-1 11-6 11H18c-5 0-10-6-6-11C9 14 14 6 24 6z"/>',
    '<path d="M16 12a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM32 12a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM7 38c0-16 18-16 18 0M23 38c0-16 18-16 18 0"/>',
    '<path d="M12 24h.5M24 24h.5M36 24h.5"/>',
)

INSTRUMENT = Instrument(
    id="desk",
    version=1,
    title=_("At the desk"),
    question=_("What do people come in with?"),
    purpose=_(
        "To hear what people ask and worry about, so that the answer comes, and the next one need not ask."
    ),
    source=(
        "The living-room desk of one of nine Dutch neighbourhoods that link tasks (Platform31): what people came in with was kept, and became the next news sheet and "
        "the municipality's homework."
    ),
    used_by=_("Volunteers at a living-room desk, for everybody who walks in"),
    minutes=0.3,
    rhythm=_("With every question"),
    counted_as=_(
        "Each question counts once, by what it is about. Everybody reads a number only from five questions on, on three different days, and rounded."
    ),
    themes=(),
    indicators=(),
    questions=(
        Question(
            code="sort",
            answer=AnswerType.CHOICE,
            label=_("What is it?"),
            privacy="plain",
            counted_as=_("Counted per place and month."),
            choices=_SORTS,
            icons=_SORT_ICONS,
            required=True,
            same_as_last=False,
        ),
        Question(
            code="about",
            answer=AnswerType.CHOICE,
            label=_("What is it about?"),
            privacy="indirect",
            counted_as=_("Counted per place and month; for everybody rounded and from five on."),
            choices=_SUBJECTS,
            icons=_SUBJECT_ICONS,
            required=True,
            same_as_last=False,
        ),
        Question(
            code="said",
            answer=AnswerType.WORDS,
            label=_("In their own words"),
            privacy="personal",
            counted_as=_("Not counted. Names and numbers are taken out before the words are kept."),
            most=600,
            prompt=_("This may stay empty. No names, no numbers."),
            same_as_last=False,
        ),
    ),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no volunteer at a desk has used it yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    for_team=True,
    for_others=True,
    icon='<path d="M6 28h36v5H6zM10 33v9M38 33v9M24 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM13 28c1-12 21-12 22 0"/>',
)
