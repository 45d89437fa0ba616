"""The access policy as a table for people: docs/policy/access.md is held against it."""

from django.utils import translation

from straatwijs.accounts.queries import access
from straatwijs.accounts.roles import ROLES, Permission

_MEANINGS = {
    Permission.SEE_STREET_LIVE: "See exact, live counts of the own places",
    Permission.READ_TEAM: "Read all words given in the own places",
    Permission.READ_PROFESSIONALS: "Read words that were shared with professionals or with everyone",
    Permission.FILL_IN: "Fill in the forms of the team: logbook, checklist, rounds; type in paper",
    Permission.ANSWER: "Answer what one may read, mark it as seen; tell how far a measure is, and what was measured",
    Permission.JUDGE_SIGNAL: "Decide about a signal, and show it to everyone",
    Permission.LEAD_CONVERSATION: "Plan a conversation, set its agenda, write its report",
    Permission.WORK_ON_PLAN: "Begin a plan, add goals and measures, agree on them, pass its steps",
    Permission.SHARE: "Decide who else may read a note: team, professionals, everyone",
    Permission.DRAW_PRIORITY_AREA: "Draw a priority area",
    Permission.PRINT_POSTER: "Print posters and door hangers",
    Permission.SEE_AUDIT: "See what the team did (the audit record)",
    Permission.MANAGE_TEAM: "Invite people, give and take roles, let people go",
}


def access_table() -> str:
    """Markdown: a row per permission, a column per role."""
    with translation.override("en"):
        head = ["What", *(str(role.label) for role in ROLES.values())]
        rows = [
            [_MEANINGS[row.permission], *("yes" if role in row.roles else "–" for role in ROLES)]
            for row in access()
        ]
    return "\n".join(_line(cells) for cells in (head, ["---"] * len(head), *rows))


def roles_table() -> str:
    """Markdown: who is meant with each role."""
    with translation.override("en"):
        rows = [[f"{role.label} (`{role.name}`)", str(role.meaning)] for role in ROLES.values()]
    return "\n".join(_line(cells) for cells in (["Role", "Who"], ["---", "---"], *rows))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
