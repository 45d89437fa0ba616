"""The checklist on paper, to fill in together at a table without a screen."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.fieldwork.calculations.checklists import Item
from straatwijs.fieldwork.models import ChecklistMeeting
from straatwijs.fieldwork.queries.checklists import INSTRUMENT, ROLES, answer_label, before, the_items
from straatwijs.instruments.queries import instruments
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent


def checklist(meeting: ChecklistMeeting) -> bytes:
    """Made from the same definition as the pages; last time's answers stand beside the boxes."""
    instrument = instruments()[INSTRUMENT]
    asked = instrument.asked(ROLES)
    last = before(meeting)
    earlier = dict(last.answers.filter(current=True).values_list("item", "answer")) if last else {}
    address = f"{settings.PUBLIC_URL}{reverse('checklist', args=[meeting.pk])}"
    data = {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "title": str(instrument.question),
        "place": meeting.area.name,
        "document": _("Checklist: %(place)s") % {"place": meeting.area.name},
        "due": _("Needed before %(day)s.") % {"day": date_format(meeting.due, "j F Y")}
        if meeting.due
        else "",
        "explain": _(
            "Fill this in together. One answer that you share, and beside it who sees it otherwise. Write roles, no names."
        ),
        "date": _("Date"),
        "page": _("page"),
        "items": [_item(item, number, earlier) for number, item in enumerate(the_items(), start=1)],
        "roles": str(asked.label) if asked else "",
        "role_choices": [str(label) for _code, label in asked.choices] if asked else [],
        "last": _("last time:"),
        "points": _("What do we bring to a desk?"),
        "point_columns": [_("What is it about?"), _("Which organisation?"), _("Which role there?")],
        "type_in": _("Type it in here:"),
        "address": address.partition("://")[2],
        "qr": qr.svg(address),
        "scan": _("Picture to scan"),
        "foot": _("After typing in: put this sheet through the shredder."),
    }
    return pdf.render(_FOLDER / "checklist.typ", data)


def _item(item: Item, number: int, earlier: dict[str, str]) -> dict[str, object]:
    return {
        "number": number,
        "part": str(item.part),
        "label": str(item.choice.label) if item.choice else "",
        "prompt": str(item.choice.prompt) if item.choice else "",
        "choices": [str(label) for _code, label in item.choice.choices] if item.choice else [],
        "last": answer_label(item, earlier.get(item.code, "")),
        "lines": [{"label": str(line.label), "prompt": str(line.prompt)} for line in item.lines.values()],
    }
