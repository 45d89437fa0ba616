"""Whether the proof of a measure says what is so: on invented streets with a known effect, how often the 95 % interval holds
it, how often streets where nothing was done show an effect, and from what size of data an effect of a half is found.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.figures import Figure, show
from bench.proof_streets import Scene, towns
from straatwijs.plans.calculations.effect import Effect, Verdict, comparable, effect, placebos, response

TITLE = "Proof: the effect of a measure on invented streets"
RUNS, QUICK = 1000, 200
LOOKING = {
    "same": "looking stays",
    "more": "new volunteer at the start",
    "less": "volunteer stops at the start",
}
RATIOS = (0.5, 0.8, 1.0, 1.5)
NOTES, WEEKS, STREETS = (0.5, 1.0, 2.0, 4.0, 8.0), ((26, 13), (52, 26), (104, 52)), (5, 10, 20)
# What else may be so in a town. The last seven break what the calculation believes.
OTHERS = {
    "few notes, half a one a week": Scene(ratio=0.5, notes=0.5, looking="more"),
    "many notes, ten a week": Scene(ratio=0.8, notes=10.0, looking="less"),
    "26 weeks before and 13 after": Scene(ratio=0.5, before=26, after=13, looking="more"),
    "two years before, one after": Scene(ratio=0.8, before=104, after=52, looking="less"),
    "three streets at once, their courses half alike": Scene(ratio=0.5, treated=3, alike=0.5),
    "a town of 20 streets": Scene(ratio=1.5, streets=20),
    "a town of 200 streets": Scene(ratio=0.8, streets=200, looking="more"),
    "streets twice as restless": Scene(ratio=0.5, restless=2.0),
    "done where it was worst of all just before": Scene(chosen="peak"),
    "four times as many passers-by whom nobody counts, new volunteer": Scene(passing=4.0, looking="more"),
    "no passers-by at all, new volunteer": Scene(passing=0.0, looking="more"),
    "three streets at once, each its own course": Scene(ratio=0.5, treated=3),
    "three streets at once, their courses the same": Scene(ratio=0.5, treated=3, alike=1.0),
    "notes about other things stand for looking": Scene(ratio=0.5, known="notes"),
    "the same, many people drawn in at the start": Scene(ratio=0.5, known="notes", looking="more"),
}
# Where an effect of a half can be found, and from how many notes a week in each street of the measure.
FOUND: dict[str, tuple[Scene, float | None]] = {
    "52 weeks before, 26 after, three streets of the measure": (Scene(ratio=0.5, treated=3, alike=0.5), None),
    "the same, two years before, one after": (
        Scene(ratio=0.5, treated=3, alike=0.5, before=104, after=52),
        2.0,
    ),
    "52 weeks before, 26 after, eight streets of the measure": (Scene(ratio=0.5, treated=8, alike=0.5), 1.0),
    "52 weeks before, 26 after, three streets half as restless": (
        Scene(ratio=0.5, treated=3, alike=0.5, restless=0.5),
        2.0,
    ),
    "52 weeks before, 26 after, one street half as restless": (Scene(ratio=0.5, restless=0.5), 8.0),
}


@dataclass(frozen=True)
class Tally:
    """Of runs with enough comparable streets: how many intervals held the truth, and what was said."""

    runs: int
    held: int
    said: dict[Verdict, int]

    @property
    def share(self) -> float:
        return self.held / max(self.runs, 1)

    @property
    def margin(self) -> float:
        """Two standard errors of that share, by the chance of a limited number of runs."""
        return 2 * math.sqrt(max(self.share * (1 - self.share), 0.0001) / max(self.runs, 1))


def tried(scene: Scene, *, seed: int, runs: int, most: int = 20) -> Tally:
    effects = list(_effects(scene, seed=seed, runs=runs, most=most))
    said = {verdict: sum(one.verdict is verdict for one in effects) for verdict in Verdict}
    return Tally(len(effects), sum(one.low <= scene.ratio <= one.high for one in effects), said)


def _effects(scene: Scene, *, seed: int, runs: int, most: int) -> Iterator[Effect]:
    for panel in towns(scene, seed, runs):
        beside = [one.street for one in comparable(panel, most=most)]
        if len(beside) >= min(most, 5):
            yield effect(panel, beside)


def placebo_share(scene: Scene, *, seed: int, runs: int) -> tuple[int, int]:
    """Comparable streets that show an effect, of how many."""
    shown = asked = 0
    for panel in towns(scene, seed, runs):
        checks = placebos(panel, [one.street for one in comparable(panel)], response(panel))
        shown, asked = shown + sum(check.shows_effect for check in checks), asked + len(checks)
    return shown, asked


def measure(*, quick: bool = False) -> list[Figure]:
    return [figure for part in parts(quick=quick) for figure in part]


def parts(*, quick: bool = False) -> Iterator[list[Figure]]:
    runs = QUICK if quick else RUNS
    yield list(_promised(runs, 0.02 if quick else 0.0))
    yield list(_placebos(runs // 10))
    yield list(_others(runs // 2))
    yield list(_power(runs // 5, 0.15 if quick else 0.0))


def _promised(runs: int, slack: float) -> Iterator[Figure]:
    for seed, (looking, words) in enumerate(LOOKING.items()):
        for ratio in RATIOS:
            tally = tried(Scene(ratio=ratio, looking=looking), seed=seed, runs=runs)
            good = 0.93 - slack <= tally.share <= 0.97 + slack
            yield Figure(f"true effect {ratio:g}, {words}", _held(tally), "93 to 97 %", good)


def _held(tally: Tally) -> str:
    return f"{tally.share:.1%} ± {tally.margin:.1%} of {tally.runs}"


def _placebos(runs: int) -> Iterator[Figure]:
    for looking, words in LOOKING.items():
        shown, asked = placebo_share(Scene(ratio=0.5, looking=looking), seed=7, runs=runs)
        share = shown / asked
        yield Figure(
            f"streets where nothing was done that show an effect, {words}",
            f"{share:.1%} of {asked}",
            "≤ 6 %",
            share <= 0.06,
        )


def _others(runs: int) -> Iterator[Figure]:
    for words, scene in OTHERS.items():
        yield Figure(f"true effect {scene.ratio:g}, {words}", _held(tried(scene, seed=11, runs=runs)))


def _power(runs: int, slack: float) -> Iterator[Figure]:
    """How often an effect of a half is said to be "less", by size of the data."""
    for before, after in WEEKS:
        for streets in STREETS:
            words = f"{before} weeks before, {after} after, {streets} comparable streets, one of the measure"
            yield _row(words, Scene(ratio=0.5, before=before, after=after), runs, streets)
    for words, (scene, least) in FOUND.items():
        yield _row(words, scene, runs, 20, least=least, slack=slack)


def _row(
    words: str, scene: Scene, runs: int, streets: int, *, least: float | None = None, slack: float = 0.0
) -> Figure:
    """At each number of notes a week; from `least` on four of five are promised."""
    shares = {notes: _found(replace(scene, notes=notes), runs, streets) for notes in NOTES}
    reached = "  ".join(f"{share:4.0%}" for share in shares.values())
    if least is None:
        return Figure(f"a half found: {words}", reached)
    good = all(share >= 0.8 - slack for notes, share in shares.items() if notes >= least)
    return Figure(f"a half found: {words}", reached, f"≥ 80 % from {least:g} a week", good)


def _found(scene: Scene, runs: int, streets: int) -> float:
    tally = tried(scene, seed=13, runs=runs, most=streets)
    return tally.said[Verdict.LESS] / max(tally.runs, 1)


def main() -> None:
    for part in parts():
        show(TITLE, part)
    print(
        f"  A half found: at {', '.join(f'{notes:g}' for notes in NOTES)} notes a week in each street of the measure."
    )


if __name__ == "__main__":
    main()
