"""What somebody has to know who takes over a place: all of it from what the team wrote down already."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.models import Topic
from straatwijs.early_signals.queries.board import Line, board
from straatwijs.early_signals.states import State
from straatwijs.feedback.models import KeyPerson
from straatwijs.feedback.queries.burden import Burden, Rhythm, burden, rhythm, serving
from straatwijs.feedback.queries.key_people import key_people
from straatwijs.feedback.queries.promises import Promises, givers, promises
from straatwijs.feedback.queries.tried import Talked, in_the_lee, tried
from straatwijs.fieldwork.queries.burden import PlaceBurden, place_burden
from straatwijs.places.models import Area, Assignment
from straatwijs.privacy.queries import Reader
from straatwijs.shared.weeks import quarter_of


@dataclass(frozen=True, kw_only=True)
class Handover:
    """`leaver` is the person who leaves, if one was named. `asked`: what filling in asked, this quarter and the one before."""

    area: Area
    leaver: Member | None
    made_at: datetime
    promises: Promises
    talked: tuple[Talked, ...]
    sheltered: tuple[Topic, ...]
    signals: tuple[Line, ...]
    people: tuple[KeyPerson, ...]
    rhythm: Rhythm
    burden: Burden
    asked: tuple[PlaceBurden, ...]


def handover(area: Area, *, leaver: Member | None, reader: Reader, now: datetime) -> Handover:
    """For who leads the conversations here; that is up to the caller."""
    today = timezone.localdate(now)
    signals = board(reader, areas=[area], today=today)
    return Handover(
        area=area,
        leaver=leaver,
        made_at=now,
        promises=promises(area, leaver=leaver, today=today),
        talked=tried(area),
        sheltered=in_the_lee(area),
        signals=tuple(line for line in signals if line.signal.state in (State.TO_LOOK, State.ON_AGENDA)),
        people=tuple(key_people(area, today=today)),
        rhythm=rhythm(area, reader=reader, now=now),
        burden=burden(area, reader=reader, today=today),
        asked=_asked(area, reader=reader, today=today),
    )


def _asked(area: Area, *, reader: Reader, today: date) -> tuple[PlaceBurden, ...]:
    """Newest first. The quarter before only where something was filled in."""
    before = quarter_of(today).first_week - timedelta(days=1)
    found = [place_burden(area, reader=reader, today=day) for day in (today, before)]
    return tuple(one for number, one in enumerate(found) if one and (number == 0 or one.total.forms))


def may_leave(area: Area) -> QuerySet[Member]:
    """Who serves here or let somebody here count on something; also who was let go already and still has a name."""
    held = Assignment.objects.filter(serving(area)).values("member")
    there = Member.objects.filter(pk__in=held) | Member.objects.filter(pk__in=givers(area))
    return there.exclude(name="").order_by("name", "pk")
