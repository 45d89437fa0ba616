"""Planning rounds of looking and routes to walk, and saying that nothing has changed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.models import Round, Route, Stop
from straatwijs.fieldwork.models.rounds import Season
from straatwijs.fieldwork.queries.rounds import last_walk
from straatwijs.observations.actions import contributions
from straatwijs.observations.actions.visits import keep_visit
from straatwijs.observations.note import Kept, NewNote, NewVisit
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import week_of

WALK = "walk"
# Nobody looks longer at one stretch; a clock that was left running does.
MOST_MINUTES = 240
_MOST_STOPS = 40


@transaction.atomic
def plan_round(*, area: Area, begins_on: date, weeks: int, minutes: int, by: Member) -> Round:
    """From the Monday of that day. Raises Refused."""
    if not 1 <= weeks <= 13:
        raise Refused("weeks", _("Give a number of weeks from 1 to 13."))
    if not 5 <= minutes <= MOST_MINUTES:
        raise Refused("minutes", _("Give the minutes per week: a number from 5 to 240."))
    monday = week_of(begins_on)
    end = monday + timedelta(weeks=weeks)
    around = Round.objects.filter(area=area, begins_on__lt=end)
    if any(one.end > monday for one in around):
        raise Refused("begins_on", _("There is a round here in these weeks already. Choose other weeks."))
    made = Round.objects.create(
        area=area, season=Season.of(monday), begins_on=monday, weeks=weeks, minutes=minutes
    )
    record(by=by, action="plan", thing="round", key=made.pk)
    return made


@transaction.atomic
def drop_round(*, found: Round, by: Member) -> None:
    """What was seen stays."""
    record(by=by, action="drop", thing="round", key=found.pk)
    found.delete()


def keep_look(
    *, found: Round, look_id: UUID, minutes: int, people: int, now: datetime, secret: str | None
) -> None:
    """A stretch of looking that ends now. Raises Refused, also the intake's own."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(
            "minutes",
            _("%(minutes)d minutes at one stretch? Give the minutes that you really looked, from 1 to 240.")
            % {"minutes": minutes},
        )
    keep_visit(
        visit=NewVisit(
            id=look_id,
            instrument=found.instrument,
            area=found.area.code,
            begun_at=now - timedelta(minutes=minutes),
            minutes=minutes,
            people=people,
        ),
        secret=secret,
        now=now,
    )


@transaction.atomic
def lay_route(*, area: Area, name: str, stops: Sequence[Area], by: Member) -> Route:
    """Raises Refused for a stop outside the area."""
    if not name.strip():
        raise Refused("name", _("Give the route a name."))
    if not 2 <= len(stops) <= _MOST_STOPS:
        raise Refused("stops", _("Choose from 2 to 40 stops."))
    outside = [stop.name for stop in stops if not stop.path.startswith(area.path)]
    if outside:
        raise Refused(
            "stops",
            _("%(place)s lies outside %(area)s. Choose stops inside it, or make a route for a larger area.")
            % {"place": outside[0], "area": area.name},
        )
    try:
        with transaction.atomic():
            route = Route.objects.create(area=area, name=name.strip()[:80])
            Stop.objects.bulk_create(
                Stop(route=route, order=order, area=stop)
                for order, stop in enumerate(dict.fromkeys(stops), start=1)
            )
    except IntegrityError:
        raise Refused("name", _("There is a route with this name here already.")) from None
    record(by=by, action="lay", thing="route", key=route.pk)
    return route


@transaction.atomic
def drop_route(*, route: Route, by: Member) -> None:
    """What was noted at its stops stays."""
    record(by=by, action="drop", thing="route", key=route.pk)
    route.delete()


def nothing_changed(*, stop: Stop, note_id: UUID, by: Member, now: datetime, secret: str | None) -> Kept:
    """Last time's answers hold: that is an answer too. Raises Refused, also the intake's own."""
    last = last_walk(by, stop.area)
    if last is None:
        raise Refused("stop", _("Nobody looked here yet. Fill in the first time."))
    note = NewNote(
        id=note_id,
        instrument=WALK,
        area=stop.area.code,
        side="",
        noted_at=now,
        answers={**last.answers, "change": "same"},
    )
    return contributions.keep(note=note, secret=secret, now=now, member=by)
