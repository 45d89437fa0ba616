"""No order of requests brings a plan beyond a gate, and what happens afterwards never leaves it there."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import Goal, Measure, Obstacle, Plan, StepParty
from straatwijs.plans.states import MEASURE, OBSTACLE, PLAN, MeasureState, ObstacleState, PlanState
from tests.plans.planning import begin, walk

SEEDS, REQUESTS = 8, 42
# Who must be there in which step: written down once more, apart from the code.
SIDES = {1: "POR", 2: "POR", 3: "PO", 4: "POR", 5: "PO", 6: "OR", 7: "PR"}
LETTERS = {"P": "programme", "O": "partners", "R": "residents"}
OPEN = ("agreed", "under_way")
WHEN = {"starts_on": "2026-12-01", "ends_on": "2027-03-01"}
# Kinds of request that must have been done and refused at least once: else this test says nothing of them.
BOTH = (
    "pass", "open", "settle", "doel", "wijzig", "remove", "maatregel", "afspraak", "nieuws", "ceiling", "drop_party", "party", "seen",
    "cost", "allocate",
)  # fmt: skip


@dataclass
class Requests:
    """What somebody of the team could send, sensible or not, and what must hold after each."""

    browser: Client
    outsider: Client
    plan: Plan
    chance: Random
    counts: Counter[str]
    trail: list[str] = field(default_factory=list)
    before: dict[tuple[type, int], str] = field(default_factory=dict)

    def post(self, path: str, **sent: object) -> None:
        answer = self.browser.post(f"/team/plannen/{path}", {**sent})
        self.trail.append(f"{path} {sent} {answer.status_code}")
        assert answer.status_code in {302, 404, 422}, self.trail[-1]
        kind = sent.get("do", path.rpartition("/")[2])
        self.counts[f"{kind} {'done' if answer.status_code == 302 else 'refused'}"] += 1

    def one_of(self, rows) -> int:
        """The number of one of them, often the newest; 0, which nothing has, when there is none."""
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        if found and self.chance.random() < 0.5:
            return found[-1]
        return self.chance.choice(found) if found else 0

    def pick(self, *values):
        return self.chance.choice(values)

    def pass_step(self) -> None:
        """Mostly the next one."""
        done = self.plan.steps.filter(state="passed").count()
        number = min(7, done + 1) if self.chance.random() < 0.7 else self.pick(*range(1, 8))
        self.post(
            f"{self.plan.pk}/stap/{number}", do="pass", yielded="Dit kwam eruit.", decided="De wijkraad"
        )

    def open_step(self) -> None:
        number = self.pick(*range(1, 8))
        self.post(f"{self.plan.pk}/stap/{number}", do="open", reason="Het klopt nog niet.")

    def add_obstacle(self) -> None:
        owner = self.pick("De gemeente", "De gemeente", "")
        self.post(f"{self.plan.pk}/stap/3", do="obstacle", what="Geen vergunning", owner=owner)

    def settle_obstacle(self) -> None:
        one, reason = (
            self.one_of(Obstacle.objects.filter(plan=self.plan)),
            self.pick("Geregeld.", "Geregeld.", ""),
        )
        state = self.pick("cleared", "named", "open", "gone")
        self.post(f"{self.plan.pk}/stap/3", do="settle", id=one, state=state, reason=reason)

    def keep_goal(self) -> None:
        """A new goal, or another baseline for one that is there."""
        today, baseline = (
            timezone.localdate(),
            self.pick("whole", "none", "none", "half", "after the target"),
        )
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
        goal = self.one_of(self.plan.goals.all())
        self.post(
            f"doel/{goal}/wijzig" if goal and self.pick(True, False) else f"{self.plan.pk}/doel", **sent
        )

    def remove_goal(self) -> None:
        self.post(f"doel/{self.one_of(self.plan.goals.all())}", do="remove")

    def measure(self) -> dict[str, object]:
        goal = self.one_of(self.plan.goals.all()) if self.chance.random() < 0.8 else 0
        return {
            "title": "Bomen planten", "how_known": "Je ziet bomen", "pace": self.pick("quick", "quick", "long"),
            "owner": "De gemeente", "partners": self.pick("Bewoners", "Bewoners", ""), **({"goals": goal} if goal else {}),
            **self.pick({}, {"starts_on": "2026-12-01"}, WHEN, WHEN),
        }  # fmt: skip

    def propose(self) -> None:
        self.post(f"{self.plan.pk}/maatregel", **self.measure())

    def change_measure(self) -> None:
        self.post(f"maatregel/{self.one_of(self.plan.measures.all())}/wijzig", **self.measure())

    def agree(self) -> None:
        self.post(f"maatregel/{self.one_of(self.plan.measures.all())}/afspraak")

    def advance(self) -> None:
        one, reason = self.one_of(self.plan.measures.all()), self.pick("Te duur.", "Te duur.", "")
        state = self.pick(*MeasureState, "ready")
        self.post(f"maatregel/{one}/nieuws", state=state, text="De bomen staan er.", reason=reason)

    def lift(self) -> None:
        one, do, to = self.one_of(self.plan.measures.all()), self.pick("again", "lift"), self.pick("city", "")
        self.post(f"maatregel/{one}", do=do, to=to, why="De straat kan dit niet.")

    def ceiling(self) -> None:
        self.post(f"{self.plan.pk}", do="ceiling", ceiling=self.pick(0, 1, 2, 3), agreed="Bewonersavond")

    def whole_plan(self) -> None:
        self.post(
            f"{self.plan.pk}", do=self.pick("stop", "resume", "resume", "grow"), reason="Het geld is op."
        )

    def less_vision(self) -> None:
        one, do = self.one_of(self.plan.ambitions.all()), self.pick("vision", "drop_ambition")
        self.post(f"{self.plan.pk}/visie", do=do, vision="", id=one)

    def drop_party(self) -> None:
        number = self.pick(*range(1, 8))
        one = self.one_of(StepParty.objects.filter(step__plan=self.plan, step__number=number))
        self.post(f"{self.plan.pk}/stap/{number}", do="drop_party", id=one)

    def add_party(self) -> None:
        number, side = self.pick(*range(1, 8)), self.pick("programme", "partners", "residents")
        who, does = self.pick("De school", "De school", ""), self.pick("Geeft ruimte", "Geeft ruimte", "")
        self.post(f"{self.plan.pk}/stap/{number}", do="party", side=side, who=who, does=does)

    def show_residents(self) -> None:
        day = timezone.localdate() + timedelta(days=self.pick(-3, -3, 3))
        number, how = self.pick(5, 5, 5, 4), self.pick("Op de markt", "Op de markt", "")
        self.post(f"{self.plan.pk}/stap/{number}", do="seen", on=day, how=how)

    def cost(self) -> None:
        one, planned = self.one_of(self.plan.measures.all()), self.pick(0, 400, 900, "weinig")
        self.post(f"{self.plan.pk}/geld", do="cost", measure=one, planned=planned)

    def allocate(self) -> None:
        one, source = self.one_of(self.plan.measures.all()), self.one_of(self.plan.money_sources.all())
        amount = self.pick(0, 100, 100, 5000)
        self.post(f"{self.plan.pk}/geld", do="allocate", measure=one, source=source, amount=amount)

    def days(self) -> None:
        one, do = self.one_of(self.plan.aftercare_dates.all()), self.pick("years", "drop_day", "evaluate")
        self.post(f"{self.plan.pk}/stap/7", do=do, id=one, words="Het plein is voller.")

    def somebody_of_elsewhere(self) -> None:
        path = f"/team/plannen/{self.plan.pk}/stap/{self.pick(*range(1, 8))}"
        assert self.outsider.post(path, {"do": "open", "reason": "Zomaar."}).status_code == 404

    def check(self) -> None:
        plan = Plan.objects.get(pk=self.plan.pk)
        self.stands_where_its_steps_stand(plan)
        self.keeps_its_rules(plan)
        self.states_follow_their_table(plan)

    def stands_where_its_steps_stand(self, plan: Plan) -> None:
        steps = {step.number: step for step in plan.steps.prefetch_related("parties")}
        done = [number for number in range(1, 8) if steps[number].state == "passed"]
        assert done == list(range(1, len(done) + 1))
        for number in done:
            there = {party.side for party in steps[number].parties.all()}
            assert {LETTERS[letter] for letter in SIDES[number]} <= there, number
            assert steps[number].yielded
            assert self.gate(plan, number), f"step {number} is passed, but its gate does not hold"
        adopted = {7: "aftercare"}.get(len(done), "adopted" if len(done) >= 4 else "making")
        assert plan.state in {adopted, "stopped"}
        assert (plan.adopted_on is not None) == (len(done) >= 4)

    def gate(self, plan: Plan, number: int) -> bool:
        measures, goals = list(plan.measures.all()), list(plan.goals.all())
        measured = all(goal.baseline_on and goal.baseline_effort for goal in goals)
        return {
            1: bool(plan.vision or plan.vision_parts.count()),
            2: plan.ambitions.count() > 0 and len(goals) > 0,
            3: all(one.state in {"cleared", "named"} and one.reason for one in plan.obstacles.all()),
            4: measured and any(one.state != "stopped" for one in measures),
            5: number != 5 or self.means(plan),
            6: all(one.partners for one in measures if one.state in OPEN),
            7: number != 7 or self.five_years(plan),
        }.get(number, True)

    def means(self, plan: Plan) -> bool:
        """Who does what, who pays, when, and that residents saw it: of all that was agreed, and of one at least."""
        step = plan.steps.get(number=5)
        said = step.seen_on and step.seen_how and all(party.does for party in step.parties.all())
        known = {
            one.pk: bool(
                hasattr(one, "cost")
                and (one.cost.planned == 0 or one.allocations.all())
                and one.starts_on
                and one.ends_on
            )
            for one in plan.measures.exclude(state="stopped")
            .select_related("cost")
            .prefetch_related("allocations")
        }
        agreed = plan.measures.filter(state__in=(*OPEN, "waiting"), lifted_to="")
        return bool(said and any(known.values()) and all(known[one.pk] for one in agreed))

    def five_years(self, plan: Plan) -> bool:
        """In each of the five years after it was adopted there is a day, and one at the end."""
        days = [(day.on - plan.adopted_on).days for day in plan.aftercare_dates.all()]
        yearly = all(any(365 * year < day <= 365 * (year + 1) + 36 for day in days) for year in range(5))
        return yearly and max(days) >= 5 * 365

    def keeps_its_rules(self, plan: Plan) -> None:
        measures = list(plan.measures.prefetch_related("goals"))
        assert all(measure.goals.all() for measure in measures)
        going_on = [measure for measure in measures if measure.state in OPEN]
        assert len([measure for measure in going_on if not measure.lifted_to]) <= plan.ceiling
        assert all(goal.baseline_on for measure in going_on for goal in measure.goals.all())
        dated = Goal.objects.filter(plan=plan).exclude(baseline_on=None)
        assert all(goal.target_on > goal.baseline_on for goal in dated)

    def states_follow_their_table(self, plan: Plan) -> None:
        rows = [
            (Measure, MeasureState, MEASURE),
            (Obstacle, ObstacleState, OBSTACLE),
            (Plan, PlanState, PLAN),
        ]
        for model, states, table in rows:
            own = model.objects.filter(**{"pk" if model is Plan else "plan": plan.pk})
            for pk, state in own.values_list("pk", "state"):
                before = self.before.get((model, pk), state)
                # A plan that starts again goes on where its steps stand.
                starts_again = (model, before) == (Plan, "stopped")
                assert before == state or starts_again or states(state) in table[states(before)], (
                    before,
                    state,
                )
                self.before[model, pk] = state


SENT = (
    Requests.pass_step, Requests.pass_step, Requests.pass_step, Requests.open_step, Requests.add_obstacle, Requests.settle_obstacle,
    Requests.settle_obstacle, Requests.keep_goal, Requests.keep_goal, Requests.remove_goal, Requests.propose, Requests.change_measure,
    Requests.agree, Requests.agree, Requests.advance, Requests.advance, Requests.lift, Requests.ceiling, Requests.whole_plan,
    Requests.less_vision, Requests.drop_party, Requests.add_party, Requests.add_party, Requests.show_residents, Requests.cost,
    Requests.cost, Requests.allocate, Requests.allocate, Requests.days, Requests.somebody_of_elsewhere,
)  # fmt: skip


def test_no_order_of_requests_passes_a_gate(at, little_town, coordinator, outsider, sign_in):
    """Each history begins at another step of a plan that was filled in well, and then anything happens."""
    at("2026-11-18 14:00")
    counts: Counter[str] = Counter()
    at_work, elsewhere = sign_in(coordinator), sign_in(outsider)
    for seed in range(SEEDS):
        with transaction.atomic():
            plan = grow(plan=begin(little_town.kade, coordinator), by=coordinator)
            walk(plan, coordinator, to=seed % 8)
            sender = Requests(at_work, elsewhere, plan, Random(seed), counts)
            for _request in range(REQUESTS):
                sender.chance.choice(SENT)(sender)
                cache.clear()
                try:
                    sender.check()
                except AssertionError as error:
                    raise AssertionError(f"history {seed}: {error}\n" + "\n".join(sender.trail)) from error
            transaction.set_rollback(True)
    never = [f"{kind} {end}" for kind in BOTH for end in ("done", "refused") if not counts[f"{kind} {end}"]]
    assert never == [], counts
