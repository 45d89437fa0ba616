"""Figures about answers, on plain values."""

from collections.abc import Mapping


def median(numbers: Mapping[int, int]) -> float | None:
    """The middle value when `numbers` says how often each value occurs; None when nothing occurs."""
    total = sum(numbers.values())
    if not total:
        return None
    return (_value_at((total - 1) // 2, numbers) + _value_at(total // 2, numbers)) / 2


def _value_at(position: int, numbers: Mapping[int, int]) -> int:
    passed = 0
    for value in sorted(numbers):
        passed += numbers[value]
        if passed > position:
            return value
    raise IndexError(position)


def percentage(part: int, whole: int) -> int | None:
    """Whole percents, never 100 while something is left and never 0 while something is there."""
    if not whole:
        return None
    share = round(100 * part / whole)
    if part < whole:
        share = min(share, 99)
    return max(share, 1) if part else 0
