"""Small charts as SVG, drawn on the server: one for page and paper. No style attributes (the content-security policy refuses
them); colours come from the page's classes. Each chart stands beside its table, so it is hidden from screen readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_LONGEST = 54  # percent of the width; the rest is room for the number
_BAR_HEIGHT = 26


@dataclass(frozen=True)
class Line:
    """One line of a chart over time; `css` names its look."""

    css: str
    values: Sequence[int]


def wing(number: int, most: int, *, to_left: bool, css: str, label: str) -> SafeString:
    """A bar that grows from the middle of a table outwards, with its number at the tip."""
    width = max(1.5, _LONGEST * number / max(most, 1))
    x, tip, anchor, shift = (100 - width, 100 - width, "end", -7) if to_left else (0, width, "start", 7)
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="wing {escape(css)}" width="100%" height="{_BAR_HEIGHT}" aria-hidden="true">'
        f'<rect x="{x:.1f}%" width="{width:.1f}%" height="{_BAR_HEIGHT}" rx="6"/>'
        f'<text x="{tip:.1f}%" dx="{shift}" y="18" text-anchor="{anchor}">{escape(label)}</text></svg>'
    )


def over_time(lines: Sequence[Line], *, marks: Sequence[str], begins: int = 0) -> SafeString:
    """Lines over equal steps from 0 up. `marks` are the words under the first and the last step; an upright line stands
    before step `begins`."""
    width, height, left, bottom = 320, 120, 26, 22
    most = max([1, *(value for line in lines for value in line.values)])
    steps = max(len(lines[0].values) - 1, 1) if lines else 1
    x = [left + index * (width - left - 8) / steps for index in range(steps + 1)]

    def y(value: int) -> float:
        return 8 + (height - bottom - 8) * (1 - value / most)

    drawn = []
    for line in lines:
        points = " ".join(f"{x[index]:.0f},{y(value):.0f}" for index, value in enumerate(line.values))
        last = (
            f'<circle class="{escape(line.css)}" cx="{x[len(line.values) - 1]:.0f}" cy="{y(line.values[-1]):.0f}" r="4"/>'
            if line.values
            else ""
        )
        drawn.append(f'<polyline class="{escape(line.css)}" points="{points}"/>{last}')
    grid = "".join(
        f'<path class="grid" d="M{left} {y(value):.0f}H{width - 8}"/><text x="{left - 5}" y="{y(value) + 4:.0f}" text-anchor="end">{value}</text>'
        for value in sorted({0, most})
    )
    if 0 < begins < len(x):
        grid += f'<path class="begins" d="M{(x[begins - 1] + x[begins]) / 2:.0f} 4V{height - bottom}"/>'
    words = "".join(
        f'<text x="{position:.0f}" y="{height - 4}" text-anchor="{anchor}">{escape(mark)}</text>'
        for position, anchor, mark in zip((x[0], x[-1]), ("start", "end"), marks, strict=False)
    )
    return mark_safe(  # noqa: S308 -- numbers and escaped text only
        f'<svg class="time" viewBox="0 0 {width} {height}" aria-hidden="true">{grid}{"".join(drawn)}{words}</svg>'
    )


def split(pleasant: int, annoying: int, most: int) -> SafeString:
    """Two bars end to end, as long as the numbers are against the largest on the page."""
    scale = 50 / max(most, 1)
    first, second = scale * pleasant, scale * annoying
    return mark_safe(  # noqa: S308 -- numbers only
        f'<svg class="split" width="100%" height="12" aria-hidden="true"><rect class="good" width="{first:.1f}%" height="12" rx="4"/>'
        f'<rect class="bad" x="{first + 0.6:.1f}%" width="{second:.1f}%" height="12" rx="4"/></svg>'
    )
