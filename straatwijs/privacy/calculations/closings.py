"""When the next figures come."""

from datetime import date, timedelta

from straatwijs.shared.weeks import Block, block_of

_LATEST_CLOSING = timedelta(weeks=3)


def following(block: Block) -> Block:
    return block_of(block.end)


def last_closed(today: date) -> Block:
    """The newest block whose closing has come; its Monday itself counts."""
    block = block_of(today - _LATEST_CLOSING * 3)
    while following(block).closes_on <= today:
        block = following(block)
    return block


def next_closing(today: date) -> date:
    """The Monday after today on which the next block closes."""
    return following(last_closed(today)).closes_on


def next_quarter_closing(today: date) -> date:
    """The Monday after today on which a quarter closes: then its parts come."""
    block = following(last_closed(today))
    while block.number < 3:
        block = following(block)
    return block.closes_on
