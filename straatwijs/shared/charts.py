"""Small charts as SVG, drawn on the server: one for page and paper. No style attributes (the content-security policy refuses
them); colours come from the page's classes. Each chart stands beside its table, so it is hidden from screen readers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_LONGEST = 54  # percent of the width; the rest is room for the number
_BAR_HEIGHT = 26


@dataclass(frozen=True)
class Line:
    """One line of a chart over time; `css` names its look. None leaves a gap: then nothing is known."""

    css: str
    values: Sequence[int | None]


def wing(number: int, most: int, *, to_left: bool, css: str, label: str) -> SafeString:
    """A bar that grows from the middle of a table outwards, with its number at the tip."""
    width = max(1.5, _LONGEST * number / max(most, 1))
    x, tip, anchor, shift = (100 - width, 100 - width, "end", -7) if to_left else (0, width, "start", 7)
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="wing {escape(css)}" width="100%" height="{_BAR_HEIGHT}" aria-hidden="true">'
        f'<rect x="{x:.1f}%" width="{width:.1f}%" height="{_BAR_HEIGHT}" rx="6"/>'
        f'<text x="{tip:.1f}%" dx="{shift}" y="18" text-anchor="{anchor}">{escape(label)}</text></svg>'
    )


def over_time(
    lines: Sequence[Line],
    *,
    marks: Sequence[str],
    flags: Sequence[tuple[int, str]] = (),
    begins: int = 0,
) -> SafeString:
    """Lines over equal steps from 0 up. `marks` are the words under the first and the last step; `flags` stand at a step; an
    upright line stands before step `begins`."""
    width, height, left, bottom = 320, 120, 26, 22
    top = 18 if flags else 8
    most = max([1, *(value for line in lines for value in line.values if value is not None)])
    steps = max(len(lines[0].values) - 1, 1) if lines else 1
    x = [left + index * (width - left - 8) / steps for index in range(steps + 1)]

    def y(value: int) -> float:
        return top + (height - bottom - top) * (1 - value / most)

    drawn = [_drawn(line, x, y) for line in lines]
    grid = "".join(
        f'<path class="grid" d="M{left} {y(value):.0f}H{width - 8}"/><text x="{left - 5}" y="{y(value) + 4:.0f}" text-anchor="end">{value}</text>'
        for value in sorted({0, most})
    )
    flagged = "".join(
        f'<path class="flag" d="M{x[step]:.0f} {top - 4}V{height - bottom}"/><text class="flag" x="{x[step]:.0f}" y="{top - 7}" text-anchor="middle">{escape(mark)}</text>'
        for step, mark in flags
    )
    if 0 < begins < len(x):
        grid += f'<path class="begins" d="M{(x[begins - 1] + x[begins]) / 2:.0f} 4V{height - bottom}"/>'
    words = "".join(
        f'<text x="{position:.0f}" y="{height - 4}" text-anchor="{anchor}">{escape(mark)}</text>'
        for position, anchor, mark in zip((x[0], x[-1]), ("start", "end"), marks, strict=False)
    )
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="time" viewBox="0 0 {width} {height}" aria-hidden="true">{grid}{flagged}{"".join(drawn)}{words}</svg>'
    )


def _drawn(line: Line, x: Sequence[float], y: Callable[[int], float]) -> str:
    """Its known stretches, and a dot at the end of each: one step alone is seen too."""
    css, drawn = escape(line.css), []
    steps = [step for step, value in enumerate(line.values) if value is not None]
    for _key, group in groupby(enumerate(steps), key=lambda pair: pair[1] - pair[0]):
        points = [(x[step], y(line.values[step] or 0)) for _index, step in group]
        along = " ".join(f"{across:.0f},{up:.0f}" for across, up in points)
        drawn.append(f'<polyline class="{css}" points="{along}"/>')
        drawn.append(f'<circle class="{css}" cx="{points[-1][0]:.0f}" cy="{points[-1][1]:.0f}" r="4"/>')
    return "".join(drawn)


def split(pleasant: int, annoying: int, most: int) -> SafeString:
    """Two bars end to end, as long as the numbers are against the largest on the page."""
    scale = 50 / max(most, 1)
    first, second = scale * pleasant, scale * annoying
    return mark_safe(  # noqa: S308 -- numbers only
        f'<svg class="split" width="100%" height="12" aria-hidden="true"><rect class="good" width="{first:.1f}%" height="12" rx="4"/>'
        f'<rect class="bad" x="{first + 0.6:.1f}%" width="{second:.1f}%" height="12" rx="4"/></svg>'
    )


def part_of(percent: int, *, css: str) -> SafeString:
    """How much of a whole is used; more than the whole fills it."""
    width = min(max(percent, 0), 100)
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="{escape(css)}" width="100%" height="14" aria-hidden="true"><rect class="all" width="100%" height="14" rx="7"/>'
        f'<rect class="used" width="{width}%" height="14" rx="7"/></svg>'
    )


@dataclass(frozen=True)
class Span:
    """A bar between two days, with a day that stands out; `css` names its look."""

    label: str
    begins: date
    ends: date
    mark: date
    css: str


def spans(rows: Sequence[Span], *, today: date) -> SafeString:
    """A bar per row over the same years, a diamond on the day that counts, a line through today."""
    first = date(min([today, *(row.mark for row in rows)]).year, 1, 1)
    last = date(max([today, *(row.ends for row in rows)]).year + 1, 1, 1)
    width, row_height, top = 640, 30, 20
    height = top + row_height * len(rows) + 4

    def x(day: date) -> float:
        return width * (day - first).days / (last - first).days

    years = "".join(
        f'<path class="grid" d="M{x(date(year, 1, 1)):.1f} 0V{height}"/>'
        f'<text x="{x(date(year, 1, 1)) + 4:.1f}" y="13">{year}</text>'
        for year in range(first.year, last.year)
    )
    drawn = "".join(_span(row, x, top + row_height * number) for number, row in enumerate(rows))
    now = f'<path class="today" d="M{x(today):.1f} {top - 4}V{height}"/>'
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="spans" viewBox="0 0 {width} {height}" aria-hidden="true">{years}{drawn}{now}</svg>'
    )


def _span(row: Span, x: Callable[[date], float], y: int) -> str:
    """Its number stands at the left of the bar, as in the table beside it."""
    begins, wide, mark = x(row.begins), max(x(row.ends) - x(row.begins), 3), x(row.mark)
    middle = y + 14
    return (
        f'<rect class="{escape(row.css)}" x="{begins:.1f}" y="{y + 7}" width="{wide:.1f}" height="14" rx="4"/>'
        f'<path class="mark {escape(row.css)}" d="M{mark:.1f} {middle - 8}l8 8l-8 8l-8 -8z"/>'
        f'<text x="{mark + 11:.1f}" y="{middle + 5}">{escape(row.label)}</text>'
    )
