"""Input of this stage."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from straatwijs.accounts.models import Member
from straatwijs.places.actions.priority_areas import Drawing
from straatwijs.places.models import PriorityArea
from straatwijs.places.queries.priority_areas import may_draw


class PositionForm(forms.Form):
    """Where somebody stands. It is used once and kept nowhere."""

    longitude = forms.FloatField(min_value=-180, max_value=180)
    latitude = forms.FloatField(min_value=-90, max_value=90)


class DateInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        # The only spelling that a date field of a browser reads.
        return value.isoformat() if hasattr(value, "isoformat") else value


class PriorityAreaForm(forms.ModelForm):
    class Meta:
        model = PriorityArea
        fields = ["name", "purpose", "begins_on", "ends_on", "areas"]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "begins_on": DateInput(),
            "ends_on": DateInput(),
        }
        help_texts = {
            "purpose": _("One or two sentences that somebody who lives there understands."),
            "ends_on": _("May stay empty. From this day on it is no longer a priority area."),
        }

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"] = forms.ModelMultipleChoiceField(
            may_draw(member),
            to_field_name="code",
            label=_("Streets and squares"),
            error_messages={
                "required": _("Pick at least one street or square."),
                "invalid_choice": _("You can only pick streets that you work in."),
            },
        )

    @property
    def chosen(self) -> set[str]:
        """Codes that are ticked: as sent, else as they were."""
        if isinstance(self.data, QueryDict) and self.is_bound:
            return set(self.data.getlist("areas"))
        return set(self.instance.areas.values_list("code", flat=True)) if self.instance.pk else set()

    def drawing(self) -> Drawing:
        return Drawing(**{name: self.cleaned_data[name] for name in self.Meta.fields})
