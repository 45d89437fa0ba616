"""Partners and what they bring, hours, and what people take along."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.plans.actions import rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import (
    Hours,
    HoursSide,
    Measure,
    Partner,
    PartnerKind,
    PeopleResult,
    Plan,
    ResultKind,
    Share,
)
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

MOST_PEOPLE = 5000
_DAY = 96  # quarters of an hour


@transaction.atomic
def add_partner(*, plan: Plan, name: str, kind: str, local: bool, by: Member) -> Partner:
    found = rights.locked_full(plan, by)
    if kind not in PartnerKind:
        raise Refused("kind", _("Choose what kind of partner it is."))
    called = said(found.area, "name", name, most=120, needed=_("Say who joins: an organisation or a group."))
    try:
        with transaction.atomic():
            made = Partner.objects.create(plan=found, name=called, kind=kind, local=local)
    except IntegrityError:
        raise Refused("name", _("This partner is there already.")) from None
    record(by=by, action="add", thing="partner", key=made.pk, plan=found.pk)
    return made


@transaction.atomic
def remove_partner(*, partner: Partner, by: Member) -> None:
    """Raises Refused with what hangs on it."""
    plan = rights.locked(partner.plan, by)
    found = plan.coalition.get(pk=partner.pk)
    hangs = list(found.shares.values_list("measure__title", flat=True))
    hangs += [_("people who found work there")] if found.results.exists() else []
    if hangs:
        raise Refused(
            "", _("This partner is in: %(things)s. Take it out there first.") % {"things": "; ".join(hangs)}
        )
    record(by=by, action="remove", thing="partner", key=found.pk, plan=plan.pk)
    found.delete()


@transaction.atomic
def join(*, partner: Partner, measure: Measure, brings: str, by: Member) -> Share | None:
    """What a partner brings to a measure; empty takes it out."""
    plan = rights.locked(partner.plan, by)
    found, joins = plan.coalition.get(pk=partner.pk), plan.measures.get(pk=measure.pk)
    words = said(plan.area, "brings", brings, most=200)
    record(by=by, action="join", thing="partner", key=found.pk, measure=joins.pk)
    if not words:
        found.shares.filter(measure=joins).delete()
        return None
    return Share.objects.update_or_create(partner=found, measure=joins, defaults={"brings": words})[0]


@transaction.atomic
def give_hours(
    *,
    plan: Plan,
    on: date | None,
    side: str,
    who: str,
    people: int | None,
    quarters: int | None,
    today: date,
    by: Member,
    measure: Measure | None = None,
    own: bool = False,
) -> Hours:
    """`own`: the member's own hours, at most once and at most 24 on a day. Raises Refused and PermissionDenied."""
    found = rights.locked(plan, by, Permission.ANSWER)
    if side not in HoursSide:
        raise Refused("side", _("Choose: for their work, or as a volunteer."))
    if on is None or on > today:
        raise Refused("on", _("Choose the day on which it was, not one to come."))
    number = 1 if own else people
    if number is None or not 1 <= number <= MOST_PEOPLE:
        raise Refused("people", _("Fill in how many people it were."))
    if not quarters or quarters < 1 or quarters > _DAY * number:
        raise Refused("hours", _("Fill in how many hours together: a day has 24 for each of them."))
    try:
        with transaction.atomic():
            made = Hours.objects.create(
                plan=found,
                measure=found.measures.get(pk=measure.pk) if measure else None,
                on=on,
                side=side,
                who=said(
                    found.area, "who", who, most=120, needed=_("Say who: an organisation, a role or a group.")
                ),
                people=number,
                quarters=quarters,
                member=by if own else None,
            )
    except IntegrityError:
        raise Refused(
            "on", _("These hours of that day are there already. Take them away first to change them.")
        ) from None
    record(by=by, action="add", thing="hours", key=made.pk, plan=found.pk)
    return made


@transaction.atomic
def remove_hours(*, hours: Hours, by: Member) -> None:
    plan = rights.locked(hours.plan, by, Permission.ANSWER)
    found = plan.hours.get(pk=hours.pk)
    record(by=by, action="remove", thing="hours", key=found.pk, plan=plan.pk)
    found.delete()


@transaction.atomic
def count_people(
    *,
    plan: Plan,
    kind: str,
    on: date | None,
    number: int | None,
    what: str,
    today: date,
    by: Member,
    partner: Partner | None = None,
) -> PeopleResult:
    """Raises Refused and PermissionDenied."""
    found = rights.locked(plan, by, Permission.ANSWER)
    if kind not in ResultKind:
        raise Refused("kind", _("Choose what people did or got."))
    if on is None or on > today:
        raise Refused("on", _("Choose the day on which it was, not one to come."))
    if number is None or not 1 <= number <= MOST_PEOPLE:
        raise Refused("number", _("Fill in how many people it were."))
    needed = (
        _("Say what they learned, or what work it is.")
        if kind in (ResultKind.SKILL, ResultKind.HIRED)
        else ""
    )
    try:
        with transaction.atomic():
            made = PeopleResult.objects.create(
                plan=found,
                kind=kind,
                on=on,
                number=number,
                what=said(found.area, "what", what, most=120, needed=needed),
                partner=found.coalition.get(pk=partner.pk) if partner else None,
            )
    except IntegrityError:
        raise Refused("on", _("This was counted on that day already.")) from None
    record(by=by, action="count", thing="people", key=made.pk, plan=found.pk)
    return made
