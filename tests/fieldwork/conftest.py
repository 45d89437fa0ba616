"""Threads of De Kade, and a recogniser that is awake."""

from collections.abc import Callable

import pytest
from django.test import Client

from straatwijs.observations import deidentification
from tests.fieldwork.labelled import read
from tests.notes import give


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    """Names of threads are read for names of people."""
    deidentification.load()


@pytest.fixture
def desk(sign_in, coordinator) -> Client:
    return sign_in(coordinator)


@pytest.fixture
def tell(at: Callable, little_town) -> Callable[..., list[int]]:
    """`tell("scooters at night", 6)`: so many of the labelled stories, in the Wilgenstraat; their references."""
    at("2026-11-18 14:00")
    told = {}
    for story in read("development"):
        told.setdefault(story.thread, []).append(story.text)

    def go(
        thread: str, number: int, *, street=None, indicator: str = "story_other_annoying", **more
    ) -> list[int]:
        chosen = told[thread][:number]
        return [
            give(
                street or little_town.wilgenstraat,
                indicator,
                instrument="story",
                text=text,
                phone=f"phone-{thread}-{place}",
                **more,
            ).reference
            for place, text in enumerate(chosen)
        ]

    return go
