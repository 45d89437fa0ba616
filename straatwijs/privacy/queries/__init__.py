"""The only door to what was kept. Everything here returns frozen values, judged by who reads."""

from straatwijs.privacy.queries.answered_often import OftenAnswered, often_answered
from straatwijs.privacy.queries.behind import Noted, Often, VoiceOf, behind, noted, often_noted, voices
from straatwijs.privacy.queries.counts import counts
from straatwijs.privacy.queries.forms import Counted, Filled, counted, filled, given_by
from straatwijs.privacy.queries.inbox import inbox, inbox_item, inbox_items
from straatwijs.privacy.queries.owed import (
    Waiting,
    WeekOfNotes,
    kinds_counted_live,
    notes_by_week,
    received,
    waiting,
)
from straatwijs.privacy.queries.pictures import area_picture, street_picture
from straatwijs.privacy.queries.question import TooManyRows
from straatwijs.privacy.queries.reader import Reader, can_read
from straatwijs.privacy.queries.receipts import receipt_facts
from straatwijs.privacy.queries.series import Cells, Measured, Recent, Series, measured, recent, series
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
    Said,
    SideTotal,
    Story,
    Voice,
)
from straatwijs.privacy.queries.weekly import (
    WeekOfLooking,
    enough_people,
    enough_tellers,
    kind_of,
    noted_things,
    weekly,
)

__all__ = [
    "Below",
    "BlockTotal",
    "Cells",
    "CountRow",
    "Counted",
    "Figure",
    "Filled",
    "InboxItem",
    "InboxPage",
    "Looking",
    "Measured",
    "Noted",
    "Often",
    "OftenAnswered",
    "Picture",
    "Place",
    "Reader",
    "ReceiptFacts",
    "Recent",
    "Said",
    "Series",
    "SideTotal",
    "Story",
    "TooManyRows",
    "Voice",
    "VoiceOf",
    "Waiting",
    "WeekOfLooking",
    "WeekOfNotes",
    "area_picture",
    "behind",
    "can_read",
    "counted",
    "counts",
    "enough_people",
    "enough_tellers",
    "filled",
    "given_by",
    "inbox",
    "inbox_item",
    "inbox_items",
    "kind_of",
    "kinds_counted_live",
    "measured",
    "noted",
    "noted_things",
    "notes_by_week",
    "often_answered",
    "often_noted",
    "receipt_facts",
    "received",
    "recent",
    "series",
    "stories",
    "street_picture",
    "voices",
    "waiting",
    "weekly",
]
