"""Reads of choices. Before closing nobody, also not the team, learns more than how many codes were used."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from straatwijs.agenda.calculations.choices import (
    LEAST,
    Line,
    Vote,
    count_votes,
    numbers_by_perspective,
    podium,
)
from straatwijs.agenda.models.choices import Ballot, Choice, Option, Phase, UsedCode, WaitingBallot
from straatwijs.agenda.models.topics import Topic
from straatwijs.agenda.states import TopicState
from straatwijs.instruments.definition import Text
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import Area
from straatwijs.places.queries import within

_TOPICS = 60
_NOT_SAID = ""


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """`made`: codes that were printed; `used`: voices that were given with them."""

    made: int
    used: int


@dataclass(frozen=True, kw_only=True)
class Place:
    """An option with how often it came first, second and third."""

    option: Option
    line: Line


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What people of one perspective put on top. `number` is None, and `top` empty, where it is not shown."""

    code: str
    label: Text | None
    number: int | None
    top: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """`enough` is False for a handful of ballots, which could be recognised: then there are no places to show."""

    turnout: Turnout
    enough: bool
    places: tuple[Place, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A ballot on the count list: its three words, and the numbers of its options."""

    tracker: str
    ranked: tuple[int, ...]


def public_choice(choice_id: int) -> Choice | None:
    return Choice.objects.filter(pk=choice_id, ready=True).select_related("area").first()


def choices_within(areas: Iterable[Area]) -> QuerySet[Choice]:
    """Also drafts: for the team of these places."""
    return Choice.objects.filter(within(areas, "area")).select_related("area")


def choices_at(area: Area, *, now: datetime) -> tuple[Choice, ...]:
    """What everyone can read for this very place: open and announced ones, and the last that closed."""
    ready = Choice.objects.filter(area=area, ready=True)
    closed = ready.filter(closes_at__lte=now).order_by("-closes_at")[:1]
    return (*ready.filter(closes_at__gt=now).order_by("closes_at"), *closed)


def taken_up(area: Area) -> tuple[Option, ...]:
    """What residents of this place chose and the team took up, newest choice first: for an agenda or a plan."""
    found = Option.objects.filter(choice__area=area, taken_up=True).select_related("choice", "topic")
    return tuple(found.order_by("-choice__closes_at", "order"))


def topics_to_choose_from(areas: Iterable[Area]) -> tuple[Topic, ...]:
    """Topics of conversations that are still talked about, and not sheltered."""
    alive = (TopicState.PROPOSED, TopicState.ON_AGENDA, TopicState.LATER)
    found = Topic.objects.filter(within(areas, "conversation__area"), sheltered=False, state__in=alive)
    return tuple(found.order_by("-conversation__at", "order", "id")[:_TOPICS])


def turnout(choice: Choice) -> Turnout:
    if choice.tidied:
        used = Ballot.objects.filter(choice=choice).count()
    else:
        used = UsedCode.objects.filter(choice=choice).count()
    return Turnout(made=choice.codes_made, used=used)


def votes_of(choice: Choice) -> Counter[Vote]:
    """Equal votes together. What still waits in the urn at closing counts with the others."""
    votes: Counter[Vote] = Counter()
    for table in (Ballot, WaitingBallot):
        rows = table.objects.filter(choice=choice).values_list(
            "first__order", "second__order", "third__order", "perspective"
        )
        for first, second, third, perspective, number in rows.order_by().annotate(number=Count("id")):
            votes[Vote(ranked=_ranked(first, second, third), perspective=perspective)] += number
    return votes


def _ranked(*orders: int | None) -> tuple[int, ...]:
    return tuple(order for order in orders if order is not None)


def result(choice: Choice, *, now: datetime) -> Result | None:
    """Counted anew from the ballots each time. None as long as people can choose."""
    if choice.phase_at(now) is not Phase.CLOSED:
        return None
    votes, options = votes_of(choice), {option.order: option for option in choice.options.all()}
    ballots = sum(votes.values())
    enough = ballots >= LEAST
    return Result(
        turnout=Turnout(made=choice.codes_made, used=ballots),
        enough=enough,
        places=_places(votes, options) if enough else (),
        voices=_voices(votes, options) if enough else (),
    )


def _places(votes: Counter[Vote], options: dict[int, Option]) -> tuple[Place, ...]:
    lines = count_votes(votes, sorted(options))
    return tuple(Place(option=options[line.option], line=line) for line in lines)


def _voices(votes: Counter[Vote], options: dict[int, Option]) -> tuple[Voice, ...]:
    """One per perspective of the plan, whether anybody chose as that or not."""
    numbers = numbers_by_perspective(votes, (*PERSPECTIVES, _NOT_SAID))
    return tuple(
        Voice(
            code=code,
            label=PERSPECTIVES.get(code),
            number=number,
            top=_top(votes, options, code) if number else (),
        )
        for code, number in numbers.items()
    )


def _top(votes: Counter[Vote], options: dict[int, Option], perspective: str) -> tuple[Place, ...]:
    own = Counter({vote: number for vote, number in votes.items() if vote.perspective == perspective})
    return tuple(
        Place(option=options[line.option], line=line) for line in podium(count_votes(own, sorted(options)))
    )


def count_list(choice: Choice, *, now: datetime) -> tuple[Listed, ...] | None:
    """Every ballot by its three words, in their order. None before closing, and for a handful of ballots."""
    if choice.phase_at(now) is not Phase.CLOSED:
        return None
    rows = [
        Listed(tracker=tracker, ranked=_ranked(first, second, third))
        for table in (Ballot, WaitingBallot)
        for tracker, first, second, third in table.objects.filter(choice=choice).values_list(
            "tracker", "first__order", "second__order", "third__order"
        )
    ]
    return tuple(sorted(rows, key=lambda row: row.tracker)) if len(rows) >= LEAST else None
