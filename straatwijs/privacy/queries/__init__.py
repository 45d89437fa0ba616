"""The only door to what was kept. Everything here returns frozen values, judged by who reads."""

from straatwijs.privacy.queries.counts import counts
from straatwijs.privacy.queries.pictures import area_picture, street_picture
from straatwijs.privacy.queries.reader import Reader, can_read
from straatwijs.privacy.queries.values import (
    Below,
    CountRow,
    Figure,
    InboxItem,
    InboxPage,
    Looking,
    Owed,
    Picture,
    Place,
    ReceiptFacts,
    SideTotal,
    Story,
    Voice,
)
from straatwijs.privacy.queries.words import (
    answerable,
    inbox,
    inbox_item,
    inbox_items,
    receipt_facts,
    stories,
)

__all__ = [
    "Below",
    "CountRow",
    "Figure",
    "InboxItem",
    "InboxPage",
    "Looking",
    "Owed",
    "Picture",
    "Place",
    "Reader",
    "ReceiptFacts",
    "SideTotal",
    "Story",
    "Voice",
    "answerable",
    "area_picture",
    "can_read",
    "counts",
    "inbox",
    "inbox_item",
    "inbox_items",
    "receipt_facts",
    "stories",
    "street_picture",
]
