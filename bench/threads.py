"""Common threads in stories: suggested groups and "more like this" beside plain clustering of word parts, and what 2,000 stories cost."""

import time
from collections.abc import Sequence

from bench.figures import Figure, alone, at_most, known
from straatwijs.fieldwork.calculations.threads import Alike
from tests.fieldwork.labelled import (
    SETS,
    Story,
    agreement,
    baseline_first,
    baseline_groups,
    labels,
    likeness,
    read,
    right_in,
    suggested,
)

TITLE = "Common threads in stories"
_MANY = 2000
# "By a clear margin", made a number: at least so much more of the pairs right.
_MARGIN = 0.2


def _of_set(name: str, stories: Sequence[Story]) -> list[Figure]:
    alike = Alike([story.text for story in stories])
    truth = labels(stories)
    ours = agreement(truth, suggested(alike))
    plain = {how: agreement(truth, groups) for how, groups in baseline_groups(stories).items()}
    best = max(plain, key=lambda how: plain[how].f1)
    nearest = likeness(stories, [alike.like(number) for number in range(len(stories))])
    beside = likeness(stories, baseline_first(stories))
    return [
        Figure(f"{name}: groups, F1 of pairs", f"{ours.f1:.2f}", f"> {plain[best].f1:.2f} + {_MARGIN}", ours.f1 > plain[best].f1 + _MARGIN),
        Figure(f"{name}: groups, adjusted Rand", f"{ours.adjusted_rand:.2f}", f"> {plain[best].adjusted_rand:.2f}", ours.adjusted_rand > plain[best].adjusted_rand),
        known(f"{name}: of pairs put together, right", ours.precision, "", digits=2),
        known(f"{name}: of pairs that belong together, found", ours.recall, "", digits=2),
        Figure(f"{name}: best plain clustering", best),
        *_sureness(name, truth, alike),
        Figure(f"{name}: more like this, of five", f"{nearest.mean:.2f}", "≥ 3", nearest.mean >= 3),
        known(f"{name}: share with at least three of five", nearest.share, "", digits=2),
        Figure(f"{name}: word parts alone", f"{beside.mean:.2f}, {beside.share:.2f}"),
    ]  # fmt: skip


def _sureness(name: str, truth: Sequence[object], alike: Alike) -> list[Figure]:
    """Suggestions that are more than what shuffled words give, and those that may be chance."""
    groups = alike.groups()
    by_chance = alike.by_chance(groups)
    found = []
    for what, clear in (("more than chance", True), ("maybe chance", False)):
        some = [group for group, number in zip(groups, by_chance, strict=True) if (number < 1) is clear]
        found.append(
            Figure(f"{name}: {what}, groups and right pairs", f"{len(some)}, {right_in(truth, some):.2f}")
        )
    return found


def _cost() -> list[Figure]:
    """The labelled stories over and over, each time with another end, so that no two are the same."""
    texts = [story.text for name in SETS for story in read(name)]
    many = [f"{texts[number % len(texts)]} {texts[number * 7 % len(texts)][:40]}" for number in range(_MANY)]
    Alike(texts[:100]).groups()
    began = time.process_time()
    alike = Alike(many)
    groups = alike.groups()
    alike.like(0)
    grouped = at_most(f"{_MANY:,} stories, CPU", time.process_time() - began, 2, " s")
    began = time.process_time()
    alike.by_chance(groups)
    return [
        grouped,
        at_most(f"{_MANY:,} stories, what chance gives, CPU", time.process_time() - began, 2, " s"),
    ]


def measure(*, quick: bool = False) -> list[Figure]:
    sets = {name: read(name) for name in SETS}
    figures = [figure for name, stories in sets.items() for figure in _of_set(name, stories)]
    if not quick:
        own = [*sets["development"], *sets["held_out"]]
        figures += _of_set("both halves at once", own)
    return [*figures, *_cost()]


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
