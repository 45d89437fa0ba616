"""What forms ask of people, in minutes, without telling anything of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

# Fewer people than this, and a figure is about one of them.
LEAST_PEOPLE = 3


@dataclass(frozen=True, kw_only=True)
class Form:
    """One filled in form. `expected` minutes by the instrument; `seconds` where the device could tell."""

    instrument: str
    member: int
    role: str
    expected: float
    seconds: int | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked of some people together. `measured` minutes: each form as long as its like takes in the middle, where
    that is known; None where nothing is known, or where it would tell about one person."""

    code: str
    people: int
    forms: int
    expected: float
    measured: float | None

    @property
    def minutes(self) -> float:
        """Measured where that is known, else expected."""
        return self.expected if self.measured is None else self.measured

    @property
    def per_person(self) -> float:
        return self.minutes / max(self.people, 1)


def usual_seconds(forms: Sequence[Form]) -> dict[str, float]:
    """Per instrument the middle one of what was measured: a phone that was left open does not count for hours."""
    known: dict[str, list[int]] = {}
    for form in forms:
        if form.seconds is not None:
            known.setdefault(form.instrument, []).append(form.seconds)
    return {instrument: median(seconds) for instrument, seconds in known.items()}


def asked(code: str, forms: Sequence[Form], usual: Mapping[str, float], *, tell: bool = True) -> Asked:
    """`tell` False leaves out what was measured."""
    known = any(form.instrument in usual for form in forms)
    measured = sum(usual.get(form.instrument, form.expected * 60) for form in forms) / 60
    return Asked(
        code=code,
        people=len({form.member for form in forms}),
        forms=len(forms),
        expected=sum(form.expected for form in forms),
        measured=measured if known and tell else None,
    )


def parts(by_code: Mapping[str, Sequence[Form]], usual: Mapping[str, float]) -> tuple[Asked, ...]:
    """Those that are about enough people. What is left out is about nobody or about enough people too: else the total
    minus what is shown would tell it."""
    people = {code: {form.member for form in forms} for code, forms in by_code.items()}
    shown = [code for code, members in people.items() if len(members) >= LEAST_PEOPLE]
    while shown and 0 < len(_hidden(people, shown)) < LEAST_PEOPLE:
        shown.remove(min(shown, key=lambda code: (len(people[code]), code)))
    return tuple(asked(code, by_code[code], usual) for code in sorted(shown))


def _hidden(people: Mapping[str, set[int]], shown: Sequence[str]) -> set[int]:
    return {member for code, members in people.items() if code not in shown for member in members}
