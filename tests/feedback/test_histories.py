"""Whatever happens, and in whatever order: each receipt tells the truth, says what comes next, and the public share adds up."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.topics import add_source, build_agenda
from straatwijs.agenda.models import ActionPoint, Conversation, Topic
from straatwijs.agenda.states import TopicState
from straatwijs.feedback import actions, queries
from straatwijs.feedback.actions import chain
from straatwijs.feedback.actions.verdicts import give_verdict
from straatwijs.feedback.models import Answer, AnswerLink
from straatwijs.feedback.states import ANSWERS, SETTLED, State, next_step
from straatwijs.observations.models import Contribution
from straatwijs.places.models import Area
from straatwijs.privacy.queries import receipt_facts
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.refusal import Refused
from tests.agenda.planning import plan
from tests.notes import Given, give
from tests.town import Town

CODES = (("loose_tiles", "annoying"), ("green_cared_for", "pleasant"), ("noise", "annoying"))
_SOME_DAY = date(2027, 12, 1)


@dataclass
class History:
    """What happened so far, and by whom. `told` is the test's own book: where each contribution should stand."""

    town: Town
    by: Member
    go: Callable
    chance: Random
    notes: list[Given] = field(default_factory=list)
    told: dict[int, State] = field(default_factory=dict)
    conversation: Conversation | None = None

    def pick(self, things: list):
        return self.chance.choice(things) if things else None

    def later(self, days: int) -> None:
        self.go(timezone.now() + timedelta(days=days))

    def stand(self, references, state: State, *, leave=()) -> None:
        for reference in references:
            if reference in self.told and self.told[reference] not in leave:
                self.told[reference] = state


def _note(history: History) -> None:
    code, side = history.chance.choice(CODES)
    street: Area = history.chance.choice([history.town.wilgenstraat, history.town.iepenpad])
    phone = f"phone {history.chance.randrange(10)}"
    note = give(street, code, side=side, phone=phone, days_ago=0)
    history.notes.append(note)
    history.told[note.reference] = State.RECEIVED


def _answer(history: History) -> None:
    wanted = history.chance.sample(history.notes, min(3, len(history.notes)))
    state = history.chance.choice(ANSWERS)
    if wanted:
        references = [note.reference for note in wanted]
        actions.answer(
            references=references, text="We gaan kijken.", state=state, reason="Het kan nog niet.", public=history.chance.random() < 0.5, by=history.by
        )  # fmt: skip
        history.stand(references, state)


def _seen(history: History) -> None:
    note = history.pick(history.notes)
    if note and actions.mark_seen(references=[note.reference], by=history.by):
        history.stand([note.reference], State.SEEN)


def _undo(history: History) -> None:
    last = Answer.objects.filter(milestone="", undone_at=None).order_by("-pk").first()
    if last is None or last.by_id != history.by.pk:
        return
    references = list(last.links.values_list("contribution", flat=True))
    actions.undo_answer(answer=last, by=history.by)
    for reference in references:
        links = AnswerLink.objects.filter(contribution=reference, answer__undone_at=None)
        newest = links.order_by("answer__at", "answer__pk").last()
        history.told[reference] = State(newest.answer.state) if newest else State.RECEIVED


def _withdraw(history: History) -> None:
    note = history.pick(history.notes)
    if note:
        assert actions.withdraw(token=note.token, code=note.code, now=timezone.now())
        history.notes.remove(note)
        del history.told[note.reference]


def _plan(history: History) -> None:
    if history.conversation is None:
        day = f"{timezone.localdate() + timedelta(days=45)} 19:30"
        history.conversation = plan(history.town.kade, history.by, at=day, ceiling=12)


def _propose(history: History) -> None:
    if history.conversation:
        build_agenda(conversation=history.conversation, by=history.by)


def _topic(history: History, *states: TopicState) -> Topic | None:
    if history.conversation is None:
        return None
    found = (
        history.conversation.topics.filter(state__in=states) if states else history.conversation.topics.all()
    )
    topic: Topic | None = history.pick(list(found.order_by("pk")))
    return topic


def _sources(topic: Topic) -> list[int]:
    return list(topic.sources.values_list("contribution", flat=True))


def _decide(history: History) -> None:
    topic = _topic(history)
    state = history.chance.choice([*[TopicState.ON_AGENDA] * 4, TopicState.DROPPED, TopicState.LATER])
    if topic is None:
        return
    decided = chain.decide_topic(
        topic=topic, state=state, reason="Dit komt terug.", theme=None, title="", by=history.by
    )
    is_set = Conversation.objects.get(pk=decided.conversation_id).set_at is not None
    if state is TopicState.DROPPED or is_set:
        _told(history, decided)


def _told(history: History, topic: Topic) -> None:
    if topic.action:
        state = State.BEING_DISCUSSED if topic.action.state == "reopened" else State.PLANNED
    else:
        state = State.NOT_DONE if topic.state == TopicState.DROPPED else State.BEING_DISCUSSED
    history.stand(_sources(topic), state, leave=SETTLED)


def _set(history: History) -> None:
    if history.conversation and history.conversation.topics.exists():
        chain.set_agenda(conversation=history.conversation, by=history.by)
        for topic in history.conversation.topics.filter(
            state__in=[TopicState.ON_AGENDA, TopicState.LATER]
        ).order_by("order", "id"):
            _told(history, topic)


def _merge(history: History) -> None:
    topic, into = _topic(history), _topic(history, TopicState.ON_AGENDA)
    if topic is None or into is None:
        return
    before = set(_sources(into))
    other = chain.merge_topics(topic=topic, into=into, by=history.by)
    if Conversation.objects.get(pk=other.conversation_id).set_at:
        state = (
            State.BEING_DISCUSSED
            if other.action is None or other.action.state == "reopened"
            else State.PLANNED
        )
        history.stand(set(_sources(other)) - before, state, leave=SETTLED)


def _speak(history: History) -> None:
    topic = _topic(history, TopicState.ON_AGENDA)
    note = history.pick(history.notes)
    if topic and note and topic.conversation.set_at:
        add_source(topic=topic, reference=note.reference)


def _agree(history: History) -> None:
    topic = _topic(history, TopicState.ON_AGENDA)
    if topic:
        made = chain.agree_action(
            topic=topic, what="Samen planten", who="Bewoners", due=_SOME_DAY, by=history.by
        )
        history.stand(made.sources.values_list("contribution", flat=True), State.PLANNED)


def _advance(history: History) -> None:
    action = history.pick(list(ActionPoint.objects.order_by("pk")))
    state = history.chance.choice(["advanced", "done", "not_done"])
    if action:
        chain.advance_action(
            action=action, state=state, text="Er is nieuws.", reason="Geen plek.", by=history.by
        )
        after = {"advanced": State.PLANNED, "done": State.DONE, "not_done": State.NOT_DONE}
        history.stand(action.sources.values_list("contribution", flat=True), after[state])


def _verdict(history: History) -> None:
    done = [note for note in history.notes if history.told[note.reference] is State.DONE]
    note = history.pick(done)
    if note:
        _wait(history, 29)
    opinion = history.chance.choice(["better", "same", "worse"])
    if note is None:
        return
    newest = (
        AnswerLink.objects.filter(contribution=note.reference, answer__undone_at=None)
        .order_by("answer__at", "answer__pk")
        .last()
    )
    facts = receipt_facts(note.token)
    assert facts
    give_verdict(facts=facts, opinion=opinion)
    if opinion == "worse" and newest:
        action = newest.answer.action
        whose = action.sources.values_list("contribution", flat=True) if action else [note.reference]
        if action is None or _was_closed(action):
            history.stand(whose, State.BEING_DISCUSSED)


def _was_closed(action: ActionPoint) -> bool:
    news = list(action.news.values_list("state", flat=True))
    return news[-1:] == ["reopened"]


def _weeks(history: History) -> None:
    _wait(history, history.chance.choice([1, 8, 29]))


def _wait(history: History, days: int) -> None:
    history.later(days)
    if history.conversation and history.conversation.at < timezone.now():
        history.conversation = None


BEGIN = (*[_note] * 12, _plan, _propose, _decide, _decide)
# How often each is tried: a history without notes, or one that is all withdrawn, says little.
STEPS = {
    _note: 8, _answer: 3, _seen: 2, _undo: 3, _withdraw: 1, _plan: 3, _propose: 4, _decide: 8, _set: 5, _merge: 2, _speak: 2, _agree: 5,
    _advance: 7, _verdict: 5, _weeks: 3,
}  # fmt: skip


def _check(history: History, *, is_new: bool) -> None:
    """`is_new`: something was recorded or noted, or time went by, so that the lines of the receipts may tell something else."""
    references = [note.reference for note in history.notes]
    states = queries.state_of(references)
    assert states == history.told
    for note in history.notes if is_new else ():
        moments = queries.timeline(note.reference, noted_on=timezone.localdate())
        assert moments[-1].state == states[note.reference]
        assert next_step(moments[-1].state)
    figures = queries.answer_figures(history.town.kade)
    assert (figures.answered, figures.received) == _recounted()


def _recounted() -> tuple[int, int]:
    """Answered and received things, from the audit record of what was told and what was taken back."""
    undone = set(AuditRecord.objects.filter(action="undo answer").values_list("key", flat=True))
    spoke = AuditRecord.objects.filter(
        action__in=["answer", "tell"], thing="answer", details__state__in=[state.value for state in ANSWERS]
    )
    answers = [int(key) for key in spoke.values_list("key", flat=True) if key not in undone]
    reached = set(AnswerLink.objects.filter(answer__in=answers).values_list("contribution", flat=True))
    things = set(Contribution.objects.filter(kind="object").values_list("pk", flat=True))
    return len(reached & things), len(things)


def _live(history: History) -> Counter[str]:
    """One history with a check after every step; how often each step did something."""
    done: Counter[str] = Counter()
    wild = history.chance.choices(list(STEPS), list(STEPS.values()), k=45)
    for step in (*BEGIN, *wild):
        before, noted, moment = AuditRecord.objects.count(), len(history.notes), timezone.now()
        # A refusal changes nothing: that is checked too.
        with suppress(Refused), transaction.atomic():
            step(history)
        is_recorded = AuditRecord.objects.count() > before
        done[step.__name__] += is_recorded
        is_new = is_recorded or (noted, moment) != (len(history.notes), timezone.now())
        _check(history, is_new=is_new)
    return done


def test_receipts_are_true_and_the_share_adds_up_at_every_time(at, little_town, coordinator):
    done: Counter[str] = Counter()
    for seed in range(14):
        cache.clear()
        at("2026-11-18 14:00")
        with transaction.atomic():
            done += _live(History(little_town, coordinator, at, Random(seed)))
            transaction.set_rollback(True)
    # It says something only when everything happened in it more than once.
    recorded = {step.__name__ for step in STEPS} - {"_note", "_speak", "_weeks"}
    assert {name: done[name] for name in recorded if done[name] < 3} == {}
