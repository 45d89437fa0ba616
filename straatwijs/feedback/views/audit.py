"""/team/verslag/: who of the team did what. Things are named, never quoted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.forms import CIRCLES
from straatwijs.feedback.queries import team
from straatwijs.feedback.states import State
from straatwijs.places.queries import largest_areas_where
from straatwijs.shared.models import AuditRecord

_PER_PAGE = 50
# What the record calls it, and what people call it.
_DID = {
    "answer": _("answered"),
    "undo answer": _("took an answer back"),
    "mark seen": _("marked as seen"),
    "share": _("changed who may read it"),
    "invite": _("invited"),
    "rename": _("changed the name"),
    "let go": _("let go"),
    "let back in": _("let back in"),
    "give role": _("gave a role"),
    "take role": _("took a role away"),
    "make password link": _("made a password link"),
    "remove second factor": _("removed the second step"),
    "judge": _("judged"),
    "undo judgement": _("took a judgement back"),
    "plan": _("planned"),
    "change": _("changed"),
    "move": _("brought a step further"),
    "propose": _("had topics proposed"),
    "add": _("brought in"),
    "decide": _("decided about"),
    "merge": _("joined with another"),
    "shelter": _("put in the lee"),
    "show": _("took out of the lee"),
    "write": _("wrote"),
    "agree": _("agreed on"),
    "advance": _("told news of"),
    "tell": _("told those who noted it"),
    "keep": _("wrote down with consent"),
    "renew": _("renewed the consent of"),
    "set": _("set"),
    "note": _("noted"),
    "remove": _("removed"),
    "ask": _("asked for"),
    "stop": _("stopped"),
    "choose": _("chose"),
    "withdraw": _("removed after consent was taken back"),
}

_THINGS = {"answer": _("answer"), "contribution": _("note"), "member": _("member"), "signal": _("signal"), "conversation": _("conversation"),
           "topic": _("topic"), "minutes": _("report"), "action point": _("what was agreed"), "key person": _("person to know"),
           "target": _("target"), "course change": _("change of course"), "sister": _("seeing each other's course"), "ceiling": _("ceiling"),
           "lighter form": _("lighter form")}  # fmt: skip
_WORDS: dict[str, dict[str, Any]] = {
    "state": {state.value: state.label for state in State},
    "circle": CIRCLES,
    "role": {role.name: role.label for role in ROLES.values()},
}


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    places = largest_areas_where(member_of(request), Permission.SEE_AUDIT)
    if not places:
        raise PermissionDenied(_("Your role may not see what the team did."))
    page = Paginator(team.audit(places), _PER_PAGE).get_page(request.GET.get("bladzij"))
    rows = [_row(record) for record in page]
    return render(request, "feedback/audit.html", {"page": page, "rows": rows})


def _row(record: AuditRecord) -> dict[str, object]:
    return {
        "record": record,
        "did": _DID.get(record.action, record.action),
        "thing": _THINGS.get(record.thing, record.thing),
        "details": ", ".join(
            _detail(name, value) for name, value in record.details.items() if value is not False
        ),
    }


def _detail(name: str, value: object) -> str:
    if name in _WORDS:
        return str(_WORDS[name].get(str(value), value))
    if name == "contributions" and isinstance(value, int):
        return ngettext("%(number)s note", "%(number)s notes", value) % {"number": value}
    return str(_("on the page of the street")) if name == "public" else str(value)
