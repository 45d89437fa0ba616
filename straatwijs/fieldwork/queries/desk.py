"""What looking together tells on the first page of the team."""

from dataclasses import dataclass
from datetime import date

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.calculations.burden import Held, Load
from straatwijs.fieldwork.models import Sister
from straatwijs.fieldwork.queries.burden import PlaceBurden, Silent, own, silent_forms, warned
from straatwijs.fieldwork.queries.course import Ready, asked_sisters, ready
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import Reader

_FIRST = 3


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Courses of last week, places that ask to be a sister, forms that nobody keeps up, and ceilings that are near.

    `silent` and `warned` are for who leads; `held` is the own load where it is near or over the own ceiling.
    """

    ready: tuple[Ready, ...]
    sisters: tuple[Sister, ...]
    silent: tuple[Silent, ...]
    warned: tuple[PlaceBurden, ...]
    held: Held | None

    @property
    def is_empty(self) -> bool:
        return not (self.ready or self.sisters or self.silent or self.warned or self.held)


def desk(member: Member, *, today: date) -> Desk:
    reader = Reader.for_member(member)
    led = largest_areas_where(member, Permission.LEAD_CONVERSATION)
    held = own(member, today=today).held
    return Desk(
        ready=ready(member, today=today),
        sisters=asked_sisters(member),
        silent=silent_forms(led, reader=reader, today=today)[:_FIRST],
        warned=warned(led, reader=reader, today=today),
        held=held if held and held.load != Load.ROOM else None,
    )
