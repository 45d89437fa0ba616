"""What a plan begins with."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area, PriorityArea
from straatwijs.plans.actions.plans import LightPlan
from straatwijs.plans.forms.fields import day_field, text_field
from straatwijs.plans.models import Plan
from straatwijs.shared.offering import offer

_PRIORITY = "prioritair-"


class PlanForm(forms.Form):
    place = forms.ChoiceField(label=_("For which place?"), required=False)
    title = text_field(_("Name of the plan"))
    first = text_field(_("What is going to be done?"))
    second = text_field(_("And further? (may stay empty)"))
    third = text_field(_("And further? (may stay empty)"))
    look_again_on = day_field(_("When do you look at it again?"))

    def __init__(
        self,
        *args: Any,
        areas: Iterable[Area] | None = None,
        priority_areas: Iterable[PriorityArea] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if areas is None:
            del self.fields["place"]
            return
        self.areas = {area.slug: area for area in areas}
        self.priority_areas = {f"{_PRIORITY}{one.slug}": one for one in priority_areas}
        places = [(key, str(place)) for key, place in (*self.areas.items(), *self.priority_areas.items())]
        offer(self, "place", places)

    def wanted(self) -> LightPlan:
        given = self.cleaned_data
        return LightPlan(
            title=given["title"],
            bullets=[given[name] for name in ("first", "second", "third")],
            look_again_on=given["look_again_on"],
        )

    def area(self) -> Area | None:
        """The chosen place; of a priority area where its streets lie."""
        chosen = self.cleaned_data["place"]
        priority = self.priority_areas.get(chosen)
        return priority.municipality if priority else self.areas.get(chosen)

    def priority_area(self) -> PriorityArea | None:
        return self.priority_areas.get(self.cleaned_data["place"])


def as_written(plan: Plan) -> dict[str, object]:
    bullets = [*plan.bullets, "", "", ""]
    return {
        "title": plan.title,
        "first": bullets[0],
        "second": bullets[1],
        "third": bullets[2],
        "look_again_on": plan.look_again_on,
    }
