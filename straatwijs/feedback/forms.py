"""What the team's pages send, read from the request."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from straatwijs.accounts.roles import ROLES
from straatwijs.feedback.models import MOST_REASON, MOST_WORDS
from straatwijs.feedback.states import State
from straatwijs.instruments.definition import Kind, Side
from straatwijs.instruments.queries import indicators

OPEN, ALL = "open", "alles"
CIRCLES = {
    "team": _("the street's own team"),
    "professionals": _("professionals"),
    "everyone": _("everyone"),
}
SIDES = {Side.PLEASANT: _("Pleasant"), Side.ANNOYING: _("Annoying")}
KINDS = {
    Kind.OBJECT: _("Things in the street"),
    Kind.SOCIAL: _("How people live together"),
    Kind.HOUSEHOLD: _("At a home"),
}
_SLUG = re.compile(r"[-\w]{1,120}")


@dataclass(frozen=True)
class Filter:
    """What the inbox shows. Unknown values fall back to "everything", so that an old bookmark still works."""

    place: str = ""
    side: str = ""
    kind: str = ""
    indicator: str = ""
    circle: str = ""
    state: str = OPEN
    page: int = 1
    tick: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Filter":
        page = query.get("bladzij", "1")
        return cls(
            place=query.get("plek", "") if _SLUG.fullmatch(query.get("plek", "")) else "",
            side=_one_of(query.get("kant", ""), SIDES),
            kind=_one_of(query.get("soort", ""), KINDS),
            indicator=_one_of(query.get("wat", ""), indicators()),
            circle=_one_of(query.get("kring", ""), CIRCLES),
            state=_one_of(query.get("staat", ""), {ALL: 1, **{state.value: 1 for state in State}}) or OPEN,
            page=int(page) if page.isascii() and page.isdigit() and 1 <= int(page[:6]) == int(page) else 1,
            tick=query.get("aangevinkt") == "1",
        )

    def query(self, **other: object) -> str:
        """The same choice as the end of an address."""
        chosen = replace(self, tick=False, **other)  # type: ignore[arg-type] # names of its own fields
        named = {
            "plek": chosen.place,
            "kant": chosen.side,
            "soort": chosen.kind,
            "wat": chosen.indicator,
            "kring": chosen.circle,
            "staat": chosen.state if chosen.state != OPEN else "",
            "bladzij": chosen.page if chosen.page > 1 else "",
            "aangevinkt": 1 if chosen.tick else "",
        }
        return urlencode({name: value for name, value in named.items() if value})

    @property
    def narrows(self) -> bool:
        return bool(self.side or self.kind or self.indicator or self.circle or self.place)


def _one_of(value: str, known: object) -> str:
    return value if value in known else ""  # type: ignore[operator] # any container


def back_from(posted: QueryDict) -> str:
    """Where the work goes on: an address of the team's own desk, whatever was sent."""
    back = posted.get("terug", "")
    return back if back.startswith("/team/") and "\\" not in back and "\n" not in back else "/team/postvak/"


class AnswerForm(forms.Form):
    """The rules themselves are those of the action; this keeps what was typed when one of them says no."""

    state = forms.CharField(required=False)
    text = forms.CharField(
        required=False, max_length=10 * MOST_WORDS, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    )
    reason = forms.CharField(
        required=False, max_length=10 * MOST_REASON, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    public = forms.BooleanField(required=False)


class InviteForm(forms.Form):
    name = forms.CharField(max_length=80)
    email = forms.EmailField(max_length=254)
    organisation = forms.CharField(max_length=80, required=False)
    role = forms.ChoiceField(choices=[(role.name, role.label) for role in ROLES.values()])
    place = forms.CharField(max_length=120)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=[(role.name, role.label) for role in ROLES.values()])
    place = forms.CharField(max_length=120)


class NameForm(forms.Form):
    name = forms.CharField(max_length=80)
    organisation = forms.CharField(max_length=80, required=False)


class ConsentForm(forms.Form):
    """The rules are those of the action; this only reads the tick, the day and the words."""

    agreed = forms.BooleanField(required=False)
    consented_on = forms.DateField(required=False)
    consent_how = forms.CharField(required=False)
