"""The cases of the source as the search sees them: words only, no themes and no kinds given."""

import csv
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from straatwijs.plans.calculations.linking import Energy, Need, Proposal, Rule, Work, search
from straatwijs.plans.calculations.nearness import Place
from straatwijs.plans.queries.known_links import linking_rules
from straatwijs.plans.recognition import kinds_in, themes_in

FOLDER = Path(__file__).parent / "cases"
FIRST = 5


@dataclass(frozen=True)
class Case:
    name: str
    today: date
    works: tuple[Work, ...]
    needs: tuple[Need, ...]
    energies: tuple[Energy, ...]
    # (works, need) by the number in the list; 0: reported, outside the twenty.
    expected: tuple[tuple[int, str, str], ...]

    def proposals(self, rules: tuple[Rule, ...] | None = None) -> list[Proposal]:
        rules = linking_rules() if rules is None else rules
        return search(self.works, self.needs, self.energies, rules, today=self.today)

    def found(self, rules: tuple[Rule, ...] | None = None) -> list[tuple[int, str, str]]:
        """What is expected and stands among the first five proposals."""
        pairs = pairs_of(self.proposals(rules)[:FIRST])
        return [each for each in self.expected if each[1:] in pairs]

    def elsewhere(self, *, place: bool = True, time: bool = True) -> "Case":
        """The same works, in a town ten kilometres on and long over."""
        works = [_moved(work) if place else work for work in self.works]
        if time:
            days = timedelta(days=365 * 12)
            works = [replace(work, begins=work.begins - days, ends=work.ends - days) for work in works]
        return replace(self, works=tuple(works))


def pairs_of(proposals: list[Proposal]) -> set[tuple[str, str]]:
    return {(proposal.work, need) for proposal in proposals for need in (*proposal.wishes, *proposal.goals)}


def _moved(work: Work) -> Work:
    x, y = work.place.at or (0.0, 0.0)
    there = Place(street="elders", neighbourhood="elders", quarter="elders", at=(x + 10_000, y + 10_000))
    return replace(work, place=there)


@cache
def cases() -> tuple[Case, ...]:
    return tuple(_case(path) for path in sorted(FOLDER.glob("*.toml")))


def _case(path: Path) -> Case:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Case(
        name=path.stem,
        today=told["today"],
        works=tuple(_work(each) for each in told["work"]),
        needs=tuple(
            [_need(each, is_goal=False) for each in told["wish"]]
            + [_need(each, is_goal=True) for each in told["goal"]]
        ),
        energies=tuple(
            Energy(each["ref"], _place(each), themes_in(each["words"])) for each in told.get("energy", ())
        ),
        expected=tuple((each["number"], each["work"], each["need"]) for each in told["expected"]),
    )


def _work(told: dict) -> Work:
    return Work(
        ref=told["ref"],
        place=_place(told),
        kinds=kinds_in(told["what"]),
        begins=told["begins"],
        ends=told["ends"],
        ground=told.get("opens_ground", False),
        front_door=told.get("opens_front_door", False),
        money=told.get("money", 0),
    )


def _need(told: dict, *, is_goal: bool) -> Need:
    return Need(
        told["ref"], _place(told), themes_in(told["words"]), is_goal=is_goal, voices=told.get("voices", 1)
    )


def _place(told: dict) -> Place:
    return Place(told.get("street", ""), told["neighbourhood"], "town", tuple(map(float, told["at"])))


@cache
def said_otherwise() -> tuple[tuple[str, str], ...]:
    with (FOLDER / "said_otherwise.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["need"], row["words"]) for row in csv.DictReader(file))


def reported() -> list[dict[str, str]]:
    with (FOLDER / "reported_links.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def crowded(case: Case) -> Case:
    """With everything that people in all other cases wish for, in streets of the same neighbourhood."""
    others = [need for other in cases() if other.name != case.name for need in other.needs]
    home = case.works[0].place.neighbourhood
    moved = []
    for number, need in enumerate(others):
        x, y = 150 + 40 * (number % 12), 100 + 60 * (number // 12)
        street = f"{need.place.street}-{number}" if need.place.street else ""
        place = Place(street, home, "town", (float(x), float(y)))
        moved.append(replace(need, ref=f"other-{number}", place=place))
    return replace(case, needs=(*case.needs, *moved))
