"""Places as they stand on a map: their lines, surfaces, names and pins as SVG."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from shapely import Geometry

from straatwijs.places.calculations import drawing, shapes
from straatwijs.places.calculations.drawing import Frame
from straatwijs.places.models import OUTDOORS, AreaKind

# A drawing on a phone's data plan: what doesn't fit is the shortest of the streets.
MOST_BYTES = 22_000
_LINE_OF_NAME = 15

# A drawing is also seen without our style sheet: in print, in a mail, in an old browser.
_ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
STREETS, FAINT, HERE = "#b5ab92", "#ddd6c6", "#1c2430"
_SQUARE, _PARK = ' fill="#ddd5c0"', ' fill="#d5e3cd" stroke-width="4"'
_SURFACES: dict[str, str] = {AreaKind.PARK: _PARK}
OUTLINE = 'fill="#fff" stroke="#7b8794" stroke-width="4" stroke-dasharray="2 12" stroke-linecap="round"'
AREAS = 'fill="#fff" stroke="#7b8794" stroke-width="5" stroke-linejoin="round"'
PINS = (
    'fill="#1c2430" stroke="#fff" stroke-width="3" font-size="30" text-anchor="middle" pointer-events="none"'
)
NAMES = 'fill="#1c2430" font-size="30" text-anchor="middle" pointer-events="none"'


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    address: str
    kind: str
    shape: Geometry

    @property
    def outdoors(self) -> bool:
        return self.kind in OUTDOORS

    @property
    def surface(self) -> str:
        """How a square or park is filled; nothing for a line."""
        return _SURFACES.get(self.kind, _SQUARE) if shapes.is_area(self.shape) and self.outdoors else ""


def chosen_class(place: Place, chosen: Collection[str]) -> str:
    return ' class="here"' if place.code in chosen else ""


def drawn_first(places: Iterable[Place], frame: Frame, *, budget: int) -> Iterable[tuple[Place, str]]:
    """The largest first, as long as they fit."""
    for place in sorted(places, key=lambda place: (-place.shape.length, place.code)):
        data = drawing.path_data(place.shape, frame)
        budget -= len(data)
        if data and budget > 0:
            yield place, data


def pin(label: str, at: Geometry, frame: Frame) -> str:
    """Nothing for what lies outside the drawing."""
    point = drawing.on_paper(at, frame)
    if point.is_empty:
        return ""
    x, y = round(point.x), round(point.y)
    return f'<circle cx="{x}" cy="{y}" r="24"/><text fill="#fff" stroke="none" x="{x}" y="{y + 11}">{escape(label)}</text>'


def surroundings(drawn: Sequence[tuple[Place, str]], frame: Frame, colour: str = STREETS) -> str:
    """The neighbourhood without links: surfaces, and all lines as one."""
    surfaces = "".join(f'<path{place.surface} d="{data}"/>' for place, data in drawn if place.surface)
    lines = "".join(data for place, data in drawn if not place.surface)
    return f'<g {stroke(frame, colour)} class="streets">{surfaces}<path d="{lines}"/></g>'


def linked(places: Iterable[Place], frame: Frame, highlight: Collection[str]) -> str:
    return "".join(
        f'<a href="{escape(place.address)}" tabindex="-1"{chosen_class(place, highlight)}>'
        f'<title>{escape(place.name)}</title><path{place.surface} d="{data}"/></a>'
        for place, data in drawn_first(places, frame, budget=MOST_BYTES // 2)
    )


def name_on_map(place: Place, frame: Frame) -> str:
    """On two lines when it is long and can be cut at a space or hyphen."""
    x, y = drawing.middle(place.shape, frame)
    lines = [place.name]
    cut = place.name.rfind(" ", 0, len(place.name) // 2 + 4)
    if len(place.name) > _LINE_OF_NAME and cut > 0:
        lines = [place.name[:cut], place.name[cut + 1 :]]
    spans = "".join(
        f'<tspan x="{x}" dy="{0 if not n else 34}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    return f'<text x="{x}" y="{y}">{spans}</text>'


def stroke(frame: Frame, colour: str, times: float = 1) -> str:
    """A street is some ten metres wide, but never too thin to hit or so thick that it hides the next."""
    width = min(max(10 * frame.scale, 5), 12) * times
    return f'{_ROUND} stroke="{colour}" stroke-width="{width:.0f}"'


def picture(frame: Frame, body: str) -> str:
    return f'<svg class="places-map" viewBox="0 0 {frame.width} {frame.height}">{body}</svg>'


def hidden_picture(frame: Frame, body: str) -> str:
    return picture(frame, body).replace("<svg ", '<svg aria-hidden="true" ', 1)
