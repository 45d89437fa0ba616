"""The only door to what was kept. Everything here returns frozen values, judged by who reads."""

from straatwijs.privacy.queries.counts import counts
from straatwijs.privacy.queries.inbox import inbox, inbox_item, inbox_items
from straatwijs.privacy.queries.owed import Waiting, kinds_counted_live, received, waiting
from straatwijs.privacy.queries.pictures import area_picture, street_picture
from straatwijs.privacy.queries.question import TooManyRows
from straatwijs.privacy.queries.reader import Reader, can_read
from straatwijs.privacy.queries.receipts import receipt_facts
from straatwijs.privacy.queries.stories import stories
from straatwijs.privacy.queries.values import (
    Below,
    BlockTotal,
    CountRow,
    Figure,
    InboxItem,
    InboxPage,
    Looking,
    Picture,
    Place,
    ReceiptFacts,
    SideTotal,
    Story,
    Voice,
)

__all__ = [
    "Below",
    "BlockTotal",
    "CountRow",
    "Figure",
    "InboxItem",
    "InboxPage",
    "Looking",
    "Picture",
    "Place",
    "Reader",
    "ReceiptFacts",
    "SideTotal",
    "Story",
    "TooManyRows",
    "Voice",
    "Waiting",
    "area_picture",
    "can_read",
    "counts",
    "inbox",
    "inbox_item",
    "inbox_items",
    "kinds_counted_live",
    "receipt_facts",
    "received",
    "stories",
    "street_picture",
    "waiting",
]
