"""Points: brought to a desk, and asked about until they are done or the reason why not is there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import ChecklistMeeting, Point, PointSource, PointStep
from straatwijs.fieldwork.models.points import MOST_WORDS, PointOrigin
from straatwijs.fieldwork.point_states import ASK_AGAIN_AFTER, POINT, UNSETTLED, PointState
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may, names_around
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM

_SOME = 500


@dataclass(frozen=True, kw_only=True)
class NewPoint:
    """`references`: contributions that it comes from. `meeting` and `item`: where on a checklist it was said."""

    area: Area
    what: str
    desk: str
    role: str = ""
    origin: PointOrigin = PointOrigin.OWN
    meeting: ChecklistMeeting | None = None
    item: str = ""
    references: Collection[int] = ()


@transaction.atomic
def make_point(*, new: NewPoint, by: Member, now: datetime | None = None) -> Point:
    """To be asked about at its desk from today on. Raises Refused (with the field) and PermissionDenied."""
    _check(by, new.area, Permission.FILL_IN)
    at, known = now or timezone.now(), {new.area.name, *names_around(new.area)}
    what = team_words("what", " ".join(new.what.split()), most=300, places=known)
    desk = team_words("desk", " ".join(new.desk.split()), most=120, places=known)
    role = team_words("role", " ".join(new.role.split()), most=80, places=known)
    if not what:
        raise Refused("what", _("Say what the point is."))
    if not desk:
        raise Refused("desk", _("Say at which desk it belongs: an organisation."))
    made = Point.objects.create(
        area=new.area,
        what=what,
        desk=desk,
        role=role,
        origin=new.origin,
        meeting=new.meeting,
        item=new.item,
        made_at=at,
        next_ask_on=_day(at),
    )
    link(made, new.references)
    record(by=by, action="make", thing="point", key=made.pk, origin=new.origin, area=new.area.code)
    return made


@transaction.atomic
def step(
    *, point: Point, state: str, words: str, seen: int, by: Member, now: datetime | None = None
) -> PointStep:
    """Asked, being done, done, or not with the reason. `seen`: how many steps the writer had before them, so that two
    taps at once are one step. Raises Refused and PermissionDenied."""
    found = Point.objects.select_for_update(of=("self",)).select_related("area").get(pk=point.pk)
    _check(by, found.area, Permission.ANSWER)
    wanted = _wanted(found, state, seen)
    known = {found.area.name, *names_around(found.area)}
    said, at = team_words("words", words, most=MOST_WORDS, places=known), now or timezone.now()
    if wanted is PointState.NOT_DONE and not said:
        raise Refused("words", _("Say why not. An honest no comes with its reason."))
    found.state = wanted
    found.next_ask_on = _next(wanted, _day(at))
    found.save(update_fields=["state", "next_ask_on"])
    record(by=by, action="step", thing="point", key=found.pk, state=wanted)
    made = PointStep.objects.create(point=found, state=wanted, words=said, by=by, at=at)
    made.point = found
    return made


def link(point: Point, references: Iterable[int]) -> None:
    """Contributions that it comes from: who gave them hears what becomes of it."""
    rows = [PointSource(point=point, contribution=reference) for reference in references]
    PointSource.objects.bulk_create(rows, batch_size=_SOME, ignore_conflicts=True)


def _wanted(found: Point, state: str, seen: int) -> PointState:
    if state not in PointState:
        raise Refused("state", _("Choose how far it is."))
    wanted = PointState(state)
    if found.steps.count() != seen or wanted not in POINT[PointState(found.state)]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))
    return wanted


def _next(state: PointState, today: date) -> date | None:
    """Asked again in two weeks; what is open again is asked today."""
    if state is PointState.OPEN:
        return today
    return today + ASK_AGAIN_AFTER if state in UNSETTLED else None


def _check(by: Member, area: Area, permission: Permission) -> None:
    if not member_may(by, permission, area):
        raise PermissionDenied(_("Your role does not look after points here."))


def _day(at: datetime) -> date:
    return at.astimezone(AMSTERDAM).date()
