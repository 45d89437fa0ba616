"""No order of requests brings a plan beyond a gate, and what happens afterwards never leaves it there."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import Goal, Measure, Obstacle, Plan, StepParty
from straatwijs.plans.states import MEASURE, OBSTACLE, PLAN, MeasureState, ObstacleState, PlanState
from tests.plans.planning import begin, walk

ANY = st.integers(0, 5)
# Who takes part in which step, and which of them must be there: written down once more, apart from the code.
SIDES = {1: "POR", 2: "POR", 3: "PO", 4: "POR", 5: "PO", 6: "OR", 7: "PR"}
LETTERS = {"P": "programme", "O": "partners", "R": "residents"}
OPEN = ("agreed", "under_way")
BOTH = (
    "pass",
    "open",
    "obstacle",
    "settle",
    "doel",
    "remove",
    "maatregel",
    "afspraak",
    "nieuws",
    "ceiling",
    "stop",
    "drop_party",
)


class Requests(RuleBasedStateMachine):
    """What somebody of the team could send, sensible or not; `browser` and the rest are set by the test."""

    browser: Client
    outsider: Client
    start: Callable[[], Plan]
    counts: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.safe = transaction.atomic()
        self.safe.__enter__()
        cache.clear()
        self.before: dict[tuple[type, int], str] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.safe.__exit__(None, None, None)

    @initialize(depth=st.integers(0, 7))
    def begin(self, depth: int) -> None:
        self.plan = self.start()
        walk(self.plan, self.by, to=depth)

    def post(self, path: str, **sent: object) -> None:
        answer = self.browser.post(f"/team/plannen/{path}", {**sent})
        assert answer.status_code in {302, 404, 422}, (path, sent, answer.status_code)
        kind = (
            f"{sent.get('do', path.rpartition('/')[2])} {'done' if answer.status_code == 302 else 'refused'}"
        )
        self.counts[kind] += 1

    def nth(self, rows, place: int) -> int:
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        return found[place % len(found)] if found else 0

    @rule(number=st.integers(1, 7))
    def pass_step(self, number: int) -> None:
        self.post(
            f"{self.plan.pk}/stap/{number}", do="pass", yielded="Dit kwam eruit.", decided="De wijkraad"
        )

    @rule()
    def pass_the_next(self) -> None:
        done = self.plan.steps.filter(state="passed").count()
        self.pass_step(min(7, done + 1))

    @rule(number=st.integers(1, 7))
    def open_step(self, number: int) -> None:
        self.post(f"{self.plan.pk}/stap/{number}", do="open", reason="Het klopt nog niet.")

    @rule(place=ANY, owner=st.sampled_from(["De gemeente", ""]))
    def add_obstacle(self, place: int, owner: str) -> None:
        self.post(f"{self.plan.pk}/stap/3", do="obstacle", what=f"Geen vergunning {place}", owner=owner)

    @rule(
        place=ANY, state=st.sampled_from([*ObstacleState, "gone"]), reason=st.sampled_from(["Geregeld.", ""])
    )
    def settle_obstacle(self, place: int, state: str, reason: str) -> None:
        one = self.nth(Obstacle.objects.filter(plan=self.plan), place)
        self.post(f"{self.plan.pk}/stap/3", do="settle", id=one, state=state, reason=reason)

    @rule(place=ANY, baseline=st.sampled_from(["whole", "none", "half", "after the target"]))
    def keep_goal(self, place: int, baseline: str) -> None:
        """A new goal, or another baseline for one that is there."""
        today = timezone.localdate()
        sent = {
            "words": "Meer groen", "kind": "own", "what": "potten", "unit": "potten", "direction": "up",
            "target_value": "30", "target_on": today + timedelta(days=400), "who": "Bewoners", "rhythm": "elk jaar",
        }  # fmt: skip
        if baseline != "none":
            sent |= {"baseline_value": "2,5", "baseline_on": today}
        if baseline in {"whole", "after the target"}:
            sent["baseline_effort"] = "30 huizen"
        if baseline == "after the target":
            sent["target_on"] = today - timedelta(days=3)
        goal = self.nth(self.plan.goals.all(), place)
        self.post(f"doel/{goal}/wijzig" if place % 2 and goal else f"{self.plan.pk}/doel", **sent)

    @rule(place=ANY)
    def remove_goal(self, place: int) -> None:
        self.post(f"doel/{self.nth(self.plan.goals.all(), place)}", do="remove")

    @rule(place=ANY, pace=st.sampled_from(["quick", "long"]), partners=st.sampled_from(["Bewoners", ""]))
    def propose(self, place: int, pace: str, partners: str) -> None:
        sent = {
            "title": "Bomen planten",
            "how_known": "Je ziet bomen",
            "pace": pace,
            "owner": "De gemeente",
            "partners": partners,
        }
        goal = self.nth(self.plan.goals.all(), place)
        if place != 5 and goal:
            sent["goals"] = goal
        self.post(f"{self.plan.pk}/maatregel", **sent)

    @rule(place=ANY, goal=ANY, partners=st.sampled_from(["Bewoners", ""]))
    def change_measure(self, place: int, goal: int, partners: str) -> None:
        sent = {
            "title": "Bomen planten",
            "how_known": "Je ziet bomen",
            "pace": "quick",
            "owner": "De school",
            "partners": partners,
        }
        if goal != 5:
            sent["goals"] = self.nth(self.plan.goals.all(), goal)
        self.post(f"maatregel/{self.nth(self.plan.measures.all(), place)}/wijzig", **sent)

    @rule(place=ANY)
    def agree(self, place: int) -> None:
        self.post(f"maatregel/{self.nth(self.plan.measures.all(), place)}/afspraak")

    @rule(
        place=ANY, state=st.sampled_from([*MeasureState, "ready"]), reason=st.sampled_from(["Te duur.", ""])
    )
    def advance(self, place: int, state: str, reason: str) -> None:
        one = self.nth(self.plan.measures.all(), place)
        self.post(f"maatregel/{one}/nieuws", state=state, text="De bomen staan er.", reason=reason)

    @rule(place=ANY, do=st.sampled_from(["again", "lift"]), to=st.sampled_from(["city", ""]))
    def lift(self, place: int, do: str, to: str) -> None:
        one = self.nth(self.plan.measures.all(), place)
        self.post(f"maatregel/{one}", do=do, to=to, why="De straat kan dit niet.")

    @rule(ceiling=st.integers(0, 3))
    def ceiling(self, ceiling: int) -> None:
        self.post(f"{self.plan.pk}", do="ceiling", ceiling=ceiling, agreed="Bewonersavond")

    @rule(do=st.sampled_from(["stop", "resume", "grow"]))
    def whole_plan(self, do: str) -> None:
        self.post(f"{self.plan.pk}", do=do, reason="Het geld is op.")

    @rule(place=ANY, what=st.sampled_from(["vision", "drop_ambition"]))
    def less_vision(self, place: int, what: str) -> None:
        one = self.nth(self.plan.ambitions.all(), place)
        self.post(f"{self.plan.pk}/visie", do=what, vision="", id=one)

    @rule(number=st.integers(1, 7), place=ANY)
    def drop_party(self, number: int, place: int) -> None:
        found = StepParty.objects.filter(step__plan=self.plan, step__number=number)
        self.post(f"{self.plan.pk}/stap/{number}", do="drop_party", id=self.nth(found, place))

    @rule(place=ANY, do=st.sampled_from(["years", "drop_day", "evaluate"]))
    def days(self, place: int, do: str) -> None:
        one = self.nth(self.plan.aftercare_dates.all(), place)
        self.post(f"{self.plan.pk}/stap/7", do=do, id=one, words="Het plein is voller.")

    @rule(number=st.integers(1, 7))
    def somebody_of_elsewhere(self, number: int) -> None:
        path = f"/team/plannen/{self.plan.pk}/stap/{number}"
        assert self.outsider.post(path, {"do": "open", "reason": "Zomaar."}).status_code == 404

    @invariant()
    def stands_where_its_steps_stand(self) -> None:
        if not hasattr(self, "plan"):
            return
        plan = Plan.objects.get(pk=self.plan.pk)
        steps = {step.number: step for step in plan.steps.all()}
        done = [number for number in range(1, 8) if steps[number].state == "passed"]
        assert done == list(range(1, len(done) + 1))
        for number in done:
            assert self.gate(plan, number), f"step {number} is passed, but its gate does not hold"
        adopted = {7: "aftercare"}.get(len(done), "adopted" if len(done) >= 4 else "making")
        assert plan.state in {adopted, "stopped"}
        assert (plan.adopted_on is not None) == (len(done) >= 4)

    def gate(self, plan: Plan, number: int) -> bool:
        step = plan.steps.get(number=number)
        there = {party.side for party in step.parties.all()}
        if not step.yielded or not {LETTERS[letter] for letter in SIDES[number]} <= there:
            return False
        if number == 1:
            return bool(plan.vision or plan.vision_parts.count())
        if number == 2:
            return plan.ambitions.count() > 0 and plan.goals.count() > 0
        if number == 3:
            return all(o.state in {"cleared", "named"} and o.reason for o in plan.obstacles.all())
        if number == 4:
            whole = all(g.baseline_on and g.baseline_effort for g in plan.goals.all())
            return whole and any(m.state != "stopped" for m in plan.measures.all())
        if number == 6:
            return all(m.partners for m in plan.measures.all() if m.state in OPEN)
        return number != 7 or self.five_years(plan)

    def five_years(self, plan: Plan) -> bool:
        """In each of the five years after it was adopted there is a day, and one at the end."""
        days = [(day.on - plan.adopted_on).days for day in plan.aftercare_dates.all()]
        yearly = all(any(365 * year < day <= 365 * (year + 1) + 36 for day in days) for year in range(5))
        return yearly and max(days) >= 5 * 365

    @invariant()
    def keeps_its_rules(self) -> None:
        if not hasattr(self, "plan"):
            return
        plan = Plan.objects.get(pk=self.plan.pk)
        measures = list(plan.measures.prefetch_related("goals"))
        assert all(measure.goals.all() for measure in measures)
        going_on = [measure for measure in measures if measure.state in OPEN]
        assert len([measure for measure in going_on if not measure.lifted_to]) <= plan.ceiling
        assert all(goal.baseline_on for measure in going_on for goal in measure.goals.all())
        dated = Goal.objects.filter(plan=plan).exclude(baseline_on=None)
        assert all(goal.target_on > goal.baseline_on for goal in dated)

    @invariant()
    def states_follow_their_table(self) -> None:
        if not hasattr(self, "plan"):
            return
        rows = [
            (Plan, PlanState, PLAN),
            (Measure, MeasureState, MEASURE),
            (Obstacle, ObstacleState, OBSTACLE),
        ]
        for model, states, table in rows:
            own = (
                model.objects.filter(pk=self.plan.pk)
                if model is Plan
                else model.objects.filter(plan=self.plan)
            )
            for pk, state in own.values_list("pk", "state"):
                before = self.before.get((model, pk), state)
                allowed = before == state or states(state) in table[states(before)]
                # A plan that starts again goes on where its steps stand.
                assert allowed or (model, before) == (Plan, "stopped"), (model.__name__, before, state)
                self.before[model, pk] = state


def test_no_order_of_requests_passes_a_gate(at, little_town, coordinator, outsider, sign_in):
    at("2026-11-18 14:00")
    counts: Counter[str] = Counter()

    class Machine(Requests):
        browser, outsider_browser = sign_in(coordinator), sign_in(outsider)

        def start(self) -> Plan:
            return grow(plan=begin(little_town.kade, coordinator), by=coordinator)

    Machine.by, Machine.outsider, Machine.counts = coordinator, Machine.outsider_browser, counts
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    # What the test sent was not all refused, nor all done.
    assert not [kind for kind in BOTH if not counts[f"{kind} done"] or not counts[f"{kind} refused"]], counts
