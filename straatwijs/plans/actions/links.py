"""What people do with a proposed link: take it up, turn it down with the reason, join it with another; and make it a measure."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.models.choices import Option
from straatwijs.agenda.models.topics import Topic
from straatwijs.agenda.queries import chain
from straatwijs.plans.actions.goals import GoalDraft, keep_goal
from straatwijs.plans.actions.measures import MeasureDraft, add_sources, propose_measure
from straatwijs.plans.actions.rights import check, said
from straatwijs.plans.link_states import LINK, LinkState
from straatwijs.plans.models import Goal, Measure, Plan, WorkLink
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries.linking import LinkLine, Wish
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


def take_up(*, line: LinkLine, by: Member, today: date) -> WorkLink:
    """Raises Refused and PermissionDenied, as all of these."""
    return _decide(line, LinkState.ACCEPTED, by=by, today=today)


def turn_down(*, line: LinkLine, reason: str, by: Member, today: date) -> WorkLink:
    why = said(
        line.area,
        "reason",
        reason,
        most=MOST_WORDS,
        needed=_("Say why not. An honest no comes with its reason."),
    )
    return _decide(line, LinkState.REJECTED, by=by, today=today, reason=why)


def join(*, line: LinkLine, with_link: WorkLink | None, by: Member, today: date) -> WorkLink:
    """Both are one from now on, under the other, which was taken up."""
    if with_link is None or with_link.state != LinkState.ACCEPTED:
        raise Refused("joined", _("Choose which one it goes with: one that was taken up."))
    if line.decided is not None and line.decided.joined.exists():
        raise Refused("joined", _("Others were joined with this one. Take those back first."))
    return _decide(line, LinkState.JOINED, by=by, today=today, joined_with=with_link)


@transaction.atomic
def take_back(*, line: LinkLine, by: Member, today: date) -> None:
    """It is a proposal again."""
    link = line.decided
    if link is not None and link.measure_id:
        raise Refused("", _("It is a measure of the plan already. Stop that measure first."))
    if link is not None and link.joined.exists():
        raise Refused("", _("Others were joined with this one. Take those back first."))
    _decide(line, LinkState.PROPOSED, by=by, today=today)


def take_away(*, line: LinkLine, by: Member, today: date) -> WorkLink:
    """What somebody added by hand, as long as nobody decided on it."""
    if not line.is_own:
        raise Refused("", _("This was found by the search. Say why you don't take it up."))
    return _decide(line, LinkState.WITHDRAWN, by=by, today=today)


@transaction.atomic
def make_measure(
    *, link: WorkLink, plan: Plan, draft: MeasureDraft, by: Member, goal: GoalDraft | None = None
) -> Measure:
    """Who noted something about its topics, or about what was joined with it, hears of each step.

    `goal` is a new one that it serves besides; what is wrong with it is Refused with "goal-" before its field.
    """
    found = _taken_up(link, by)
    if goal is not None:
        draft = replace(draft, goals=[*draft.goals, _new_goal(plan, goal, by)])
    topics = _topics(found)
    made = propose_measure(plan=plan, draft=draft, by=by, topic=topics[0] if topics else None)
    _feed(found, made, topics, by)
    return made


@transaction.atomic
def feed_measure(*, link: WorkLink, measure: Measure, by: Member) -> Measure:
    """A measure that is there already takes it up too."""
    found = _taken_up(link, by)
    check(by, measure.plan.area)
    _feed(found, measure, _topics(found), by)
    return measure


@transaction.atomic
def _decide(
    line: LinkLine,
    state: LinkState,
    *,
    by: Member,
    today: date,
    reason: str = "",
    joined_with: WorkLink | None = None,
) -> WorkLink:
    role = check(by, line.area)
    key = {"work": line.work, "area": line.area, "link": line.words.id}
    found, is_new = WorkLink.objects.select_for_update().get_or_create(**key, defaults={"decided_on": today})
    was = LinkState(found.state)
    if state not in LINK[was]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))
    found.state, found.reason, found.joined_with = state, reason, joined_with
    found.decided_on, found.by_role = today, role
    found.save()
    if is_new or was is LinkState.PROPOSED:
        keep_what_it_is_about(found, line.wishes, line.goals)
    record(by=by, action="decide", thing="link", key=found.pk, link=found.link, state=state)
    return found


def keep_what_it_is_about(link: WorkLink, wishes: Iterable[Wish], goals: Collection[Goal]) -> None:
    refs = [wish.ref.split("-") for wish in wishes]
    link.topics.set(Topic.objects.filter(pk__in=[number for kind, number in refs if kind == "topic"]))
    link.options.set(Option.objects.filter(pk__in=[number for kind, number in refs if kind == "option"]))
    link.goals.set(goals)


def _new_goal(plan: Plan, draft: GoalDraft, by: Member) -> Goal:
    try:
        if draft.baseline_on is None:
            raise Refused("baseline_on", _("Measure first where it begins; afterwards is too late."))
        return keep_goal(plan=plan, draft=draft, by=by)
    except Refused as refused:
        raise Refused(f"goal-{refused.field}", refused.sentence) from None


def _taken_up(link: WorkLink, by: Member) -> WorkLink:
    found = WorkLink.objects.select_for_update(of=("self",)).select_related("area").get(pk=link.pk)
    check(by, found.area)
    if found.state != LinkState.ACCEPTED:
        raise Refused("state", _("Take it up first."))
    if found.measure_id:
        raise Refused("measure", _("It is a measure of the plan already."))
    return found


def _topics(link: WorkLink) -> list[Topic]:
    """Of the link itself and of what was joined with it; none that came into a small circle since."""
    own = Topic.objects.filter(work_links__in=[link, *link.joined.all()], sheltered=False)
    return list(own.distinct().order_by("pk"))


def _feed(link: WorkLink, measure: Measure, topics: list[Topic], by: Member) -> None:
    for topic in topics:
        add_sources(measure=measure, references=chain.of_topic(topic))
    link.measure = measure
    link.save(update_fields=["measure"])
    record(by=by, action="feed", thing="measure", key=measure.pk, link=link.link)
