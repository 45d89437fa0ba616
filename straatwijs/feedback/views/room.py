"""/gesprek/<id>/inbreng: who sits in the room says something by phone, without an account, and gets a receipt."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from straatwijs.agenda.models import Conversation, Topic
from straatwijs.agenda.states import ConversationState, TopicState
from straatwijs.feedback.actions.speaking import speak as keep
from straatwijs.instruments.queries import instruments
from straatwijs.observations.device import give_secret, secret_of
from straatwijs.observations.forms import note_from
from straatwijs.observations.note import Changed, Kept, NewNote, Refused, Withdrawn, Words
from straatwijs.observations.recogniser import wake
from straatwijs.shared import qr
from straatwijs.shared.rate_limit import over_limit, seconds_left
from straatwijs.shared.typed import Typed
from straatwijs.shared.uuid7 import uuid7

_INSTRUMENT = "street_signal"


# No account stands behind it, so there is nothing that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def speak(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = get_object_or_404(Conversation.objects.select_related("area"), pk=conversation_id)
    if found.state not in (ConversationState.SET, ConversationState.HELD):
        raise Http404
    if request.method == "POST":
        return _keep(request, found)
    wake()
    response = _page(request, found)
    give_secret(request, response)
    return response


def _keep(request: HttpRequest, found: Conversation) -> HttpResponse:
    if over_limit("room", str(found.pk), most=settings.NOTES_PER_STREET):
        response = _page(
            request,
            found,
            problem=_("That is a lot at once. Wait a few minutes and send it again."),
            status=429,
        )
        response["Retry-After"] = str(seconds_left())
        return response
    now, topic = timezone.now(), _topic(request, found)
    try:
        note = _note(request, found, now)
        kept = keep(topic=topic, note=note, secret=secret_of(request), now=now)
    except Refused as reason:
        return _page(request, found, problem=reason.sentence, status=422)
    except (Changed, Withdrawn):
        again = _("This page was sent before with something else. This is a fresh page: send it once more.")
        return _page(request, found, problem=again, fresh=True, status=422)
    except OperationalError:
        wait = _("The server can't keep it right now. Leave this page open and send it again in a minute.")
        return _page(request, found, problem=wait, status=503)
    if kept.words is Words.WAIT:
        wait = _("Your words can't be checked right now. Try again in a minute.")
        return _page(request, found, problem=wait, status=503)
    return _thanks(request, found, kept, topic)


def _note(request: HttpRequest, found: Conversation, now: datetime) -> NewNote:
    posted = request.POST
    if not posted.get("text", "").strip():
        raise Refused("text", _("Write what you want to say."))
    tapped = note_from(posted, instrument=_INSTRUMENT, area=found.area.code, now=now)
    return replace(tapped, text=posted["text"], perspective=posted.get("perspective", ""))


def _topic(request: HttpRequest, found: Conversation) -> Topic | None:
    asked = request.POST.get("topic", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    return _topics(found).filter(pk=int(asked)).first()


def _topics(found: Conversation) -> QuerySet[Topic]:
    return found.topics.filter(state=TopicState.ON_AGENDA, sheltered=False)


def _page(
    request: HttpRequest, found: Conversation, *, problem: str = "", fresh: bool = False, status: int = 200
) -> HttpResponse:
    """`fresh` gives the note a new id; else a second try is the same note."""
    posted = request.POST
    context = {
        "conversation": found,
        "topics": list(_topics(found)),
        "chosen": posted.get("topic") or request.GET.get("onderwerp", ""),
        "said": Typed({name: str(value) for name, value in posted.items()}),
        "id": uuid7() if fresh else posted.get("id") or uuid7(),
        "at": posted.get("at") or timezone.now().isoformat(timespec="seconds"),
        "problem": problem,
        "questions": {question.code: question for question in instruments()[_INSTRUMENT].questions},
    }
    return render(request, "feedback/speak.html", context, status=status)


def _thanks(request: HttpRequest, found: Conversation, kept: Kept, topic: Topic | None) -> HttpResponse:
    context = {
        "conversation": found,
        "topic": topic,
        "kept": kept,
        "qr": qr.svg(f"{settings.PUBLIC_URL}/bon/{kept.receipt}", title=_("Picture to scan")),
    }
    response = render(request, "feedback/spoken.html", context)
    response["Cache-Control"] = "no-store"
    return response
