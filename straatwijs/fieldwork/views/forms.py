"""/team/invullen/: which form, and where."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.models import Draft
from straatwijs.fieldwork.queries.drafts import drafts_of, last_places
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.places.queries import areas_served

# One screen of places; who wants another searches.
_SHOWN = 30


@dataclass(frozen=True)
class FormHere:
    instrument: Instrument
    lately: list[Area]
    drafts: list[Draft]


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """Without a form chosen: the forms, with the places where one filled them in last. With one: the places."""
    member = member_of(request)
    chosen = instruments().get(request.GET.get("formulier", ""))
    text = request.GET.get("q", "").replace("\0", "")[:100]
    drafts = drafts_of(member, now=timezone.now())
    here = [
        FormHere(one, last_places(member, one), [draft for draft in drafts if draft.instrument == one.id])
        for one in instruments().values()
        if one.form and one.for_team
    ]
    places = _places(member, text) if chosen else []
    context = {
        "forms": here,
        "chosen": chosen if chosen and chosen.for_team else None,
        "text": text,
        "places": places[:_SHOWN],
        "more": len(places) > _SHOWN,
    }
    return render(request, "fieldwork/forms.html", context)


def _places(member: Member, text: str) -> list[Area]:
    served = areas_served(member, Permission.FILL_IN).filter(current=True)
    if text:
        served = served.filter(name__icontains=text)
    return list(served.select_related("parent").order_by("path")[: _SHOWN + 1])
