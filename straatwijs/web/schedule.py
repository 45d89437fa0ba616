"""What happens by itself, and when. Each command may run twice without harm, so a clock is all it takes: no queue, no broker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Job:
    """`due` says whether it belongs to the hour that begins now, local time."""

    command: str
    due: Callable[[datetime], bool]
    # Done at once when the worker starts: a machine may have been off on Monday.
    at_start: bool = False


def _monday_at_four(now: datetime) -> bool:
    return now.weekday() == 0 and now.hour == 4


def _every_hour(now: datetime) -> bool:
    return True


def _first_of_month(now: datetime) -> bool:
    return now.day == 1 and now.hour == 5


def _every_night(now: datetime) -> bool:
    return now.hour == 3


# In this order: signals are looked for when the week's counts are closed, and phones are forgotten after that.
JOBS = (
    Job("clearsessions", _every_night),
    Job("forget-drafts", _every_night),
    Job("close-choices", _every_night, at_start=True),
    Job("publish-counts", _monday_at_four, at_start=True),
    Job("find-signals", _monday_at_four, at_start=True),
    Job("gather-measured", _monday_at_four, at_start=True),
    # After these, so that the mail tells what they found. What was told once is not told again, so it may run twice.
    Job("send-digest", _monday_at_four, at_start=True),
    Job("send-mail", _every_hour, at_start=True),
    Job("forget", _first_of_month),
    Job("forget-team", _first_of_month),
)
