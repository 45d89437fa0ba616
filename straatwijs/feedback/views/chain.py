"""Decisions that are told: about topics from the workbench, and what was agreed under /team/afspraken/."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.forms.conversations import AgreeForm
from straatwijs.agenda.models import ActionPoint, Conversation, Topic
from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.queries import chain as reads
from straatwijs.agenda.states import ACTION, ActionState, TopicState
from straatwijs.agenda.views.desk import own_conversation, own_topic
from straatwijs.agenda.views.workbench import page as workbench
from straatwijs.feedback.actions import chain
from straatwijs.feedback.queries.verdicts import opinions
from straatwijs.feedback.views.desk import lines
from straatwijs.places.queries import acting_role, largest_areas_where
from straatwijs.privacy.queries import Reader, inbox_items
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

# As many notes as somebody reads through.
_SHOWN = 50


@require_POST
def decide(request: HttpRequest, topic_id: int) -> HttpResponse:
    topic, posted = own_topic(request, topic_id), request.POST
    try:
        chain.decide_topic(
            topic=topic,
            state=posted.get("state", ""),
            reason=posted.get("reason", ""),
            title=posted.get("title", ""),
            theme=topic.conversation.themes.filter(pk=number_from(posted.get("theme", ""))).first(),
            by=member_of(request),
        )
    except Refused as refused:
        return workbench(request, topic.conversation, refused=refused, about=topic.pk, status=422)
    return _back(topic.conversation, topic)


@require_POST
def merge(request: HttpRequest, topic_id: int) -> HttpResponse:
    topic = own_topic(request, topic_id)
    into = topic.conversation.topics.filter(pk=number_from(request.POST.get("into", ""))).first()
    try:
        if into is None:
            raise Refused("into", _("Choose another topic of this conversation."))
        chain.merge_topics(topic=topic, into=into, by=member_of(request))
    except Refused as refused:
        return workbench(request, topic.conversation, refused=refused, about=topic.pk, status=422)
    return _back(topic.conversation, into)


@require_POST
def set_agenda(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    try:
        chain.set_agenda(conversation=found, by=member_of(request))
    except Refused as refused:
        return workbench(request, found, refused=refused, status=422)
    number = reads.of_conversation(found).values("contribution").distinct().count()
    told = ngettext(
        "The agenda is set. It stands on the receipt of %(number)d note.",
        "The agenda is set. It stands on the receipts of %(number)d notes.",
        number,
    )
    messages.success(request, told % {"number": number})
    return _back(found)


@require_POST
def close(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    try:
        chain.close_conversation(
            conversation=found, checked=request.POST.getlist("checked"), by=member_of(request)
        )
    except Refused as refused:
        return workbench(request, found, refused=refused, status=422)
    messages.success(request, _("The report is there for everyone."))
    return _back(found)


@require_POST
def agree(request: HttpRequest, topic_id: int) -> HttpResponse:
    topic, form = own_topic(request, topic_id), AgreeForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("due", _("Choose a day."))
        chain.agree_action(topic=topic, by=member_of(request), **form.cleaned_data)
    except Refused as refused:
        return workbench(request, topic.conversation, refused=refused, about=topic.pk, status=422)
    messages.success(request, _("Agreed. Everybody whose note it began with reads it on the receipt."))
    if request.POST.get("room"):
        return HttpResponseRedirect(f"{reverse('room', args=[topic.conversation_id])}?onderwerp={topic.pk}")
    return _back(topic.conversation, topic)


@require_safe
def sources(request: HttpRequest, topic_id: int) -> HttpResponse:
    """The notes that a topic came from, as far as this member may read them."""
    topic = own_topic(request, topic_id)
    references = reads.of_topic(topic)
    reader = Reader.for_member(request.user)
    context = {
        "topic": topic,
        "lines": lines(inbox_items(references[:_SHOWN], reader=reader)),
        "total": len(references),
    }
    return render(request, "feedback/sources.html", context)


@require_safe
def action_points(request: HttpRequest) -> HttpResponse:
    own = largest_areas_where(member_of(request), Permission.SEE_STREET_LIVE)
    if not own:
        raise PermissionDenied
    context = {
        "open": reads.open_actions(own),
        "settled": reads.settled_actions(own)[:40],
        "today": timezone.localdate(),
    }
    return render(request, "feedback/action_points.html", context)


@require_safe
def action_point(request: HttpRequest, action_id: int) -> HttpResponse:
    return _page(request, _own(request, action_id))


@require_POST
def advance(request: HttpRequest, action_id: int) -> HttpResponse:
    found, posted = _own(request, action_id), request.POST
    try:
        chain.advance_action(
            action=found,
            state=posted.get("state", ""),
            text=posted.get("text", ""),
            reason=posted.get("reason", ""),
            by=member_of(request),
        )
    except Refused as refused:
        return _page(request, found, refused=refused, status=422)
    messages.success(request, _("Kept, and told to everybody whose note it began with."))
    return HttpResponseRedirect(reverse("action_point", args=[found.pk]))


def _own(request: HttpRequest, number: int) -> ActionPoint:
    """For who sees the place live; for others it is not there."""
    found = get_object_or_404(
        ActionPoint.objects.select_related("area", "topic__conversation__area"), pk=number
    )
    if acting_role(member_of(request), Permission.SEE_STREET_LIVE, found.area) is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, found: ActionPoint, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    may = acting_role(member_of(request), Permission.ANSWER, found.area) is not None
    possible = ACTION[ActionState(found.state)] - {ActionState.REOPENED}
    said = opinions(found)
    context = {
        "action": found,
        "news": found.news.select_related("by"),
        "sources": found.sources.count(),
        "lines": lines(inbox_items(reads.of_action(found)[:_SHOWN], reader=Reader.for_member(request.user))),
        "opinions": [(opinion.label, number) for opinion, number in said.items()],
        "has_opinions": any(said.values()),
        "states": [state for state in ActionState if state in possible] if may else [],
        "refused": refused,
        "said": Typed.of(request, refused),
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
    }
    return render(request, "feedback/action_point.html", context, status=status)


def _back(conversation: Conversation, topic: Topic | None = None) -> HttpResponseRedirect:
    anchor = f"#t{topic.pk}" if topic and topic.state != TopicState.MERGED else ""
    return HttpResponseRedirect(reverse("workbench", args=[conversation.pk]) + anchor)
