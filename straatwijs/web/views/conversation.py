"""/gesprek/<id>: the conversation as everyone reads it, with whether everybody heard back."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from straatwijs.agenda.models import Conversation
from straatwijs.agenda.views.public import public_page
from straatwijs.feedback.queries import conversation_figures


@login_not_required
@require_safe
def conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = get_object_or_404(Conversation.objects.select_related("area"), pk=conversation_id)
    context = public_page(request, found) | {"figures": conversation_figures(found) if found.set_at else None}
    return render(request, "agenda/conversation.html", context)
