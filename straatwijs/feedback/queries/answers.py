"""What became of contributions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from straatwijs.accounts.roles import ROLES
from straatwijs.feedback.models import Answer, AnswerLink, Standing
from straatwijs.feedback.states import ANSWERS, WAITING, Milestone, State
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.shared.weeks import AMSTERDAM


@dataclass(frozen=True, kw_only=True)
class Moment:
    """`by` is a role, never a name. `conversation` is the one in which it was talked about, `plan` the page of the measure, if any."""

    state: State
    label: str
    text: str
    reason: str
    on: date
    by: str
    conversation: int | None = None
    plan: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicAnswer:
    """`number` of contributions it answers: only when all are about things, whose counts are live for everyone."""

    area: str
    state: State
    label: str
    text: str
    reason: str
    on: date
    number: int | None


def timeline(reference: int, *, noted_on: date) -> tuple[Moment, ...]:
    """From received to its latest answer, oldest first."""
    received = Moment(
        state=State.RECEIVED, label=str(State.RECEIVED.label), text="", reason="", on=noted_on, by=""
    )
    links = AnswerLink.objects.filter(contribution=reference, answer__undone_at=None)
    links = links.select_related("answer__measure")
    return (received, *(moment_of(link.answer) for link in links.order_by("answer__at", "answer__pk")))


def moment_of(answer: Answer) -> Moment:
    state = State(answer.state)
    return Moment(
        state=state,
        label=_label(answer),
        text=answer.text,
        reason=answer.reason,
        on=_day(answer),
        by=str(ROLES[answer.by_role].label) if answer.by_role else "",
        conversation=answer.conversation_id,
        plan=answer.measure.get_absolute_url() if answer.measure else "",
    )


def _label(answer: Answer) -> str:
    return str(Milestone(answer.milestone).label if answer.milestone else State(answer.state).label)


def _day(answer: Answer) -> date:
    return answer.at.astimezone(AMSTERDAM).date()


def state_of(references: Collection[int]) -> dict[int, State]:
    known = Standing.objects.filter(contribution__in=references).values_list("contribution", "state")
    return dict.fromkeys(references, State.RECEIVED) | {reference: State(state) for reference, state in known}


def answered() -> QuerySet[Standing]:
    """Contributions that were told something in words."""
    return Standing.objects.exclude(state__in=WAITING)


def touched() -> QuerySet[Standing]:
    """Contributions that were at least seen."""
    return Standing.objects.exclude(state=State.RECEIVED)


def in_state(state: State) -> QuerySet[Standing]:
    return Standing.objects.filter(state=state)


def public_answers(area: Area, limit: int = 5) -> tuple[PublicAnswer, ...]:
    """The newest ones of this place, of the places around it and, for more than a street, of the places in it."""
    here = Q(area__code__in=[code for code in area.path.split("/") if code])
    if area.kind not in OUTDOORS:
        here |= Q(area__path__startswith=area.path)
    answers = Answer.objects.filter(here, public=True, undone_at=None, state__in=ANSWERS)
    # What came into the lee after it was told stays there.
    answers = answers.exclude(action__topic__sheltered=True).select_related("area")
    return tuple(_public(answer) for answer in answers.order_by("-at", "-pk")[:limit])


def _public(answer: Answer) -> PublicAnswer:
    state = State(answer.state)
    return PublicAnswer(
        area=answer.area.name,
        state=state,
        label=_label(answer),
        text=answer.text,
        reason=answer.reason,
        on=_day(answer),
        number=answer.number if answer.about_things else None,
    )
