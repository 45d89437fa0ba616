"""People's words: stories for the pages, the team's inbox, and what a receipt shows."""

from collections.abc import Collection, Sequence

from straatwijs.places.models import Area
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import InboxItem, InboxPage, Owed, ReceiptFacts, Story


def stories(
    area: Area,
    *,
    reader: Reader,
    first: int = 0,
    limit: int = 12,
    indicator: str | None = None,
    side: str | None = None,
) -> tuple[Story, ...]:
    raise NotImplementedError


def inbox(
    reader: Reader,
    *,
    areas: Collection[Area],
    circle: str | None = None,
    side: str | None = None,
    kind: str | None = None,
    indicator: str | None = None,
    text: bool | None = None,
    references: Collection[int] | None = None,
    excluded: Collection[int] | None = None,
    first: int = 0,
    limit: int = 25,
) -> InboxPage:
    raise NotImplementedError


def inbox_item(reference: int, *, reader: Reader) -> InboxItem | None:
    raise NotImplementedError


def inbox_items(references: Sequence[int], *, reader: Reader) -> tuple[InboxItem, ...]:
    raise NotImplementedError


def receipt_facts(token: str) -> ReceiptFacts | None:
    raise NotImplementedError


def answerable(area: Area, *, reader: Reader) -> tuple[Owed, ...]:
    raise NotImplementedError
