"""docs/policy/thresholds.md and the plan in code say the same."""

import re
from pathlib import Path

from straatwijs.privacy import plan

POLICY = (Path(__file__).parents[2] / "docs/policy/thresholds.md").read_text(encoding="utf-8")


def rows(begin: str) -> list[list[str]]:
    """The cells of the table whose head begins with these words."""
    table = POLICY[POLICY.index(begin) :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_policy_names_every_star_with_its_threshold():
    assert {kind: int(people) for kind, people, _shown_per, _parts in rows("| kind |")} == {
        "object": 1,
        **{star.kind: star.threshold for star in plan.STARS},
    }


def test_policy_names_the_parts_of_every_star():
    parts = {kind: tuple(parts.split(", ")) for kind, _people, _shown_per, parts in rows("| kind |")}

    assert {kind: parts[kind] for kind in plan.STAR} == {star.kind: star.parts for star in plan.STARS}


def test_policy_names_every_rule_with_its_value():
    values = [tuple(int(number) for number in re.findall(r"\d+", value)) for _rule, value in rows("| rule |")]

    assert values == [
        (plan.NOTES_PER_PHONE,),
        plan.FAMILIAR_PART,
        (plan.ROUNDED_TO,),
        (plan.MINUTES_ROUNDED_TO,),
        (plan.MINUTES_PER_VISIT,),
        (plan.FORMS_NEEDED,),
        (plan.DAYS_NEEDED,),
        (plan.SMALL_STREET_DWELLINGS,),
        (plan.SMALL_STREET_LENGTH_M,),
    ]


def test_familiar_phones_are_rounded_up():
    assert {star.kind: star.familiar for star in plan.STARS} == {"social": 3, "household": 6, "looking": 3}
