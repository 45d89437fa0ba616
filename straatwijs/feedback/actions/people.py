"""Who is in the team and serves which place."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts import actions as accounts
from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.feedback.queries.team import works_elsewhere
from straatwijs.places.models import Area, Assignment
from straatwijs.places.queries import largest_areas_where
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def invite(*, email: str, name: str, organisation: str, role: str, area: Area, by: Member) -> Member:
    """A new member, or a known one who now also serves here."""
    _check_managed(area, by)
    known = Member.objects.filter(email=email.lower()).first()
    member = known or accounts.add_member(email=email, name=name, organisation=organisation, by=by)
    assign(member=member, role=role, area=area, by=by)
    return member


@transaction.atomic
def assign(*, member: Member, role: str, area: Area, by: Member | None) -> None:
    """`by` is None for the command that makes the first administrator."""
    if by is not None:
        _check_managed(area, by)
    _assignment, made = Assignment.objects.get_or_create(member=member, role=role, area=area)
    if made:
        record(by=by, action="give role", thing="member", key=member.pk, role=role, area=area.code)


@transaction.atomic
def unassign(*, assignment: Assignment, by: Member) -> None:
    _check_managed(assignment.area, by)
    if assignment.member_id == by.pk and len(_managers(assignment)) < 2:
        raise Refused("role", _("You are the last administrator here. Give somebody else this role first."))
    member, role, area = assignment.member_id, assignment.role, assignment.area.code
    assignment.delete()
    record(by=by, action="take role", thing="member", key=member, role=role, area=area)


def set_active(*, member: Member, active: bool, by: Member) -> None:
    _check_own_member(member, by)
    if member.pk == by.pk:
        raise Refused("active", _("You can't let yourself go. Ask another administrator."))
    accounts.set_active(member=member, active=active, by=by)


def rename(*, member: Member, name: str, organisation: str, by: Member) -> None:
    _check_own_member(member, by)
    accounts.rename(member=member, name=name, organisation=organisation, by=by)


def hand_over_link(*, member: Member, by: Member) -> str:
    _check_own_member(member, by)
    return accounts.hand_over_link(member=member, by=by)


def remove_second_factor(*, member: Member, by: Member) -> None:
    _check_own_member(member, by)
    accounts.remove_second_factor(member=member, by=by)


def _managers(assignment: Assignment) -> Sequence[Assignment]:
    return list(Assignment.objects.filter(area=assignment.area, role=assignment.role, member__is_active=True))


def _managed(by: Member) -> list[Area]:
    return largest_areas_where(by, Permission.MANAGE_TEAM)


def _check_managed(area: Area, by: Member) -> None:
    if not any(area.path.startswith(own.path) for own in _managed(by)):
        raise PermissionDenied(_("You look after the team of other places, not of this one."))


def _check_own_member(member: Member, by: Member) -> None:
    """The account itself is only for who looks after all places that the member serves."""
    if not (managed := _managed(by)) or works_elsewhere(member, managed=managed):
        raise PermissionDenied(_("This member also serves places that are not yours."))
