"""/team/gesprek/<id>: from proposals to agenda to report. What is told to people is posted to `feedback`."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.actions import conversations, minutes, topics
from straatwijs.agenda.forms.conversations import PresentForm
from straatwijs.agenda.models import Conversation, Topic
from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.queries.conversations import steps
from straatwijs.agenda.queries.topics import items
from straatwijs.agenda.states import ConversationState, TopicState
from straatwijs.agenda.views.desk import own_conversation, own_topic
from straatwijs.places.models import Area
from straatwijs.places.queries import streets_of
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@require_safe
def workbench(request: HttpRequest, conversation_id: int) -> HttpResponse:
    return page(request, own_conversation(request, conversation_id))


def page(
    request: HttpRequest,
    conversation: Conversation,
    *,
    refused: Refused | None = None,
    about: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """With `refused`, what was typed about topic `about` stands there still."""
    reader = Reader.for_member(request.user)
    shown = items(conversation, reader=reader, states=TopicState, sheltered=True)
    by_state = {state.value: [item for item in shown if item.topic.state == state] for state in TopicState}
    room = conversation.ceiling - sum(item.topic.origin != "action" for item in by_state["on_agenda"])
    context = {
        "conversation": conversation,
        "steps": steps(conversation),
        "items": by_state,
        "left_off": [*by_state["later"], *by_state["dropped"], *by_state["merged"]],
        "room": max(0, room),
        "themes": list(conversation.themes.all()),
        "parties": list(conversation.parties.all()),
        "streets": list(streets_of(conversation.area).order_by("name")[:400]),
        "is_planned": conversation.state == ConversationState.PLANNED,
        "is_set": conversation.state == ConversationState.SET,
        "is_held": conversation.state == ConversationState.HELD,
        "is_closed": conversation.state == ConversationState.CLOSED,
        "checks": _checks(),
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
        "refused": refused,
        "about": about,
        "said": Typed.of(request, refused),
    }
    return render(request, "agenda/workbench.html", context, status=status)


@require_POST
def propose(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    try:
        made = topics.build_agenda(conversation=found, by=member_of(request))
    except Refused as refused:
        return page(request, found, refused=refused, status=422)
    if made:
        told = ngettext("%(number)d new topic is proposed.", "%(number)d new topics are proposed.", made)
        messages.success(request, told % {"number": made})
    else:
        messages.info(request, _("Nothing new: everything that stands out is here already."))
    return _back(found.pk)


@require_POST
def add(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    place = Area.objects.filter(slug=request.POST.get("place", ""), path__startswith=found.area.path).first()
    try:
        topics.add_topic(
            conversation=found,
            title=request.POST.get("new_title", ""),
            theme=found.themes.filter(pk=number_from(request.POST.get("theme", ""))).first(),
            areas=[place] if place else [],
            by=member_of(request),
        )
    except Refused as refused:
        return page(request, found, refused=refused, status=422)
    return _back(found.pk)


@require_POST
def arrange(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Up, down, into the lee or out of it."""
    topic, what = own_topic(request, topic_id), request.POST.get("what", "")
    by = member_of(request)
    try:
        if what in {"up", "down"}:
            topics.move(topic=topic, up=what == "up", by=by)
        elif what in {"shelter", "show"}:
            topics.shelter(topic=topic, sheltered=what == "shelter", by=by)
    except Refused as refused:
        return page(request, topic.conversation, refused=refused, about=topic.pk, status=422)
    return _back(topic.conversation_id, topic)


@require_POST
def write(request: HttpRequest, topic_id: int) -> HttpResponse:
    """The three fields of the report, from the workbench or from the room."""
    topic, posted = own_topic(request, topic_id), request.POST
    try:
        minutes.write_minutes(
            topic=topic,
            going_on=posted.get("going_on", ""),
            doing=posted.get("doing", ""),
            more=posted.get("more", ""),
            why=posted.get("why", ""),
            seen=number_from(posted.get("seen", "")),
            by=member_of(request),
        )
    except Refused as refused:
        return page(request, topic.conversation, refused=refused, about=topic.pk, status=422)
    messages.success(request, _("Kept: %(title)s.") % {"title": topic.title})
    if posted.get("room"):
        return HttpResponseRedirect(f"{reverse('room', args=[topic.conversation_id])}?onderwerp={topic.pk}")
    return _back(topic.conversation_id, topic)


@require_POST
def hold(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    form = PresentForm(request.POST, parties=list(found.parties.values_list("pk", "role")))
    try:
        if not form.is_valid():
            raise Refused("present", _("Fill in how many were there: a number from 0 to 5000."))
        conversations.hold(conversation=found, present=form.present(), by=member_of(request))
    except Refused as refused:
        return page(request, found, refused=refused, status=422)
    return _back(found.pk)


def _checks() -> dict[str, str]:
    """What is asked before the report goes public."""
    return {
        "realistic": _("Is it realistic? Nothing is made bigger or nicer than it is."),
        "not_stigmatising": _("Does it put nobody in a bad light? Not a street, not a group, not a person."),
        "agreed": _("Do those whom it is about agree that it is told?"),
    }


def _back(conversation: int, topic: Topic | None = None) -> HttpResponseRedirect:
    anchor = f"#t{topic.pk}" if topic else ""
    return HttpResponseRedirect(reverse("workbench", args=[conversation]) + anchor)
