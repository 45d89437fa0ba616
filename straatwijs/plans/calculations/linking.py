"""Which planned works could be linked with which wishes and goals: by what works offer, place, time and known cases.

Every pair of works and a need (a wish or a goal) is scored under every rule; a pair stays with the rule under which it
is strongest, and pairs of the same works and rule are one proposal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np
import numpy.typing as npt

from straatwijs.plans.calculations.nearness import Nearness, Place
from straatwijs.plans.calculations.vocabulary import ABOUT_PEOPLE, ASKS, Offer, Theme, WorkKind, offers_of

Numbers = npt.NDArray[np.float32]
# A case that did it weighs more than what merely could be.
_GENERAL, _SEEN_ONCE, _EACH_CASE_MORE, _MOST = 0.45, 0.7, 0.08, 0.95
# Below this a pair is too far, too late or too thin to bother people with.
_LEAST = 0.12
_VOICES_ENOUGH = 25
_GOAL = 0.8
_MORE_NEEDS = 0.3
_ENERGY = 1.1
_MOST_NAMED = 6
# Works so far ahead that nobody can count on them yet.
_FAR_DAYS, _NOT_MORE_DAYS = 2 * 365, 8 * 365


@dataclass(frozen=True, slots=True)
class Work:
    ref: str
    place: Place
    kinds: frozenset[WorkKind]
    begins: date
    ends: date
    ground: bool = False
    front_door: bool = False
    money: int = 0

    @property
    def offers(self) -> frozenset[Offer]:
        return offers_of(self.kinds, ground=self.ground, front_door=self.front_door, money=self.money)


@dataclass(frozen=True, slots=True)
class Need:
    """A wish of residents, with how many said so, or a goal, with the day by which it must be reached."""

    ref: str
    place: Place
    themes: tuple[Theme, ...]
    is_goal: bool = False
    voices: int = 1
    until: date | None = None

    @property
    def weight(self) -> float:
        if self.is_goal:
            return _GOAL
        heard = min(np.log1p(self.voices) / np.log1p(_VOICES_ENOUGH), 1.0)
        return 0.6 + 0.4 * float(heard)


@dataclass(frozen=True, slots=True)
class Energy:
    """An initiative, a key place or a group."""

    ref: str
    place: Place
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`kinds` empty: any works. Works must offer one of `one_of` (if it names any) and all of `all_of`.

    `lead_days`: so long before the works begin it must be agreed; `during`: or so long before they end.
    """

    id: str
    answers: tuple[Theme, ...]
    kinds: frozenset[WorkKind] = frozenset()
    one_of: frozenset[Offer] = frozenset()
    all_of: frozenset[Offer] = frozenset()
    money_from: int = 0
    lead_days: int = 182
    during: bool = False
    about_people: bool = False
    cases: int = 0

    @property
    def strength(self) -> float:
        if not self.cases:
            return _GENERAL
        return min(_SEEN_ONCE + _EACH_CASE_MORE * (self.cases - 1), _MOST)

    def takes(self, work: Work) -> bool:
        offers = work.offers
        return (
            (not self.kinds or bool(self.kinds & work.kinds))
            and (not self.one_of or bool(self.one_of & offers))
            and self.all_of <= offers
            and work.money >= self.money_from
        )

    def passes_on(self, work: Work) -> date:
        """The last day on which it can still be agreed."""
        return (work.ends if self.during else work.begins) - timedelta(days=self.lead_days)

    def fit(self, need: Need) -> float:
        """A rule made for just this weighs more than one that answers everything a little."""
        met = sum(theme in self.answers for theme in need.themes)
        return (0.85 + 0.15 * met / len(need.themes)) * (1 - 0.015 * len(self.answers)) if met else 0.0


def general_rules() -> tuple[Rule, ...]:
    """Without any case: per theme, works that offer what it asks."""
    return tuple(
        Rule(
            id=f"general_{theme}",
            answers=(theme,),
            one_of=offers,
            about_people=theme in ABOUT_PEOPLE,
            during=theme in ABOUT_PEOPLE,
            lead_days=91 if theme in ABOUT_PEOPLE else 182,
        )
        for theme, offers in ASKS.items()
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """`wishes` and `goals` strongest first, `more` beside those; `energies` are near and about the same."""

    rule: str
    work: str
    wishes: tuple[str, ...]
    goals: tuple[str, ...]
    more: int
    energies: tuple[str, ...]
    score: float
    passes_on: date

    @property
    def key(self) -> tuple[str, str]:
        return self.work, self.rule


def search(
    works: Sequence[Work],
    needs: Sequence[Need],
    energies: Sequence[Energy],
    rules: Iterable[Rule],
    *,
    today: date,
    most: int | None = None,
) -> list[Proposal]:
    """The strongest first; equal ones by name, so that the same question has the same answer."""
    if not works or not needs:
        return []
    rules = tuple(rules)
    works = sorted(works, key=lambda work: work.ref)
    needs = sorted(needs, key=lambda need: (need.ref, need.place.street, need.place.neighbourhood))
    best, by = _best_rules(works, needs, rules, today=today)
    near = _Energies(energies, works)
    found = [
        _proposal(
            works[work],
            rules[rule],
            [(needs[column], score) for column, score in pairs],
            near.about(work, rules[rule]),
        )
        for (work, rule), pairs in _grouped(best, by)
    ]
    return sorted(found, key=lambda each: (-each.score, each.key))[:most]


def _best_rules(
    works: Sequence[Work], needs: Sequence[Need], rules: Sequence[Rule], *, today: date
) -> tuple[Numbers, npt.NDArray[np.int16]]:
    """Per pair of works and need the score under its best rule, and which rule that is (-1: none)."""
    nearness = Nearness([work.place for work in works], [need.place for need in needs])
    best = np.zeros((len(works), len(needs)), dtype=np.float32)
    by = np.full(best.shape, -1, dtype=np.int16)
    in_time = _in_time(works, needs)
    for number, rule in enumerate(rules):
        rows, times = _works_of(rule, works, today)
        columns, fits = _needs_of(rule, needs)
        if not len(rows) or not len(columns):
            continue
        part = np.ix_(rows, columns)
        scores = rule.strength * np.outer(times, fits).astype(np.float32)
        scores *= nearness.of(rows, columns, about_people=rule.about_people) * in_time[part]
        better = scores > np.maximum(best[part], _LEAST)
        best[part] = np.where(better, scores, best[part])
        by[part] = np.where(better, number, by[part])
    return best, by


def _in_time(works: Sequence[Work], needs: Sequence[Need]) -> npt.NDArray[np.bool_]:
    """A goal whose day lies before the works begin is not served by them."""
    begins = np.array([work.begins.toordinal() for work in works])
    until = np.array([need.until.toordinal() if need.until else date.max.toordinal() for need in needs])
    return begins[:, None] <= until[None, :]


def _works_of(rule: Rule, works: Sequence[Work], today: date) -> tuple[npt.NDArray[np.intp], Numbers]:
    """The works that the rule takes and for which it isn't too late, with what time makes of them."""
    times = {row: _time(rule, work, today) for row, work in enumerate(works) if rule.takes(work)}
    rows = [row for row, time in times.items() if time > 0]
    return np.array(rows, dtype=np.intp), np.array([times[row] for row in rows], dtype=np.float32)


def _time(rule: Rule, work: Work, today: date) -> float:
    """1 while there is time to agree, less for what lies years ahead, 0 when the chance has passed."""
    if rule.passes_on(work) < today or work.ends < today:
        return 0.0
    ahead = (work.begins - today).days
    return 1.0 - 0.6 * min(max(ahead - _FAR_DAYS, 0) / (_NOT_MORE_DAYS - _FAR_DAYS), 1.0)


def _needs_of(rule: Rule, needs: Sequence[Need]) -> tuple[npt.NDArray[np.intp], Numbers]:
    fits = {column: rule.fit(need) * need.weight for column, need in enumerate(needs)}
    columns = [column for column, fit in fits.items() if fit > 0]
    return np.array(columns, dtype=np.intp), np.array([fits[column] for column in columns], dtype=np.float32)


def _grouped(
    best: Numbers, by: npt.NDArray[np.int16]
) -> Iterable[tuple[tuple[int, int], list[tuple[int, float]]]]:
    """Per works and rule the needs with their scores, strongest first."""
    rows, columns = np.nonzero(by >= 0)
    scores = best[rows, columns]
    order = np.lexsort((columns, -scores, by[rows, columns], rows))
    pairs = zip(*(array[order].tolist() for array in (rows, by[rows, columns], columns, scores)), strict=True)
    for key, group in groupby(pairs, key=lambda pair: (pair[0], pair[1])):
        yield key, [(column, score) for _, _, column, score in group]


def _proposal(work: Work, rule: Rule, found: list[tuple[Need, float]], energies: tuple[str, ...]) -> Proposal:
    """Further needs add to the strongest one, each less than the one before. A need at two places counts once."""
    once: dict[str, tuple[Need, float]] = {}
    for need, score in found:
        once.setdefault(need.ref, (need, score))
    needs, scores = zip(*once.values(), strict=True)
    left = 1.0 - scores[0]
    for score in scores[1:_MOST_NAMED]:
        left *= 1.0 - _MORE_NEEDS * score
    named = needs[:_MOST_NAMED]
    return Proposal(
        rule=rule.id,
        work=work.ref,
        wishes=tuple(need.ref for need in named if not need.is_goal),
        goals=tuple(need.ref for need in named if need.is_goal),
        more=len(needs) - len(named),
        energies=energies,
        score=round(min((1.0 - left) * (_ENERGY if energies else 1.0), 1.0), 4),
        passes_on=rule.passes_on(work),
    )


class _Energies:
    def __init__(self, energies: Sequence[Energy], works: Sequence[Work]) -> None:
        self._energies = energies
        nearness = Nearness([work.place for work in works], [energy.place for energy in energies])
        everything = np.arange(len(works)), np.arange(len(energies))
        self._near = nearness.of(*everything, about_people=True)

    def about(self, row: int, rule: Rule) -> tuple[str, ...]:
        """Those near these works that are about what the rule answers, nearest first."""
        themes = set(rule.answers)
        order = np.argsort(-self._near[row], kind="stable")
        return tuple(
            self._energies[column].ref
            for column in order.tolist()
            if self._near[row, column] > 0 and themes & set(self._energies[column].themes)
        )[:3]
