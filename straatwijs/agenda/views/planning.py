"""/team/gesprekken/: planning a conversation and changing what was planned."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda.actions.conversations import change_conversation, plan_conversation
from straatwijs.agenda.forms.conversations import PlanForm
from straatwijs.agenda.models import Conversation
from straatwijs.agenda.models.conversations import MOST_WORDS, USUAL_CEILING, Venue
from straatwijs.agenda.queries import conversations as reads
from straatwijs.agenda.states import ConversationState
from straatwijs.agenda.views.desk import own_conversation
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import descendants, largest_areas_where
from straatwijs.shared.refusal import Refused

_MOST_CHOICES = 300


@require_safe
def conversations(request: HttpRequest) -> HttpResponse:
    own = _own(request)
    found = reads.conversations_in(own)
    now = timezone.now()
    context = {
        "coming": [
            {"conversation": one, "steps": reads.steps(one)}
            for one in found.exclude(state=ConversationState.CLOSED).order_by("at")
        ],
        "closed": found.filter(state=ConversationState.CLOSED)[:40],
        "again": reads.to_look_again(own, today=timezone.localdate(now)),
        "today": timezone.localdate(now),
    }
    return render(request, "agenda/conversations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    choices = _places(_own(request))
    area = _chosen(request, choices)
    if request.method != "POST":
        return _form(request, PlanForm(initial=_usual(area)), area=area, choices=choices)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            made = plan_conversation(area=area, plan=form.plan(), by=member_of(request))
        except Refused as refused:
            _add(form, refused)
        else:
            return HttpResponseRedirect(reverse("workbench", args=[made.pk]))
    return _form(request, form, area=area, choices=choices, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, conversation_id: int) -> HttpResponse:
    found = own_conversation(request, conversation_id)
    if request.method != "POST":
        return _form(request, PlanForm(initial=_as_planned(found)), area=found.area, conversation=found)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            change_conversation(conversation=found, plan=form.plan(), by=member_of(request))
        except Refused as refused:
            _add(form, refused)
        else:
            return HttpResponseRedirect(reverse("workbench", args=[found.pk]))
    return _form(request, form, area=found.area, conversation=found, status=422)


def _own(request: HttpRequest) -> list[Area]:
    own = largest_areas_where(member_of(request), Permission.LEAD_CONVERSATION)
    if not own:
        raise PermissionDenied
    return own


def _places(own: list[Area]) -> list[Area]:
    """The own places and what lies in them, without streets: a conversation is about more than one."""
    found = list(own)
    for area in own:
        found += descendants(area).exclude(kind__in=OUTDOORS).order_by("name")[:_MOST_CHOICES]
    return found


def _chosen(request: HttpRequest, choices: list[Area]) -> Area:
    asked = request.POST.get("area") or request.GET.get("plek") or choices[0].slug
    found = next((area for area in choices if area.slug == asked), None)
    if found is None:
        raise Http404
    return found


def _usual(area: Area) -> dict[str, object]:
    return {
        "venue": reads.next_venue(area),
        "ceiling": USUAL_CEILING,
        "minutes": 90,
        "themes": "\n".join(str(theme) for theme in reads.THEMES),
        "roles": "\n".join(str(role) for role in reads.ROLES),
    }


def _as_planned(found: Conversation) -> dict[str, object]:
    at = timezone.localtime(found.at)
    return {
        "day": at.date(),
        "time": at.time(),
        "minutes": found.minutes,
        "venue": found.venue,
        "place": found.place,
        "open_for": found.open_for,
        "fixed": found.fixed,
        "ceiling": found.ceiling,
        "themes": "\n".join(theme.title for theme in found.themes.all()),
        "roles": "\n".join(party.role for party in found.parties.filter(invited=True)),
    }


def _add(form: PlanForm, refused: Refused) -> None:
    field = {"at": "day"}.get(refused.field, refused.field)
    form.add_error(field if field in form.fields else None, refused.sentence)


def _form(request: HttpRequest, form: PlanForm, *, status: int = 200, **more: object) -> HttpResponse:
    known: Mapping[str, object] = {
        "form": form,
        "venues": Venue,
        "most_words": MOST_WORDS,
        "today": timezone.localdate(),
    }
    return render(request, "agenda/plan.html", {**known, **more}, status=status)
