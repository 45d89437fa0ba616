"""/team/keuzes/: drawing up a choice, its paper, and what is taken up."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.agenda import papers
from straatwijs.agenda.actions import choices as actions
from straatwijs.agenda.forms.choices import (
    ChoiceForm,
    CodesForm,
    Row,
    decisions_from,
    options_from,
    rows_of,
    rows_sent,
)
from straatwijs.agenda.models.choices import MOST_WHY, Choice, Phase
from straatwijs.agenda.models.topics import Topic
from straatwijs.agenda.queries import choices as queries
from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.places.queries import areas_served, largest_areas_where, member_may
from straatwijs.shared.refusal import Refused

_LIGHT = "light"


@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    areas = _own_areas(request)
    return render(request, "agenda/choices.html", {"choices": queries.choices_within(areas)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    _own_areas(request)
    return _edit(request, None, light=request.GET.get("soort") == _LIGHT)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, choice_id: int) -> HttpResponse:
    found = choice_of_team(request, choice_id)
    if found.ready:
        messages.warning(request, _("This choice is fixed. Make it a draft again to change it."))
        return _back(found)
    return _edit(request, found, light=found.light)


@require_safe
def choice(request: HttpRequest, choice_id: int) -> HttpResponse:
    return _page(request, choice_of_team(request, choice_id))


@require_POST
def ready(request: HttpRequest, choice_id: int) -> HttpResponse:
    return _step(request, choice_id, actions.make_ready, _("Fixed. Everyone can read it now."))


@require_POST
def draft(request: HttpRequest, choice_id: int) -> HttpResponse:
    return _step(request, choice_id, actions.take_back, _("It is a draft again; nobody else sees it."))


@require_POST
def slips(request: HttpRequest, choice_id: int) -> HttpResponse:
    found, form = choice_of_team(request, choice_id), CodesForm(request.POST)
    if not form.is_valid():
        return _page(request, found, codes=form, status=422)
    try:
        codes = actions.print_codes(
            choice=found, number=form.cleaned_data["number"], by=member_of(request), now=timezone.now()
        )
    except Refused as refused:
        form.add_error("number", refused.sentence)
        return _page(request, found, codes=form, status=422)
    response = _pdf(papers.slips(found, codes), "stroken.pdf")
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def paper(request: HttpRequest, choice_id: int) -> HttpResponse:
    return _pdf(papers.ballot(choice_of_team(request, choice_id)), "stembiljet.pdf")


@require_POST
def decide(request: HttpRequest, choice_id: int) -> HttpResponse:
    found = choice_of_team(request, choice_id)
    try:
        actions.decide(
            choice=found,
            decisions=decisions_from(request.POST, found.options.all()),
            by=member_of(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return _page(request, found, refused=refused, status=422)
    messages.success(request, _("Saved. Everyone can read it with the result."))
    return _back(found)


def choice_of_team(request: HttpRequest, choice_id: int) -> Choice:
    """What is out of sight is not there."""
    found = Choice.objects.filter(pk=choice_id).select_related("area").first()
    if found is None or not member_may(member_of(request), Permission.ANSWER, found.area):
        raise Http404
    return found


def _own_areas(request: HttpRequest) -> list[Area]:
    areas = largest_areas_where(member_of(request), Permission.ANSWER)
    if not areas:
        raise PermissionDenied(_("Your role does not prepare choices."))
    return areas


def _step(request: HttpRequest, choice_id: int, action: Callable[..., None], sentence: str) -> HttpResponse:
    found = choice_of_team(request, choice_id)
    try:
        action(choice=found, by=member_of(request), now=timezone.now())
    except Refused as refused:
        messages.warning(request, refused.sentence)
    else:
        messages.success(request, sentence)
    return _back(found)


def _back(found: Choice) -> HttpResponse:
    return HttpResponseRedirect(reverse("choice_desk", args=[found.pk]))


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _places_to_choose_for(member: Member) -> dict[int, Area]:
    """The largest places where this member may, and everything in them that is no single street."""
    own = largest_areas_where(member, Permission.ANSWER)
    below = areas_served(member, Permission.ANSWER).exclude(kind__in=[*OUTDOORS, AreaKind.ENTRANCE])
    return {area.pk: area for area in (*own, *below.filter(current=True).order_by("path"))}


def _edit(request: HttpRequest, found: Choice | None, *, light: bool) -> HttpResponse:
    places = _places_to_choose_for(member_of(request))
    topics = queries.topics_to_choose_from(largest_areas_where(member_of(request), Permission.ANSWER))
    if request.method != "POST":
        names = ("title", "intro", "opens_at", "closes_at")
        initial = {name: getattr(found, name) for name in names} | {"area": found.area_id} if found else {}
        form, rows = ChoiceForm(areas=places, light=light, initial=initial), rows_of(found)
        return _form(request, found, form, rows, topics)
    form, rows = ChoiceForm(request.POST, areas=places, light=light), rows_sent(request.POST)
    if not form.is_valid():
        return _form(request, found, form, rows, topics, status=422)
    try:
        drawn = actions.draw_up(
            choice=found, drawing=form.drawing(options_from(rows, topics)), by=member_of(request)
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _form(request, found, form, rows, topics, status=422)
    return _back(drawn)


def _form(
    request: HttpRequest,
    found: Choice | None,
    form: ChoiceForm,
    rows: list[Row],
    topics: tuple[Topic, ...],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "choice": found,
        "form": form,
        "rows": rows,
        "topics": [(str(topic.pk), topic.title) for topic in topics],
        "light": form.light,
    }
    return render(request, "agenda/choice_edit.html", context, status=status)


def _page(
    request: HttpRequest,
    found: Choice,
    *,
    codes: CodesForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    phase = found.phase
    sent = decisions_from(request.POST, found.options.all()) if refused else {}
    context = {
        "choice": found,
        "phase": phase.value,
        "prints": phase in {Phase.ANNOUNCED, Phase.OPEN},
        "turnout": queries.turnout(found),
        "lines": [
            (option, sent.get(option.order, option), f"why_{option.order}") for option in found.options.all()
        ],
        "codes": codes or CodesForm(initial={"number": 100}),
        "refused": refused,
        "most_why": MOST_WHY,
    }
    return render(request, "agenda/choice_desk.html", context, status=status)
