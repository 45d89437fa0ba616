"""Steering: own targets, a change of course, and sister places."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.actions.rights import check
from straatwijs.fieldwork.calculations.course import Measure
from straatwijs.fieldwork.models import CourseChange, Sister, Target
from straatwijs.fieldwork.models.course import MOST_CHANGE
from straatwijs.fieldwork.queries.measures import measures
from straatwijs.instruments.queries import instruments
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import names_around
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM, week_of

MOST_WANTED = 10_000
# A change of course is noted while it is fresh, or for the week that comes.
_NOTED_WITHIN = timedelta(weeks=26)


@transaction.atomic
def set_target(
    *, area: Area, instrument: str, measure: Measure, wanted: int | None, first_week: date, by: Member
) -> Target:
    """From that week on; another one for the same measure and week takes its place. None ends it. Raises Refused and
    PermissionDenied."""
    check(by, area, Permission.ANSWER)
    if measure not in measures(instruments()[instrument]):
        raise Refused("measure", _("Choose what you want to reach."))
    most = 100 if measure.whole else MOST_WANTED
    if wanted is not None and not 0 <= wanted <= most:
        raise Refused("wanted", _("Give a whole number from 0 to %(most)d.") % {"most": most})
    made, _new = Target.objects.update_or_create(
        area=area,
        instrument=instrument,
        part=measure.part,
        whole=measure.whole,
        first_week=week_of(first_week),
        defaults={"wanted": wanted},
    )
    record(by=by, action="set", thing="target", key=made.pk)
    return made


@transaction.atomic
def note_change(
    *, area: Area, instrument: str, week: date, words: str, by: Member, now: datetime
) -> CourseChange:
    """What the team does otherwise from a week on. Raises Refused and PermissionDenied."""
    role = check(by, area, Permission.FILL_IN)
    said = team_words(
        "words", " ".join(words.split()), most=MOST_CHANGE, places={area.name, *names_around(area)}
    )
    if not said:
        raise Refused("words", _("Say what you are going to do otherwise."))
    monday, this = week_of(week), week_of(now.astimezone(AMSTERDAM).date())
    if not this - _NOTED_WITHIN <= monday <= this + timedelta(weeks=1):
        raise Refused("week", _("Choose a week of the last half year, or the next one."))
    made = CourseChange.objects.create(
        area=area, instrument=instrument, week=monday, words=said, by_role=role, noted_at=now
    )
    record(by=by, action="note", thing="course change", key=made.pk)
    return made


@transaction.atomic
def remove_change(*, change: CourseChange, by: Member) -> None:
    """It was a mistake. Raises PermissionDenied."""
    check(by, change.area, Permission.FILL_IN)
    record(by=by, action="remove", thing="course change", key=change.pk)
    change.delete()


@transaction.atomic
def ask_sister(*, area: Area, other: Area, instrument: str, by: Member, now: datetime) -> Sister:
    """Nothing is shown before the other place agrees. Asking back what was asked is agreeing. Raises Refused and
    PermissionDenied."""
    check(by, area, Permission.ANSWER)
    if area.path.startswith(other.path) or other.path.startswith(area.path):
        raise Refused("other", _("Choose another place than your own."))
    there = Sister.objects.select_for_update().filter(instrument=instrument)
    found = there.filter(Q(asking=area, asked=other) | Q(asking=other, asked=area)).first()
    if found is None:
        found = Sister.objects.create(asking=area, asked=other, instrument=instrument, asked_at=now)
        record(by=by, action="ask", thing="sister", key=found.pk)
    elif found.asked_id == area.pk:
        agree_sister(sister=found, by=by, now=now)
    return found


@transaction.atomic
def agree_sister(*, sister: Sister, by: Member, now: datetime) -> None:
    """Only who serves the place that was asked. Raises PermissionDenied."""
    check(by, sister.asked, Permission.ANSWER)
    if sister.agreed_at is None:
        sister.agreed_at = now
        sister.save(update_fields=["agreed_at"])
        record(by=by, action="agree", thing="sister", key=sister.pk)


@transaction.atomic
def stop_sister(*, sister: Sister, area: Area, by: Member) -> None:
    """Either place may, any day, also before there was an answer. Raises PermissionDenied."""
    check(by, area, Permission.ANSWER)
    record(by=by, action="stop", thing="sister", key=sister.pk)
    sister.delete()
