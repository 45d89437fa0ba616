"""A town with two scouts and a coordinator, a conversation in three weeks, and four questions at the desk last month."""

import json
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from straatwijs.agenda.models import Conversation
from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area
from straatwijs.shared.weeks import quarter_of
from tests.town import make_member


def build() -> None:
    kade = Area.objects.get(slug="de-kade")
    scout = make_member("Sanne Wolters", "scout", kade)
    make_member("Mirjam Bos", "scout", kade)
    make_member("Carla Dijkgraaf", "coordinator", kade)
    Conversation.objects.create(
        area=kade, at=timezone.now() + timedelta(weeks=3), venue="neighbourhood", place="Buurthuis"
    )
    for number in range(4):
        _ask(kade, scout, number)
    print(json.dumps({"quarter": str(quarter_of(_last_month(10)))}))


def put_newest_question_in_last_month() -> None:
    newest = Contribution.objects.filter(channel="desk").latest("pk")
    Contribution.objects.filter(pk=newest.pk).update(noted_at=_last_month(14))


def _last_month(day: int):
    first = timezone.localtime().replace(day=1, hour=14)
    return (first - timedelta(days=1)).replace(day=day)


def _ask(area, scout, number: int) -> None:
    at = _last_month(10 + number)
    note = NewNote(
        id=uuid4(), instrument="desk", area=area.code, side="", noted_at=at, channel="desk",
        answers={"sort": "question", "about": "money"},
    )  # fmt: skip
    contributions.keep(note=note, secret=None, now=at, member=scout)
