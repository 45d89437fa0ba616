"""Checklist: how people help each other here, filled in together by the scouts of a neighbourhood, once a quarter.

Each item has one shared answer, and room for whoever sees it otherwise, for what is there, what is in the way and what to do.
The codes say what stands together: `alone` is an item, `alone_do` one of its lines.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from straatwijs.instruments.definition import AnswerType, Instrument, Question, Text

_ANSWERS = (
    ("strong", pgettext_lazy("checklist", "strong")),
    ("so_so", pgettext_lazy("checklist", "so-so")),
    ("weak", pgettext_lazy("checklist", "weak")),
    ("unknown", pgettext_lazy("checklist", "we don't know")),
)
_PEOPLE, _PLACES = _("People"), _("Places and help")
# Code, part, what is said about it, and what helps to think of it.
_ITEMS: tuple[tuple[str, Text, Text, Text], ...] = (
    (
        "neighbours",
        _PEOPLE,
        _("Neighbours help each other"),
        _("Think of shopping, a key, a child to look after."),
    ),
    ("alone", _PEOPLE, _("Who is alone is seen"), _("Who would notice it, and who goes by?")),
    ("newcomers", _PEOPLE, _("Who is new finds a way in"), _("Who says hello? Where do they come first?")),
    ("young", _PEOPLE, _("Young people count here"), _("Are they asked? Do they have a place of their own?")),
    (
        "money",
        _PEOPLE,
        _("You can join in with little money"),
        _("Think of a club, a meal, a day out, a birthday."),
    ),
    (
        "quarrels",
        _PEOPLE,
        _("Neighbours talk when something chafes"),
        _("Noise, rubbish, parking: who brings people together?"),
    ),
    (
        "places",
        _PLACES,
        _("There are places where you can meet"),
        _("Inside and outside. When are they open, and for whom?"),
    ),
    (
        "carrying",
        _PLACES,
        _("Enough people carry the work"),
        _("Clubs, residents' groups, volunteers. What if one person stops?"),
    ),
    (
        "help",
        _PLACES,
        _("You soon find help when you need it"),
        _("Doctor, community team, desk. Can everybody get there?"),
    ),
)
_LINES: tuple[tuple[str, Text, Text], ...] = (
    (
        "otherwise",
        _("Who sees it otherwise, and why?"),
        _("As a role: “the youth worker thinks …”. No names."),
    ),
    ("there", _("What is there already?"), ""),
    ("hinders", _("What is in the way?"), ""),
    ("do", _("What can we do, and who is it for?"), ""),
)
_TOGETHER: tuple[tuple[str, Text, Text], ...] = (
    ("changed", _("What changed since last time?"), _("Better or worse, big or small.")),
    (
        "risks",
        _("What can go wrong in the coming time?"),
        _("A school that closes, a key person who leaves."),
    ),
    (
        "chances",
        _("Where do you see a chance?"),
        _("People with a plan, an empty building, works that come."),
    ),
)
_ROLES = (
    ("resident", pgettext_lazy("role", "resident")),
    ("young_resident", pgettext_lazy("role", "young resident")),
    ("parent", pgettext_lazy("role", "parent")),
    ("carer", pgettext_lazy("role", "who cares for somebody")),
    ("newcomer", pgettext_lazy("role", "who is new here")),
    ("volunteer", pgettext_lazy("role", "volunteer")),
    ("shopkeeper", pgettext_lazy("role", "shopkeeper")),
    ("caretaker", pgettext_lazy("role", "caretaker")),
    ("youth_worker", pgettext_lazy("role", "youth worker")),
    ("community_worker", pgettext_lazy("role", "community worker")),
    ("school", pgettext_lazy("role", "school")),
    ("care", pgettext_lazy("role", "care and health")),
    ("club", pgettext_lazy("role", "club or association")),
)
_NOT_COUNTED = _("Not counted. Names and numbers are taken out before the words are kept.")


def _words(code: str, part: Text, label: Text, prompt: Text, *, lighter: bool = True) -> Question:
    return Question(
        code=code,
        answer=AnswerType.WORDS,
        label=label,
        privacy="personal",
        counted_as=_NOT_COUNTED,
        most=600,
        prompt=prompt,
        part=part,
        same_as_last=False,
        lighter=lighter,
    )


def _questions() -> Iterator[Question]:
    for code, part, label, prompt in _ITEMS:
        yield Question(
            code=code,
            answer=AnswerType.CHOICE,
            label=label,
            privacy="plain",
            counted_as=_("One answer a meeting, beside that of the meeting before."),
            choices=_ANSWERS,
            prompt=prompt,
            part=part,
            same_as_last=False,
        )
        for line, asked, help_ in _LINES:
            yield _words(f"{code}_{line}", part, asked, help_, lighter=line != "there")
    for line, asked, help_ in _TOGETHER:
        yield _words(f"together_{line}", _("All together"), asked, help_)
    yield Question(
        code="roles",
        answer=AnswerType.MANY,
        label=_("Who was there?"),
        privacy="plain",
        counted_as=_("Whether a role was there, never who or how many."),
        choices=_ROLES,
        prompt=_("As which role somebody spoke."),
        part=_("All together"),
        same_as_last=False,
    )


INSTRUMENT = Instrument(
    id="checklist",
    version=1,
    title=_("Checklist of the scouts"),
    question=_("How do people help each other here?"),
    purpose=_(
        "To see together where people help each other and where not. And to bring each point to who can do something about it."
    ),
    source=(
        "The checklist of social rayonhoofden and ijsmeesters (Movisie), as described in the study of the "
        "Hague neighbourhood approach, app. 4: filled in together in a local meeting, a month before the meeting at the "
        "town hall; facilities, bottlenecks, risks and chances, strong and weak sides. The items are our own words."
    ),
    used_by=_("Scouts and coordinator, together in a meeting"),
    minutes=60,
    rhythm=_("Once a quarter, a month before the conversation"),
    counted_as=_(
        "Each item has one answer a meeting. It is the team's, and stands beside the answer of last time."
    ),
    themes=(),
    indicators=(),
    questions=tuple(_questions()),
    author="Straatwijs project",
    checker="Second reader of the Straatwijs project; no group of scouts has filled it in yet",
    reviewed_on=date(2026, 11, 29),
    review_before=date(2027, 11, 29),
    changes=("1: first version.",),
    form=True,
    for_team=True,
    icon='<path d="M11 8h26v34H11zM17 17l2 2 4-4M17 26l2 2 4-4M17 35l2 2 4-4M27 17h6M27 26h6M27 35h6"/>',
)
