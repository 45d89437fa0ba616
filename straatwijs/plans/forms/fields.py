"""The kinds of fields that the forms about plans are made of."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_TEXT = 10_000  # what fits in a request anyway: the action says what is too long
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
    return forms.CharField(label=label, required=False, max_length=_TEXT, widget=widget, help_text=help_text)
