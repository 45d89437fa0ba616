"""What the team sends about a signal."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.models import MOST_WORDS
from straatwijs.early_signals.states import State

# Button to what it asks for.
RELEASE, WITHHOLD = "release", "withhold"
DOES: dict[str, dict[str, Any]] = {
    State.TO_LOOK: {"state": State.TO_LOOK},
    State.ON_AGENDA: {"state": State.ON_AGENDA},
    State.ANSWERED: {"state": State.ANSWERED},
    State.NOT_A_SIGNAL: {"state": State.NOT_A_SIGNAL},
    RELEASE: {"released": True},
    WITHHOLD: {"released": False},
}


class JudgeForm(forms.Form):
    what = forms.ChoiceField(choices=[(name, name) for name in DOES])
    reason = forms.CharField(required=False, max_length=MOST_WORDS, strip=True)
    answer = forms.CharField(required=False, max_length=MOST_WORDS, strip=True)
    look_before = forms.DateField(required=False, error_messages={"invalid": _("Choose a day.")})

    def asked(self, today: date) -> dict[str, Any]:
        """Arguments of `judge`; a visit without a day is for this week."""
        given = self.cleaned_data
        wanted = dict(DOES[given["what"]])
        if wanted.get("state") is State.TO_LOOK:
            wanted["look_before"] = given["look_before"] or today + timedelta(days=7)
        return wanted | {"reason": given["reason"], "answer": given["answer"]}
