"""What the team fills in about a measure."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models import Topic
from straatwijs.places.models import Area
from straatwijs.plans.actions.measures import MeasureDraft
from straatwijs.plans.forms.fields import day_field, text_field
from straatwijs.plans.models import Measure, Pace, Plan
from straatwijs.shared.offering import offer


class MeasureForm(forms.Form):
    """Empty values go on to the action: it says what is missing."""

    title = text_field(_("What is going to be done?"))
    words = text_field(_("Say more about it"), _("May stay empty."), lines=3)
    goals = forms.MultipleChoiceField(
        label=_("Which goals does it serve?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    how_known = text_field(_("How will you know that it helped?"))
    pace = forms.ChoiceField(
        label=_("Quick or long?"), choices=Pace.choices, required=False, widget=forms.RadioSelect
    )
    owner = text_field(_("Who does it?"), _("An organisation or role, no name."))
    partners = text_field(_("Who joins in?"), _("Organisations and roles. May stay empty at first."))
    areas = forms.MultipleChoiceField(
        label=_("Where will people notice it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked means: in the whole place."),
    )
    starts_on = day_field(_("From which day?"))
    ends_on = day_field(_("Until which day?"))
    topic = forms.ChoiceField(
        label=_("Does it come from a conversation?"),
        required=False,
        help_text=_("Who noted something about it then hears of each step."),
    )

    def __init__(
        self, *args: Any, plan: Plan, areas: Iterable[Area], topics: Iterable[Topic] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_goal = {str(goal.pk): goal for goal in plan.goals.all()}
        self.by_area = {str(area.pk): area for area in areas}
        self.by_topic = {str(topic.pk): topic for topic in topics or ()}
        offer(self, "goals", [(key, goal.words) for key, goal in self.by_goal.items()])
        offer(self, "areas", [(key, area.name) for key, area in self.by_area.items()])
        if topics is None:
            del self.fields["topic"]
        else:
            named = [(key, topic.title) for key, topic in self.by_topic.items()]
            offer(self, "topic", [("", _("no")), *named])

    def draft(self) -> MeasureDraft:
        given = {name: value for name, value in self.cleaned_data.items() if name != "topic"}
        given["goals"] = [self.by_goal[key] for key in given["goals"]]
        given["areas"] = [self.by_area[key] for key in given["areas"]]
        return MeasureDraft(**given)

    def origin(self) -> Topic | None:
        return self.by_topic.get(self.cleaned_data.get("topic", ""))


def as_written(measure: Measure) -> dict[str, object]:
    names = ("title", "words", "how_known", "pace", "owner", "partners", "starts_on", "ends_on")
    return {name: getattr(measure, name) for name in names} | {
        "goals": [str(pk) for pk in measure.goals.values_list("pk", flat=True)],
        "areas": [str(pk) for pk in measure.areas.values_list("pk", flat=True)],
    }
