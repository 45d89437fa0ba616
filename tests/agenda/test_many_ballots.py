"""Ten thousand ballots from twenty clients at once, with doubles, retries and withdrawals: what the clients heard is what counts.

A client is a process of its own, as the workers of a server are.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from uuid import UUID

import pytest
from django.db import OperationalError, connections
from django.test import Client
from django.utils import timezone

from straatwijs.agenda.actions import ballots
from straatwijs.agenda.calculations.choices import Vote, count_votes
from straatwijs.agenda.models.choices import Choice, UsedCode
from straatwijs.agenda.queries.choices import count_list, result, votes_of
from straatwijs.shared.refusal import Refused
from tests.agenda.choosing import TEXTS, Choosing

pytestmark = [pytest.mark.slow(200), pytest.mark.django_db(transaction=True)]

CLIENTS = 20
# Below one: some try a code that somebody else has as well.
CODES_PER_BALLOT = 0.85
PERSPECTIVES = ("", "resident", "young_resident", "entrepreneur", "professional", "civil_servant")
_TRACKER = re.compile(r'class="tracker">([^<]+)<')
_CHANGE = re.compile(r'class="num">([^<]+)<')


@dataclass(frozen=True)
class Sheet:
    """One page that somebody filled in, and how often it is sent."""

    code: str
    page: str
    ranked: tuple[int, ...]
    perspective: str
    sent: int
    taken_back: bool

    @property
    def form(self) -> dict[str, object]:
        first, second, third = (*self.ranked, "", "")[:3]
        marks = {"first": first, "second": second, "third": third, "perspective": self.perspective}
        return {"code": self.code, "page": self.page, **marks}

    @property
    def vote(self) -> Vote:
        return Vote(ranked=self.ranked, perspective=self.perspective)


@dataclass
class Heard:
    """What one client was told: ballots by their three words, those it took back, and how often what happened."""

    counted: dict[str, Vote] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)
    taken_back: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)


def _sheets(codes: list[str], number: int, seed: int) -> list[Sheet]:
    chance = random.Random(seed)
    shared = codes + chance.choices(codes, k=number - len(codes))
    chance.shuffle(shared)
    return [
        Sheet(
            code="zzzz-zzzz-zzzz" if chance.random() < 0.01 else code,
            page=str(UUID(int=chance.getrandbits(128))),
            ranked=tuple(chance.sample(range(1, len(TEXTS) + 1), chance.choice((1, 2, 3, 3)))),
            perspective=chance.choices(PERSPECTIVES, weights=(10, 60, 20, 6, 3, 1))[0],
            sent=chance.choices((1, 2, 3), weights=(80, 15, 5))[0],
            taken_back=chance.random() < 0.03,
        )
        for code in shared
    ]


# What a client hears: the outcome, the three words and the change code.
Answer = tuple[str, str, str]
Way = Callable[[Choosing], Callable[[Sheet], Answer]]
_STATUS = {409: "used", 422: "unknown", 503: "busy"}


def by_page(choosing: Choosing) -> Callable[[Sheet], Answer]:
    """As a browser sends it, through the whole server."""
    browser = Client()

    def send(sheet: Sheet) -> Answer:
        answer = browser.post(f"/keuze/{choosing.choice.pk}/stem", sheet.form)
        if answer.status_code != 200:
            return _STATUS.get(answer.status_code, str(answer.status_code)), "", ""
        text = answer.content.decode()
        outcome = "again" if 'role="status"' in text else "counted"
        return outcome, _TRACKER.search(text)[1], _CHANGE.search(text)[1]

    return send


def by_action(choosing: Choosing) -> Callable[[Sheet], Answer]:
    """Without the page around it."""

    def send(sheet: Sheet) -> Answer:
        try:
            told = choosing.cast(
                *sheet.ranked, code=sheet.code, page=UUID(sheet.page), perspective=sheet.perspective
            )
        except ballots.UnknownCode:
            return "unknown", "", ""
        except Refused:
            return "used", "", ""
        except OperationalError:
            return "busy", "", ""
        return "again" if told.again else "counted", told.tracker, told.change_code

    return send


def _client(choosing: Choosing, way: Way, sheets: list[Sheet]) -> Heard:
    send, heard = way(choosing), Heard()
    for sheet in sheets:
        outcome, tracker, change = send(sheet)
        while outcome == "busy":  # as the page says: send it again
            outcome, tracker, change = send(sheet)
        heard.answers[outcome] += 1
        if outcome == "again":
            heard.again.add(tracker)
        if outcome == "counted":
            heard.counted[tracker] = sheet.vote
            if sheet.taken_back:
                _take_back(choosing, sheet, tracker, change)
                heard.taken_back.add(tracker)
    return heard


def _take_back(choosing: Choosing, sheet: Sheet, tracker: str, change: str) -> None:
    """At the desk; when the database is busy, once more."""
    said = {"code": sheet.code, "tracker": tracker, "change": change}
    for _again in range(20):
        try:
            return ballots.withdraw(choice=choosing.choice, **said, by=choosing.by, now=timezone.now())
        except OperationalError:
            continue
    raise AssertionError("The database stayed busy.")


def _share_out(sheets: list[Sheet]) -> list[list[Sheet]]:
    """Repeats of a sheet go to other clients, so that they arrive at the same time or long after."""
    chance = random.Random(len(sheets))
    hands: list[list[Sheet]] = [[] for _client in range(CLIENTS)]
    for position, sheet in enumerate(sheets):
        for repeat in range(sheet.sent):
            hands[(position + repeat) % CLIENTS].append(sheet)
    for hand in hands[1::2]:  # half of them in another order
        chance.shuffle(hand)
    return hands


@pytest.mark.parametrize(
    ("way", "number"), [(by_action, 10_000), pytest.param(by_page, 400, marks=pytest.mark.any_database)]
)
def test_count_is_what_the_clients_heard(open_for, way, number):
    choosing = open_for(codes=round(number * CODES_PER_BALLOT))
    sheets = _sheets(choosing.codes, number, 20261122)

    connections.close_all()  # each client opens its own
    with ProcessPoolExecutor(CLIENTS, mp_context=get_context("fork")) as together:
        heard = list(together.map(partial(_client, choosing, way), _share_out(sheets)))

    answers = sum((one.answers for one in heard), Counter())
    counted = {tracker: vote for one in heard for tracker, vote in one.counted.items()}
    gone = set().union(*(one.taken_back for one in heard))
    again = set().union(*(one.again for one in heard))
    model = {tracker: vote for tracker, vote in counted.items() if tracker not in gone}

    # Something of everything happened, and nothing else; nobody heard of a ballot that was not counted.
    assert set(answers) == {"counted", "again", "used", "unknown"}
    assert answers["counted"] == len(counted) > 0.8 * number
    assert (
        min(len(gone) / 0.015, len(again) / 0.1, answers["used"] / 0.1, answers["unknown"] / 0.003) > number
    )
    assert again <= set(counted)

    _check_count(choosing, model)


def _check_count(choosing: Choosing, model: dict[str, Vote]) -> None:
    now, choice = choosing.after(), choosing.choice
    assert UsedCode.objects.filter(choice=choice).count() == len(model)
    listed = {row.tracker: row.ranked for row in count_list(choice, now=now)}
    assert listed == {tracker: vote.ranked for tracker, vote in model.items()}
    assert votes_of(choice) == Counter(model.values())
    lines = count_votes(Counter(model.values()), range(1, len(TEXTS) + 1))
    found = result(choice, now=now)
    assert tuple(place.line for place in found.places) == lines
    # And counted again after everything was laid in another order.
    ballots.tidy(choice=choice, now=now)
    assert result(Choice.objects.get(), now=now) == found
