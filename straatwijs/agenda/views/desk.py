"""What the pages about conversations share."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from straatwijs.accounts.roles import Permission
from straatwijs.agenda.models import Conversation, Topic
from straatwijs.privacy.queries import Reader


def own_conversation(request: HttpRequest, number: int) -> Conversation:
    """For who leads conversations there; for others it is not there."""
    found = get_object_or_404(Conversation.objects.select_related("area"), pk=number)
    if not Reader.for_member(request.user).may(Permission.LEAD_CONVERSATION, found.area):
        raise Http404
    return found


def own_topic(request: HttpRequest, number: int) -> Topic:
    found = get_object_or_404(Topic.objects.select_related("conversation__area"), pk=number)
    own_conversation(request, found.conversation_id)
    return found
