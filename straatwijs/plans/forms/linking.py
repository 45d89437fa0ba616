"""What the team fills in about works of others: a file, where energy is, and the measure that a link becomes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.plans.actions.measures import MeasureDraft
from straatwijs.plans.actions.own_links import OwnLink
from straatwijs.plans.forms.fields import day_field, text_field
from straatwijs.plans.linking_words import THEMES
from straatwijs.plans.models import EnergyKind, Goal, IndicatorKind, Measure, Pace, Plan, Work
from straatwijs.plans.queries.linking import Wish
from straatwijs.shared.offering import offer

MOST_ON_PAGE = 2_000_000


class WorksFileForm(forms.Form):
    file = forms.FileField(
        label=_("File with works"),
        help_text=_("CSV or GeoJSON, at most 2 MB. A larger one goes in on the server."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
    skip_errors = forms.BooleanField(
        label=_("Take the good rows, and tell me which ones are not"), required=False
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > MOST_ON_PAGE:
            raise forms.ValidationError(
                _("This file is too large for here. Split it, or have it read on the server.")
            )
        return found


class EnergyForm(forms.Form):
    """Empty values go on to the action: it says what is missing."""

    kind = forms.ChoiceField(
        label=_("What sort is it?"), choices=EnergyKind.choices, widget=forms.RadioSelect, required=False
    )
    what = text_field(_("What is it?"), _("An initiative, a place or a group. No name of a person."))
    area = forms.ChoiceField(label=_("Where is it?"))
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(theme.value, label) for theme, label in THEMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing ticked means: its words say it."),
    )

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_area = {str(area.pk): area for area in areas}
        offer(self, "area", [(key, area.name) for key, area in self.by_area.items()])

    def place(self) -> Area:
        return self.by_area[self.cleaned_data["area"]]


class OwnLinkForm(forms.Form):
    """A link that a person sees. Empty values go on to the action: it says what is missing."""

    work = forms.ChoiceField(label=_("Which works?"), required=False)
    wishes = forms.MultipleChoiceField(
        label=_("What do people want here?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    goals = forms.MultipleChoiceField(
        label=_("Which goals does it serve?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    title = text_field(_("What could be done?"), _("In a few words."))
    why = text_field(_("Why do these fit together?"), _("In one sentence. No names of people."), lines=2)
    last_day = day_field(
        _("Before which day must it be agreed?"), _("Empty means: before the works begin, or are over.")
    )

    def __init__(
        self, *args: Any, works: Iterable[Work], wishes: Iterable[Wish], goals: Iterable[Goal], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._works = {str(work.pk): work for work in works}
        self._wishes = {wish.ref: wish for wish in wishes}
        self._goals = {str(goal.pk): goal for goal in goals}
        offer(self, "work", [(key, f"{work.what} ({work.area.name})") for key, work in self._works.items()])
        offer(self, "wishes", [(ref, wish.words) for ref, wish in self._wishes.items()])
        offer(self, "goals", [(key, goal.words) for key, goal in self._goals.items()])

    def wanted(self) -> OwnLink:
        given = dict(self.cleaned_data)
        return OwnLink(
            work=self._works.get(given.pop("work")),
            wishes=[self._wishes[ref] for ref in given.pop("wishes")],
            goals=[self._goals[key] for key in given.pop("goals")],
            **given,
        )


class LinkMeasureForm(forms.Form):
    """A new measure in a plan, or one that is there already and takes the link up too."""

    measure = forms.ChoiceField(label=_("In which measure?"), required=False)
    title = text_field(_("What is going to be done?"))
    pace = forms.ChoiceField(
        label=_("Quick or long?"), choices=Pace.choices, required=False, widget=forms.RadioSelect
    )
    starts_on = day_field(_("From which day?"))
    ends_on = day_field(_("Until which day?"))
    how_known = text_field(_("How will you know that it helped?"))
    owner = text_field(_("Who does it?"), _("An organisation or role, no name."))
    partners = text_field(_("Who joins in?"), _("Organisations and roles. May stay empty at first."))
    goals = forms.MultipleChoiceField(
        label=_("Which goals does it serve?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, plans: list[Plan], measures: Iterable[Measure], why_pace: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plans = plans
        self._by_plan = {f"new-{plan.pk}": plan for plan in plans}
        self._by_measure = {str(measure.pk): measure for measure in measures}
        self._by_goal = {str(goal.pk): goal for plan in plans for goal in plan.goals.all()}
        new = [
            (key, _("a new one in %(plan)s") % {"plan": plan.title}) for key, plan in self._by_plan.items()
        ]
        there = [(key, measure.title) for key, measure in self._by_measure.items()]
        offer(self, "measure", [*new, *there])
        offer(self, "goals", [(key, _named(goal)) for key, goal in self._by_goal.items()])
        self.fields["pace"].help_text = why_pace

    def there_already(self) -> Measure | None:
        return self._by_measure.get(self.cleaned_data["measure"])

    def plan(self) -> Plan:
        """The one that was chosen; the first as long as nothing was."""
        return self._by_plan.get(self.data.get("measure", "")) or self.plans[0]

    def draft(self) -> MeasureDraft:
        given = {name: value for name, value in self.cleaned_data.items() if name != "measure"}
        given["goals"] = [self._by_goal[key] for key in given["goals"]]
        return MeasureDraft(**given)


def _named(goal: Goal) -> str:
    """With where it begins, so that nobody has to look for it."""
    if goal.baseline_value is None:
        return _("%(goal)s (no baseline yet: measure that first)") % {"goal": goal.words}
    value = number_format(round(goal.baseline_value, 1), decimal_pos=1 if goal.baseline_value % 1 else 0)
    return _("%(goal)s (baseline: %(value)s %(unit)s)") % {
        "goal": goal.words,
        "value": value,
        "unit": _("notes per ten rounds") if goal.kind == IndicatorKind.COUNTS else goal.unit,
    }
