"""What the pages about conversations share."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from straatwijs.accounts.roles import Permission
from straatwijs.agenda.models import Conversation, Topic
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused


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


class Typed(dict[str, str]):
    """What somebody typed, to stand in the form again; nothing for what was not sent."""

    @classmethod
    def of(cls, request: HttpRequest, refused: Refused | None) -> "Typed":
        return cls({name: str(value) for name, value in request.POST.items()} if refused else {})

    def __missing__(self, name: str) -> str:
        return ""


def number_from(value: str) -> int:
    """What was sent as a number; 0, which nothing has, for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
