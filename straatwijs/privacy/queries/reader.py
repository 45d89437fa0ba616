"""Who reads: everyone, or a member of the team with the places they serve."""

from dataclasses import dataclass
from typing import Any

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.observations.models import Circle
from straatwijs.places.models import Area, Assignment


@dataclass(frozen=True)
class Reader:
    """Made once per request; `assignments` are (path of the place, name of the role)."""

    assignments: tuple[tuple[str, str], ...] = ()
    # Whose own forms are the own ones; None for everyone.
    member: int | None = None

    @classmethod
    def everyone(cls) -> "Reader":
        return cls()

    @classmethod
    def for_member(cls, member: Any) -> "Reader":
        """`member` is what request.user holds; somebody who is not signed in is everyone."""
        if member is None or not member.is_authenticated or not member.is_active:
            return cls()
        served = Assignment.objects.filter(member=member).order_by("area__path", "role")
        return cls(tuple(served.values_list("area__path", "role")), member.pk)

    def may(self, permission: Permission, area: Area) -> bool:
        return any(
            area.path.startswith(path) and permission in ROLES[role].permissions
            for path, role in self.assignments
        )

    def circles(self, area: Area) -> tuple[str, ...]:
        """Whose words this reader may read there, beyond what is published."""
        if self.may(Permission.READ_TEAM, area):
            return (Circle.TEAM.value, Circle.PROFESSIONALS.value, Circle.EVERYONE.value)
        if self.may(Permission.READ_PROFESSIONALS, area):
            return (Circle.PROFESSIONALS.value, Circle.EVERYONE.value)
        return ()


def can_read(reader: Reader, area: Area, circle: str) -> bool:
    """Whether this reader may read unpublished words of that circle at that place."""
    return circle in reader.circles(area)
