"""Ballots, and what the team fills in around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.actions.ballots import Marks
from straatwijs.agenda.actions.choices import MOST_CODES, MOST_OPTIONS, Decision, Drawing, NewOption
from straatwijs.agenda.models.choices import MOST_WHY, Choice, Option
from straatwijs.agenda.models.topics import Topic
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import Area
from straatwijs.shared.offering import offer

_EMPTY_ROWS = 4
_LEAST_ROWS = 6
_TEXT = 10_000  # what fits in a request anyway: the action says what is too long
_MOMENT = "%Y-%m-%dT%H:%M"


class BallotForm(forms.Form):
    """The rules are those of the action; this reads what was sent and keeps it when one of them says no."""

    code = forms.CharField(max_length=60, error_messages={"required": _("Fill in the code of your slip.")})
    page = forms.UUIDField(required=False)
    first = forms.IntegerField(required=False, min_value=1, max_value=99)
    second = forms.IntegerField(required=False, min_value=1, max_value=99)
    third = forms.IntegerField(required=False, min_value=1, max_value=99)
    perspective = forms.ChoiceField(required=False, choices=[("", ""), *PERSPECTIVES.items()])

    @property
    def page_number(self) -> UUID:
        return self.cleaned_data.get("page") or uuid4()

    def marks(self) -> Marks:
        return Marks(
            **{name: self.cleaned_data[name] for name in ("first", "second", "third", "perspective")}
        )


class WithdrawForm(forms.Form):
    code = forms.CharField(max_length=60)
    tracker = forms.CharField(max_length=60)
    change = forms.CharField(max_length=60)


class CodesForm(forms.Form):
    number = forms.IntegerField(min_value=1, max_value=MOST_CODES)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        # The only spelling that this field of a browser reads.
        super().__init__(format=_MOMENT)


class ChoiceForm(forms.Form):
    area = forms.TypedChoiceField(label=_("For whom"), coerce=int)
    title = forms.CharField(label=_("The question"), max_length=_TEXT)
    intro = forms.CharField(
        label=_("What it is about"),
        help_text=_("What will be done with the result, and what can't be chosen here. At most 2000 characters."),
        max_length=_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )  # fmt: skip
    opens_at = forms.DateTimeField(label=_("Opens"), widget=MomentInput)
    closes_at = forms.DateTimeField(label=_("Closes"), widget=MomentInput)

    def __init__(self, *args: Any, areas: Mapping[int, Area], light: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas, self.light = areas, light
        offer(self, "area", [(key, area.name) for key, area in areas.items()])
        if light:
            del self.fields["intro"]

    def drawing(self, options: tuple[NewOption, ...]) -> Drawing:
        given = {name: self.cleaned_data[name] for name in ("title", "opens_at", "closes_at")}
        return Drawing(
            area=self.areas[self.cleaned_data["area"]],
            light=self.light,
            intro=self.cleaned_data.get("intro", ""),
            options=options,
            **given,
        )


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the form in which options are written."""

    number: int
    text: str = ""
    theme: str = ""
    more: str = ""
    topic: str = ""


def rows_of(choice: Choice | None) -> list[Row]:
    options: Iterable[Option] = choice.options.all() if choice else ()
    rows = [
        Row(number=o.order, text=o.text, theme=o.theme, more=o.more, topic=str(o.topic_id or ""))
        for o in options
    ]
    return _with_empty(rows)


def rows_sent(posted: Mapping[str, str]) -> list[Row]:
    rows = [
        Row(
            number=number,
            **{
                name: posted.get(f"{name}_{number}", "").strip()
                for name in ("text", "theme", "more", "topic")
            },
        )
        for number in range(1, MOST_OPTIONS + 1)
    ]
    return _with_empty([row for row in rows if row.text or row.more or row.topic])


def _with_empty(rows: list[Row]) -> list[Row]:
    wanted = min(MOST_OPTIONS, max(_LEAST_ROWS, len(rows) + _EMPTY_ROWS))
    numbered = [
        Row(number=number, text=row.text, theme=row.theme, more=row.more, topic=row.topic)
        for number, row in enumerate(rows, 1)
    ]
    return numbered + [Row(number=number) for number in range(len(numbered) + 1, wanted + 1)]


def options_from(rows: Iterable[Row], topics: Iterable[Topic]) -> tuple[NewOption, ...]:
    """A line without words of its own takes those of its topic."""
    by_key = {str(topic.pk): topic for topic in topics}
    return tuple(
        NewOption(text=row.text or topic.title, theme=row.theme, more=row.more, topic=topic)
        if (topic := by_key.get(row.topic))
        else NewOption(text=row.text or row.more[:120], theme=row.theme, more=row.more)
        for row in rows
        if row.text or row.more or row.topic in by_key
    )


def decisions_from(posted: Mapping[str, str], options: Iterable[Option]) -> dict[int, Decision]:
    answers = {"yes": True, "no": False}
    return {
        option.order: Decision(
            taken_up=answers.get(posted.get(f"taken_{option.order}", "")),
            why=posted.get(f"why_{option.order}", "")[: 10 * MOST_WHY],
        )
        for option in options
    }
