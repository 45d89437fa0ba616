"""The only door: what everyone asks touches published cells, counts of things, and shared words; no rows leave."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from django.db import connection
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext

from straatwijs.privacy import queries
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.queries import Reader
from tests.privacy.conftest import CURTAINS, NOISE, RUBBISH, give, look

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 9)
EVERYONE = Reader.everyone()
SPAN = {"first": date(2026, 9, 28), "last": TODAY}


@pytest.fixture
def full_of_secrets(little_town, autumn, regulars, note_by_each):
    """What could leak is there: unshared words, few people, an open block, one person's visit."""
    note_by_each(
        regulars[:6], little_town.iepenpad, when=autumn.first_block, text="gedeeld", circle="everyone"
    )
    give(little_town.wilgenstraat, NOISE, text="geheim", perspective="entrepreneur", when=autumn.first_block)
    give(little_town.wilgenstraat, NOISE, text="te vroeg", circle="everyone", when="2026-12-08 10:00")
    give(little_town.wilgenstraat, CURTAINS, text="geheim", when=autumn.first_block)
    give(little_town.wilgenstraat, RUBBISH, text="geheim", when=autumn.first_block)
    give(little_town.wilgenstraat, RUBBISH, text="gedeeld", circle="everyone", when=autumn.first_block)
    look(little_town.wilgenstraat, when=autumn.first_block)
    publish_counts(as_of=TODAY)
    return little_town


def everything_for(reader: Reader, town) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each public question about a street, its neighbourhood and the municipality."""
    for area in (town.wilgenstraat, town.kade, town.municipality):
        yield "picture", lambda area=area: queries.area_picture(area, reader=reader, today=TODAY)
        yield "stories", lambda area=area: queries.stories(area, reader=reader, limit=50)
        yield "received", lambda area=area: queries.received(area, reader=reader)
        yield "inbox", lambda area=area: queries.inbox(reader, areas=[area])
        for by in ("week", "block", "quarter"):
            for part in ("", "street", "indicator", "perspective"):
                asked = {"by": by, "part": part, **SPAN}
                yield (
                    "counts",
                    lambda area=area, asked=asked: queries.counts(area, reader=reader, **asked),
                )


def test_everyone_reads_things_cells_and_shared_words_only(full_of_secrets):
    with CaptureQueriesContext(connection) as sent:
        for _name, ask in everything_for(EVERYONE, full_of_secrets):
            ask()

    statements = [query["sql"] for query in sent.captured_queries]
    about_notes = [sql for sql in statements if "observations_contribution" in sql]
    about_counts = [sql for sql in statements if "observations_streetweek" in sql]
    assert about_notes
    assert about_counts
    assert [sql for sql in about_notes if "'everyone'" not in sql] == []
    assert [sql for sql in about_counts if "'object'" not in sql] == []
    assert [sql for sql in statements if "observations_visit" in sql] == []


def test_everyone_reads_no_word_that_was_not_shared_and_closed(full_of_secrets):
    told = {
        story.text
        for name, ask in everything_for(EVERYONE, full_of_secrets)
        if name == "stories"
        for story in ask()
    }

    assert told == {"gedeeld"}


def values_in(value: object) -> Iterator[object]:
    yield value
    if is_dataclass(value):
        for one in fields(value):
            yield from values_in(getattr(value, one.name))
    elif isinstance(value, tuple | list | set | dict):
        for one in value:
            yield from values_in(one)


@pytest.mark.parametrize("who", ["everyone", "coordinator"])
def test_only_plain_values_leave(full_of_secrets, request, who):
    reader = EVERYONE if who == "everyone" else Reader.for_member(request.getfixturevalue(who))

    left = [one for _name, ask in everything_for(reader, full_of_secrets) for one in values_in(ask())]

    assert [one for one in left if isinstance(one, Model | QuerySet | bytes | memoryview)] == []
    loose = {type(one) for one in left if is_dataclass(one) and not type(one).__dataclass_params__.frozen}
    assert loose == set()
