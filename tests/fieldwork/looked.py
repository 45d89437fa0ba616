"""One of everything that looking together makes, for tests of pages."""

from uuid import uuid4

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions.rounds import lay_route, plan_round
from straatwijs.fieldwork.actions.typed_sheets import Sheet, type_in
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area


def typed_sheet(street: Area, by: Member) -> int:
    """A paper sheet that waits for approval."""
    paper = Sheet(
        instrument=instruments()["observation"],
        area=street,
        answers={"size": 2},
        words={},
        noted_on=timezone.localdate(),
    )
    # The team's own forms name who wrote them; nobody is needed to look at a page.
    return type_in(sheet=paper, note_id=uuid4(), by=by, now=timezone.now(), line=1).pk


def looked_together(kade: Area, street: Area, by: Member) -> dict[str, object]:
    """A round and a route with one stop that was looked at."""
    square = Area.objects.get(slug="marktplein")
    found = plan_round(area=street, begins_on=timezone.localdate(), weeks=4, minutes=30, by=by)
    route = lay_route(area=kade, name="Rondje", stops=[street, square], by=by)
    for instrument, answers in (
        ("walk", {"change": "first", "good": ["green"], "bad": ["dark"]}),
        ("observation", {"size": 3, "together": "friends", "doing": ["talk"]}),
    ):
        note = NewNote(
            id=uuid4(),
            instrument=instrument,
            area=street.code,
            side="",
            noted_at=timezone.now(),
            answers=answers,
        )
        contributions.keep(note=note, secret=None, now=timezone.now(), member=by)
    return {"round_id": found.pk, "route_id": route.pk}
