"""What the team sends about conversations, read from the request."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.actions.conversations import MOST_CEILING, Plan
from straatwijs.agenda.models.conversations import MOST_WORDS, USUAL_CEILING, Venue

_TEXT = 10 * MOST_WORDS


class PlanForm(forms.Form):
    """Themes and roles stand one on a line. The rules themselves are those of the action."""

    day = forms.DateField(error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")})
    time = forms.TimeField(error_messages={"required": _("Choose a time."), "invalid": _("Choose a time.")})
    minutes = forms.IntegerField(initial=90, min_value=15, max_value=480)
    venue = forms.ChoiceField(choices=Venue.choices)
    place = forms.CharField(max_length=120, error_messages={"required": _("Say where people come together.")})
    open_for = forms.CharField(required=False, max_length=_TEXT)
    fixed = forms.CharField(required=False, max_length=_TEXT)
    ceiling = forms.IntegerField(initial=USUAL_CEILING, min_value=1, max_value=MOST_CEILING)
    themes = forms.CharField(max_length=_TEXT, error_messages={"required": _("Name at least one theme.")})
    roles = forms.CharField(
        max_length=_TEXT,
        error_messages={"required": _("Say who is invited, by role: residents, youth workers, police.")},
    )

    def plan(self) -> Plan:
        given = self.cleaned_data
        return Plan(
            at=timezone.make_aware(datetime.combine(given["day"], given["time"])),
            minutes=given["minutes"],
            venue=given["venue"],
            place=given["place"],
            open_for=given["open_for"],
            fixed=given["fixed"],
            ceiling=given["ceiling"],
            themes=given["themes"].splitlines(),
            roles=given["roles"].splitlines(),
        )


class AgreeForm(forms.Form):
    """Empty values go on to the action: it says what is missing."""

    what = forms.CharField(required=False, max_length=_TEXT)
    who = forms.CharField(required=False, max_length=_TEXT)
    due = forms.DateField(required=False, error_messages={"invalid": _("Choose a day.")})


class PresentForm(forms.Form):
    """How many of each role were there, in fields named after the number of the party."""

    other = forms.CharField(required=False, max_length=80)
    other_number = forms.IntegerField(required=False, min_value=0, max_value=5000)

    def __init__(self, *args: object, parties: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        self.roles = {f"party{number}": role for number, role in parties}
        for name in self.roles:
            self.fields[name] = forms.IntegerField(required=False, min_value=0, max_value=5000)

    def present(self) -> dict[str, int]:
        given = self.cleaned_data
        known = {role: given[name] for name, role in self.roles.items() if given[name] is not None}
        if given["other"].strip() and given["other_number"] is not None:
            known[given["other"].strip()] = given["other_number"]
        return known
