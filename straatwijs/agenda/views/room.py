"""/team/gesprek/<id>/zaal: one topic at a time, to read from the back of the room."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.queries.topics import items
from straatwijs.agenda.states import TopicState
from straatwijs.agenda.views.desk import own_conversation
from straatwijs.privacy.queries import Reader
from straatwijs.shared import qr


@require_safe
def room(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What stands here is projected: nothing sheltered, and of what is about people no numbers."""
    found = own_conversation(request, conversation_id)
    shown = items(found, reader=Reader.everyone(), states=[TopicState.ON_AGENDA], sheltered=False)
    asked = request.GET.get("onderwerp", "")
    place = next((number for number, item in enumerate(shown) if str(item.topic.pk) == asked), 0)
    current = shown[place] if shown else None
    address = f"{settings.PUBLIC_URL}{reverse('speak', args=[found.pk])}"
    context = {
        "conversation": found,
        "items": shown,
        "current": current,
        "place": place + 1,
        "previous": shown[place - 1].topic.pk if place else None,
        "next": shown[place + 1].topic.pk if place + 1 < len(shown) else None,
        "minutes_each": max(5, found.minutes // max(1, len(shown))),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": qr.svg(address, title=_("Picture to scan")),
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
    }
    return render(request, "agenda/room.html", context)
