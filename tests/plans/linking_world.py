"""Works and wishes of De Kade that can be linked."""

from datetime import timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.topics import add_topic
from straatwijs.agenda.models import Topic
from straatwijs.places.models import Area
from straatwijs.plans.models import Work
from tests.agenda.planning import plan


def make_work(area: Area, **other) -> Work:
    """A sewer that is renewed next year, unless told otherwise."""
    begins = timezone.localdate() + timedelta(days=300)
    usual = {
        "municipality": Area.objects.get(code=area.path.split("/")[0]),
        "key": f"{area.code} {other.get('what', '')}",
        "who": "Waterbedrijf",
        "what": "Vervanging van het riool",
        "kinds": ["sewer"],
        "area": area,
        "longitude": area.longitude,
        "latitude": area.latitude,
        "begins_on": begins,
        "ends_on": begins + timedelta(days=100),
        "opens_ground": True,
    }
    return Work.objects.create(**{**usual, **other})


def make_wishes(area: Area, by: Member, wishes: dict[str, Area]) -> list[Topic]:
    """Topics of one conversation, each at a street."""
    conversation = plan(area, by)
    topics = []
    for title, street in wishes.items():
        topic = add_topic(conversation=conversation, title=title, theme=None, areas=[street], by=by)
        topics.append(topic)
    return topics
