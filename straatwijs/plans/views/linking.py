"""/team/koppelkansen/: proposals for a place, one proposal, the matrix, the calendar, and both on paper."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where, member_may
from straatwijs.plans.actions import links as actions
from straatwijs.plans.calculations.pace import is_quick
from straatwijs.plans.forms.goals import OwnGoalForm
from straatwijs.plans.forms.linking import LinkMeasureForm
from straatwijs.plans.link_states import LINK, LinkState
from straatwijs.plans.models import Measure, Pace, WorkLink
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.papers import linking as paper
from straatwijs.plans.queries.known_links import known_links
from straatwijs.plans.queries.linking import LinkLine, Picture, picture_of
from straatwijs.plans.queries.matrix import Chance, by_month, chances_of, matrix_of
from straatwijs.plans.queries.plans import plans_at
from straatwijs.plans.states import OPEN_MEASURES, MeasureState, PlanState
from straatwijs.plans.views.desk import carry_out, places_in
from straatwijs.shared.charts import Span, spans
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

_FIRST = 8


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    own = largest_areas_where(member_of(request), Permission.ANSWER)
    if not own:
        raise PermissionDenied
    places = places_in(own)
    asked = request.GET.get("plek", own[0].slug)
    area = next((place for place in places if place.slug == asked), None) or own_place(request, asked)
    picture = picture_of(area, today=timezone.localdate())
    still_open = picture.in_state(LinkState.PROPOSED)
    everything = "alles" in request.GET
    context = _about(area, picture) | {
        "may_add": member_may(member_of(request), Permission.WORK_ON_PLAN, area),
        "places": places,
        "lines": still_open if everything else still_open[:_FIRST],
        "more": 0 if everything else len(still_open) - _FIRST,
        "taken_up": picture.in_state(LinkState.ACCEPTED),
        "turned_down": picture.in_state(LinkState.REJECTED, LinkState.JOINED),
    }
    return render(request, "plans/linking.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, slug: str, work_id: int, link_id: str) -> HttpResponse:
    area = own_place(request, slug)
    picture = picture_of(area, today=timezone.localdate())
    line = picture.line(work_id, link_id)
    if line is None:
        raise Http404
    if request.method != "POST":
        return _page(request, picture, line, area)
    form = _form(request, line)
    refused = _decide(request, line, form)
    if refused:
        return _page(request, picture, line, area, form=form, refused=refused, status=422)
    return HttpResponseRedirect(reverse("link", args=[slug, work_id, link_id]))


@require_safe
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    area = own_place(request, slug)
    picture = picture_of(area, today=timezone.localdate())
    return render(
        request, "plans/linking_matrix.html", _about(area, picture) | {"matrix": matrix_of(picture)}
    )


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    area, today = own_place(request, slug), timezone.localdate()
    picture = picture_of(area, today=today)
    chances = chances_of(picture, today=today)
    drawn = spans([_span(chance) for chance in chances], today=today)
    context = _about(area, picture) | {
        "months": by_month(chances),
        "drawing": drawn if chances else "",
    }
    return render(request, "plans/linking_calendar.html", context)


@require_safe
def on_paper(request: HttpRequest, slug: str) -> HttpResponse:
    area, today = own_place(request, slug), timezone.localdate()
    picture = picture_of(area, today=today)
    made = paper.sheet(area, matrix_of(picture), chances_of(picture, today=today), today=today)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="koppelkansen-{area.slug}.pdf"'
    return response


def own_place(request: HttpRequest, slug: str, permission: Permission = Permission.ANSWER) -> Area:
    """For who answers there; for others it is not there."""
    found = get_object_or_404(Area, slug=slug, current=True)
    if not member_may(member_of(request), permission, found):
        raise Http404
    return found


def _about(area: Area, picture: Picture) -> dict[str, object]:
    return {"area": area, "has_works": bool(picture.lines), "known": len(known_links())}


def _span(chance: Chance) -> Span:
    work = chance.line.work
    css = "taken" if chance.line.state is LinkState.ACCEPTED else "open"
    return Span(str(chance.number), work.begins_on, work.ends_on, chance.last_day, css)


def _form(request: HttpRequest, line: LinkLine) -> LinkMeasureForm:
    """What can be made of it in a plan of this place."""
    plans = [plan for plan in plans_at(line.area) if not plan.light and plan.state != PlanState.STOPPED]
    measures = Measure.objects.filter(plan__in=plans, state__in=(*OPEN_MEASURES, MeasureState.PROPOSED))
    asked = request.POST if request.POST.get("do") == "measure" else None
    pace, why = _likely_pace(line, timezone.localdate())
    initial = {
        "title": str(line.words.title),
        "owner": line.work.who,
        "goals": [str(goal.pk) for goal in line.goals],
        "pace": pace,
        "starts_on": line.work.begins_on,
        "ends_on": line.work.ends_on,
    }
    return LinkMeasureForm(asked, plans=plans, measures=measures, initial=initial, why_pace=why)


def _goal_form(request: HttpRequest, form: LinkMeasureForm) -> OwnGoalForm | None:
    return OwnGoalForm(request.POST if form.is_bound else None, plan=form.plan()) if form.plans else None


def _likely_pace(line: LinkLine, today: date) -> tuple[Pace, str]:
    """What it probably is, and why: people can choose otherwise."""
    ends = date_format(line.work.ends_on, "j F Y")
    if is_quick(today=today, agree_before=line.passes_on, ends=line.work.ends_on):
        return Pace.QUICK, _("The works are over on %(day)s: people soon see something of it.") % {
            "day": ends
        }
    return Pace.LONG, _(
        "The works go on until %(day)s. A quick win can begin before the plan is adopted."
    ) % {"day": ends}


def _decide(request: HttpRequest, line: LinkLine, form: LinkMeasureForm) -> Refused | None:
    by, today, posted = member_of(request), timezone.localdate(), request.POST
    return carry_out(
        request,
        {
            "accept": lambda: actions.take_up(line=line, by=by, today=today),
            "reject": lambda: actions.turn_down(line=line, reason=posted.get("reason", ""), by=by, today=today),
            "join": lambda: actions.join(line=line, with_link=_asked(posted.get("joined", ""), line), by=by, today=today),
            "back": lambda: actions.take_back(line=line, by=by, today=today),
            "away": lambda: actions.take_away(line=line, by=by, today=today),
            "measure": lambda: _measure(request, line, form),
        },
    )  # fmt: skip


def _asked(number: str, line: LinkLine) -> WorkLink | None:
    """Of the same place."""
    return _others(line).filter(pk=number_from(number)).first()


def _others(line: LinkLine) -> QuerySet[WorkLink]:
    found = WorkLink.objects.filter(state=LinkState.ACCEPTED, area__path__startswith=_town(line))
    return found.exclude(pk=line.decided.pk if line.decided else 0).select_related("work", "area")


def _town(line: LinkLine) -> str:
    return line.area.path.split("/")[0] + "/"


def _measure(request: HttpRequest, line: LinkLine, form: LinkMeasureForm) -> None:
    if line.decided is None:
        raise Refused("", _("Take it up first."))
    if not form.is_valid():
        raise Refused("", _("Look at what is marked below."))
    if there := form.there_already():
        actions.feed_measure(link=line.decided, measure=there, by=member_of(request))
        return
    goal = _goal_form(request, form)
    if goal is not None and not goal.is_valid():
        raise Refused("", _("Look at what is marked below."))
    new = goal.draft() if goal is not None and goal.is_filled_in else None
    actions.make_measure(
        link=line.decided, plan=form.plan(), draft=form.draft(), goal=new, by=member_of(request)
    )


def _page(
    request: HttpRequest,
    picture: Picture,
    line: LinkLine,
    area: Area,
    *,
    form: LinkMeasureForm | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    form = form or _form(request, line)
    goal = _goal_form(request, form)
    if refused and form.is_bound and refused.field in form.fields:
        form.add_error(refused.field, refused.sentence)
    if refused and goal is not None and (field := refused.field.removeprefix("goal-")) != refused.field:
        goal.add_error(field if field in goal.fields else None, refused.sentence)
    may = (
        LINK[line.state]
        if member_may(member_of(request), Permission.WORK_ON_PLAN, line.area)
        else frozenset()
    )
    context = _about(area, picture) | {
        "line": line,
        "link": known_links().get(line.words.id),
        "may": {state.value for state in may},
        "others": [link for link in _others(line) if link.area.path.startswith(area.path)],
        "form": form if form.plans and line.state is LinkState.ACCEPTED else None,
        "goal_form": goal,
        "has_plan": bool(form.plans),
        "refused": refused,
        "said": Typed.of(request, refused),
        "most_words": MOST_WORDS,
    }
    return render(request, "plans/linking_one.html", context, status=status)
