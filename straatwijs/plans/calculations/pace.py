"""Whether what goes along with works of others can be a quick win."""

from datetime import date, timedelta

# Within this time people can see it; within this time it must be agreed, so that it can't wait for a whole plan.
_SEEN, _HURRY, _SEEN_AFTER_HURRY = timedelta(weeks=26), timedelta(weeks=9), timedelta(weeks=52)


def is_quick(*, today: date, agree_before: date | None, ends: date) -> bool:
    """When the works are over within half a year; or within a year, when the chance passes in two months."""
    if ends - today <= _SEEN:
        return True
    hurry = agree_before is not None and agree_before - today <= _HURRY
    return hurry and ends - today <= _SEEN_AFTER_HURRY
