"""What a role in the team may do, as one table that a civil servant can read. `docs/policy/access.md` is made from it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    SEE_STREET_LIVE = "see street live"
    READ_TEAM = "read team"
    READ_PROFESSIONALS = "read professionals"
    FILL_IN = "fill in"
    ANSWER = "answer"
    JUDGE_SIGNAL = "judge signal"
    LEAD_CONVERSATION = "lead conversation"
    WORK_ON_PLAN = "work on plan"
    SHARE = "share"
    DRAW_PRIORITY_AREA = "draw priority area"
    PRINT_POSTER = "print poster"
    SEE_AUDIT = "see audit"
    MANAGE_TEAM = "manage team"


@dataclass(frozen=True)
class Role:
    name: str
    label: str | Promise
    meaning: str | Promise
    permissions: frozenset[Permission]


_P = Permission
ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role(
            "scout",
            _("Scout"),
            _("Resident or volunteer who keeps an eye on some streets"),
            frozenset({_P.SEE_STREET_LIVE, _P.FILL_IN, _P.PRINT_POSTER}),
        ),
        Role(
            "worker",
            _("Neighbourhood worker"),
            _("Reads what is shared with professionals and answers it"),
            frozenset({_P.SEE_STREET_LIVE, _P.READ_PROFESSIONALS, _P.FILL_IN, _P.ANSWER, _P.PRINT_POSTER}),
        ),
        Role(
            "coordinator",
            _("Coordinator"),
            _("Reads everything of the own streets, answers it and decides who else may read it"),
            frozenset(set(_P) - {_P.MANAGE_TEAM}),
        ),
        Role("analyst", _("Analyst"), _("Sees live counts, reads no words"), frozenset({_P.SEE_STREET_LIVE})),
        Role(
            "administrator",
            _("Administrator"),
            _("Looks after the team; reads no words"),
            frozenset({_P.MANAGE_TEAM, _P.SEE_AUDIT}),
        ),
    )
}
