"""What the team fills in about a goal, and about a measure."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.queries import instruments
from straatwijs.plans.actions.goals import GoalDraft
from straatwijs.plans.forms.fields import day_field, number_field, text_field
from straatwijs.plans.models import Ambition, Direction, Goal, IndicatorKind, Plan, Reckoned
from straatwijs.shared.offering import offer


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
    reckoned = forms.ChoiceField(
        label=_("How is it added up?"),
        choices=Reckoned.choices,
        required=False,
        help_text=_("Only for what residents measure themselves."),
    )
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
        offer(self, "ambition", choices)
        offer(self, "codes", _codes())

    def draft(self) -> GoalDraft:
        given = dict(self.cleaned_data)
        ambition: Ambition | None = self.ambitions.get(given.pop("ambition"))
        return GoalDraft(ambition=ambition, **given)


class OwnGoalForm(GoalForm):
    """A goal that residents measure themselves, written while something else is filled in; empty means none."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, prefix="goal", **kwargs)
        for name in ("ambition", "kind", "codes", "source"):
            del self.fields[name]

    @property
    def is_filled_in(self) -> bool:
        return self.is_bound and any(
            self[name].data for name in ("words", "what", "baseline_value", "target_value")
        )

    def draft(self) -> GoalDraft:
        return GoalDraft(kind=IndicatorKind.OWN, **self.cleaned_data)


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
