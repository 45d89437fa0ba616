"""What the team fills in about a goal, and about a measure."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.queries import instruments
from straatwijs.plans.actions.goals import GoalDraft
from straatwijs.plans.models import Ambition, Direction, Goal, IndicatorKind, Plan

TEXT = 10_000  # what fits in a request anyway: the action says what is too long
_CHOOSE_A_DAY = {"invalid": _("Choose a day.")}
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
_NUMBER = {"invalid": _("Fill in a number.")}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        # The only spelling that this field of a browser reads.
        super().__init__(format="%Y-%m-%d")


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=DayInput, help_text=help_text, error_messages=_CHOOSE_A_DAY
    )


class NumberField(forms.FloatField):
    """As people here write numbers, whatever language they read: 2,5 and 1.000; 2.5 is understood too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> float | None:  # type: ignore[override] # a float is what this field is for
        written = str(value or "").replace(" ", "")
        if "," in written or _THOUSANDS.fullmatch(written):
            written = written.replace(".", "").replace(",", ".")
        return super().to_python(written)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else value


def number_field(label: Any, help_text: Any = "") -> NumberField:
    return NumberField(label=label, required=False, help_text=help_text, error_messages=_NUMBER)


def text_field(label: Any, help_text: Any = "", *, lines: int = 1) -> forms.CharField:
    widget = (
        forms.Textarea(attrs={"rows": lines, "dir": "auto"})
        if lines > 1
        else forms.TextInput(attrs={"dir": "auto"})
    )
    return forms.CharField(label=label, required=False, max_length=TEXT, widget=widget, help_text=help_text)


class GoalForm(forms.Form):
    """Empty values go on to the action: it says what is missing."""

    words = text_field(_("What do you want to reach?"))
    ambition = forms.ChoiceField(label=_("Below which ambition?"), required=False)
    kind = forms.ChoiceField(label=_("How will you see it?"), choices=IndicatorKind.choices, required=False)
    codes = forms.MultipleChoiceField(
        label=_("What people note about it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for what is noted in the street."),
    )
    what = text_field(
        _("What is measured?"), _("For instance: portions of vegetables, steps, bags of litter.")
    )
    unit = text_field(_("In what is it counted?"))
    source = text_field(_("Where does the figure come from?"), _("Only for a figure of others."))
    direction = forms.ChoiceField(
        label=_("Should it be more or less?"), choices=Direction.choices, required=False
    )
    baseline_value = number_field(
        _("Baseline: where does it begin?"), _("May stay empty until it is measured.")
    )
    baseline_on = day_field(_("Day of the baseline"))
    baseline_effort = text_field(
        _("How much looking was behind the baseline?"), _("For instance: 24 rounds, or 30 households.")
    )
    target_value = number_field(_("Target: where should it go?"))
    target_on = day_field(_("Before which day?"))
    who = text_field(_("Who measures?"), _("An organisation or role, no name."))
    rhythm = text_field(
        _("When is it measured?"), _("For instance: each spring, or the first week of the month.")
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ambitions = {str(one.pk): one for one in plan.ambitions.all()}
        choices = [("", _("none")), *((key, str(one)) for key, one in self.ambitions.items())]
        self.fields["ambition"].choices = choices  # type: ignore[attr-defined] # a choice field has them
        self.fields["codes"].choices = _codes()  # type: ignore[attr-defined] # a choice field has them

    def draft(self) -> GoalDraft:
        given = dict(self.cleaned_data)
        ambition: Ambition | None = self.ambitions.get(given.pop("ambition"))
        return GoalDraft(ambition=ambition, **given)


def as_written(goal: Goal) -> dict[str, object]:
    names = [name for name in GoalForm.base_fields if name != "ambition"]
    return {name: getattr(goal, name) for name in names} | {"ambition": str(goal.ambition_id or "")}


def _codes() -> Iterable[tuple[str, object]]:
    return [
        (indicator.code, indicator.label)
        for instrument in instruments().values()
        if instrument.noted_by_people
        for indicator in instrument.indicators
    ]


class MeasurementForm(forms.Form):
    on = day_field(_("When was it measured?"))
    value = number_field(_("What was the outcome?"))
    effort = text_field(_("How much looking was behind it?"), _("For instance: 24 rounds, or 30 households."))
    who = text_field(_("Who measured?"), _("An organisation or role, no name."))
