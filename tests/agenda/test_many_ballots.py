"""Ten thousand ballots from twenty clients at once, with doubles, retries and withdrawals: what the clients heard is what counts."""

import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from straatwijs.agenda.actions import ballots
from straatwijs.agenda.calculations.choices import Vote, count_votes
from straatwijs.agenda.models.choices import Choice, UsedCode
from straatwijs.agenda.queries.choices import count_list, result, votes_of
from tests.agenda.choosing import TEXTS, Choosing

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CLIENTS = 20
BALLOTS = 10_000
CODES = 8_500  # so fifteen hundred ballots try a code that somebody else has as well
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


def _sheets(codes: list[str], seed: int) -> list[Sheet]:
    chance = random.Random(seed)
    shared = codes + chance.choices(codes, k=BALLOTS - len(codes))
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


def _send(browser: Client, choosing: Choosing, sheet: Sheet, heard: Heard) -> None:
    answer = browser.post(f"/keuze/{choosing.choice.pk}/stem", sheet.form)
    while answer.status_code == 503:
        heard.answers["busy"] += 1
        answer = browser.post(f"/keuze/{choosing.choice.pk}/stem", sheet.form)
    text = answer.content.decode()
    if answer.status_code != 200:
        heard.answers[str(answer.status_code)] += 1
        return
    tracker, change = _TRACKER.search(text)[1], _CHANGE.search(text)[1]
    if 'role="status"' in text:
        heard.again.add(tracker)
        return
    heard.counted[tracker] = sheet.vote
    if sheet.taken_back:
        _take_back(choosing, sheet, tracker, change)
        heard.taken_back.add(tracker)


def _take_back(choosing: Choosing, sheet: Sheet, tracker: str, change: str) -> None:
    from django.utils import timezone  # noqa: PLC0415 - beside its only use

    ballots.withdraw(
        choice=choosing.choice, code=sheet.code, tracker=tracker, change=change, by=choosing.by, now=timezone.now()
    )  # fmt: skip


def _client(choosing: Choosing, sheets: list[Sheet]) -> Heard:
    browser, heard = Client(), Heard()
    try:
        for sheet in sheets:
            _send(browser, choosing, sheet, heard)
    finally:
        connection.close()
    return heard


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


def test_count_is_what_the_clients_heard(open_for):
    choosing = open_for(codes=CODES)
    sheets = _sheets(choosing.codes, 20261122)

    with ThreadPoolExecutor(CLIENTS) as together:
        heard = list(together.map(lambda hand: _client(choosing, hand), _share_out(sheets)))

    answers = sum((one.answers for one in heard), Counter())
    counted = {tracker: vote for one in heard for tracker, vote in one.counted.items()}
    gone = set().union(*(one.taken_back for one in heard))
    model = {tracker: vote for tracker, vote in counted.items() if tracker not in gone}
    again = set().union(*(one.again for one in heard))
    print(f"{len(counted)} counted, {len(gone)} taken back, {len(again)} heard again, {dict(answers)}")

    # Something of everything happened, and nothing else.
    assert len(counted) == sum(len(one.counted) for one in heard) > 8_000
    assert len(gone) > 150
    assert len(again) > 1_000
    assert answers["409"] > 1_000
    assert answers["422"] > 80
    assert set(answers) <= {"409", "422", "busy"}
    assert again <= set(counted)

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
