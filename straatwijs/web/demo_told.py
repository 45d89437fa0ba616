"""Stories of the demo neighbourhood: told around the talk plate, with what they mean to their tellers."""

import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions import share
from straatwijs.fieldwork.actions.make_up import set_make_up
from straatwijs.fieldwork.actions.threads import keep_thread
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of

_TOLD = Path(__file__).parent / "data" / "demo_told.json"
_AGES = {"to_17": 22, "to_34": 28, "to_64": 34, "from_65": 16}
_TENURES = {"owner": 25, "social_tenant": 55, "private_tenant": 20}


def tell_stories(chance: random.Random, street: Area, coordinator: Member) -> dict[str, list[int]]:
    """From the oldest to the newest; some are shared with everyone. Returns references by the thread that a person sees in them."""
    told = sorted(json.loads(_TOLD.read_text(encoding="utf-8")), key=lambda one: -int(one["ago"]))
    kept = [_tell(one, chance, street, phone=f"demo-teller-{number:03}") for number, one in enumerate(told)]
    references = [reference for reference, one in zip(kept, told, strict=True) if one.get("share")]
    share(references=references, circle="everyone", by=coordinator)
    around = neighbourhood_of(street)
    for group, shares in (("age", _AGES), ("tenure", _TENURES)):
        set_make_up(
            area=around, instrument=instruments()["story"], group=group, shares=shares, by=coordinator
        )
    threads: dict[str, list[int]] = {}
    for reference, one in zip(kept, told, strict=True):
        if "thread" in one:
            threads.setdefault(one["thread"], []).append(reference)
    return threads


def keep_threads(threads: dict[str, list[int]], street: Area, coordinator: Member) -> None:
    """Some are named; what else the stories have in common is left to be suggested."""
    for name, references in threads.items():
        keep_thread(area=neighbourhood_of(street), name=name, references=references, by=coordinator)


def _tell(one: dict[str, Any], chance: random.Random, street: Area, *, phone: str) -> int:
    moment = timezone.now() - timedelta(weeks=int(one["ago"]), hours=chance.randrange(1, 60))
    answers: dict[str, Any] = {code: one[code] for code in ("age", "felt") if code in one}
    if "move" in one:
        answers["whose_move"] = one["move"]
    note = NewNote(
        id=UUID(int=chance.getrandbits(128), version=4),
        instrument="story",
        area=street.code,
        side=one["side"],
        indicator=f"story_{one['theme']}_{one['side']}",
        noted_at=moment,
        perspective="young_resident" if one.get("age") == "to_17" else "resident",
        tenure=one.get("tenure", ""),
        answers=answers,
        words={code: one[code] for code in ("story", "helped", "opposed", "ending") if code in one},
        seconds=chance.randrange(120, 700),
    )
    return contributions.keep(note=note, secret=phone, now=moment).reference
