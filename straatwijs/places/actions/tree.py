"""The tree while a file is being written: known areas by code, taken slugs, what is new and what changed."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from django.db.models import Max, QuerySet
from shapely import Geometry

from straatwijs.places.calculations import codes, names, shapes
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary

_SPOKEN = Path(__file__).parent.parent / "data" / "spoken_names.csv"
_KIND_WORDS = {AreaKind.NEIGHBOURHOOD: "buurt", AreaKind.QUARTER: "wijk", AreaKind.MUNICIPALITY: "gemeente"}
_BATCH = 400


@dataclass
class Tree:
    """Everything but streets is loaded; streets join with `load_streets`. Nothing is written before `flush`."""

    by_code: dict[str, Area]
    # Municipality by slug, newest boundary year by code.
    slugs: dict[str, str]
    newest_year: dict[str, int]
    # Codes that the file names, that are new, and that changed.
    seen: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    _areas: dict[str, Area] = field(default_factory=dict)
    _boundaries: dict[tuple[str, int], Boundary] = field(default_factory=dict)
    _known: dict[tuple[str, int], dict[str, Boundary]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Tree":
        areas = Area.objects.exclude(kind__in=OUTDOORS)
        return cls(
            by_code={area.code: area for area in areas.select_related("parent")},
            slugs={slug: path[:6] for slug, path in Area.objects.values_list("slug", "path")},
            newest_year=_newest_years(areas),
        )

    def load_streets(self, municipalities: Iterable[str]) -> dict[str, Area]:
        """Streets, squares and parks of these municipalities by BAG id, where they have one."""
        by_bag_id = {}
        for municipality in sorted(set(municipalities)):
            streets = Area.objects.filter(kind__in=OUTDOORS, path__startswith=f"{municipality}/")
            self.newest_year |= _newest_years(streets)
            for street in streets.select_related("parent"):
                self.by_code[street.code] = street
                by_bag_id[street.bag_id] = street
        by_bag_id.pop("", None)
        return by_bag_id

    def ensure(self, code: str, name: str = "") -> Area:
        """The area with this code, made if need be with those above it; until told, its code is its name."""
        area = self.by_code.get(code) or self._make(code)
        if name not in {"", code} and is_nameless(area):
            self.rename(area, name)
            self.save(area)
        return area

    def _make(self, code: str) -> Area:
        above = codes.parent_code(code)
        parent = self.ensure(above) if above else None
        return self.add(Area(code=code, kind=codes.kind_of(code), name=code, parent=parent))

    def add(self, area: Area) -> Area:
        area.path = path_of(area.code, area.parent)
        area.slug = self._free_slug(area)
        self.by_code[area.code] = area
        self.new.add(area.code)
        self._areas[area.code] = area
        return area

    def rename(self, area: Area, official: str) -> None:
        """A slug that was made of a mere code becomes one of the name; any other stays."""
        nameless = is_nameless(area)
        area.name = spoken_name(official)
        if nameless:
            self.slugs.pop(area.slug, None)
            area.slug = self._free_slug(area)

    def save(self, area: Area) -> None:
        self._areas[area.code] = area
        self._mark_changed(area)

    def _mark_changed(self, area: Area) -> None:
        if area.code not in self.new:
            self.changed.add(area.code)

    def is_newest(self, area: Area, year: int) -> bool:
        return year >= self.newest_year.get(area.code, 0)

    def put_boundary(
        self, area: Area, *, year: int, name: str, shape: Geometry, figures: dict[str, int] | None = None
    ) -> None:
        """The boundary of that year as it should be; nothing is written when it is so already."""
        west, south, east, north = shapes.box_of(shape)
        wanted = {
            "name": name, "geometry": shapes.as_text(shape), "figures": figures or {},
            "west": west, "south": south, "east": east, "north": north,
        }  # fmt: skip
        boundary = self._boundary(area, year)
        same_parent = boundary.parent_id == (area.parent.pk if area.parent else None)
        if (
            boundary.pk
            and same_parent
            and all(getattr(boundary, key) == value for key, value in wanted.items())
        ):
            return
        for key, value in wanted.items():
            setattr(boundary, key, value)
        boundary.parent = area.parent
        self._boundaries[area.code, year] = boundary
        self.newest_year[area.code] = max(year, self.newest_year.get(area.code, 0))
        self._mark_changed(area)

    def _boundary(self, area: Area, year: int) -> Boundary:
        """The known one of that year, else a new one. They are read per municipality and year."""
        municipality = area.path.split("/", 1)[0]
        if (municipality, year) not in self._known:
            known = Boundary.objects.filter(year=year, area__path__startswith=f"{municipality}/")
            self._known[municipality, year] = {
                bound.area.code: bound for bound in known.select_related("area")
            }
        return self._known[municipality, year].get(area.code) or Boundary(area=area, year=year)

    def flush(self) -> None:
        """Writes what is new or changed: parents before children, areas before their boundaries."""
        areas, boundaries = list(self._areas.values()), list(self._boundaries.values())
        known_areas = [area for area in areas if area.pk]
        fresh = sorted((area for area in areas if not area.pk), key=_depth_of)
        for _depth, level in groupby(fresh, key=_depth_of):
            Area.objects.bulk_create(level, batch_size=_BATCH)
        Area.objects.bulk_update(known_areas, _columns(Area), batch_size=_BATCH // 4)
        known_boundaries = [boundary for boundary in boundaries if boundary.pk]
        Boundary.objects.bulk_create([new for new in boundaries if not new.pk], batch_size=_BATCH)
        Boundary.objects.bulk_update(known_boundaries, _columns(Boundary), batch_size=_BATCH // 4)
        self._areas.clear()
        self._boundaries.clear()

    def _free_slug(self, area: Area) -> str:
        slug = next(slug for slug in self._slugs_for(area) if slug not in self.slugs)
        self.slugs[slug] = area.path[:6]
        return slug

    def _slugs_for(self, area: Area) -> Iterator[str]:
        """The name; against a namesake in the same municipality with what it is, else with its municipality."""
        base = names.slug_of(area.name)
        yield base
        if self.slugs[base] == area.path[:6] and (word := _KIND_WORDS.get(AreaKind(area.kind))):
            yield f"{base}-{word}"
        municipality = self.by_code.get(area.path[:6])
        if municipality and municipality.code != area.code and not is_nameless(municipality):
            yield f"{base}-{municipality.slug}"[:120]
        yield f"{base[:60]}-{names.slug_of(area.code)[:59]}"


def _depth_of(area: Area) -> int:
    return area.path.count("/")


def _columns(model: type[Area] | type[Boundary]) -> list[str]:
    return [column.name for column in model._meta.concrete_fields if not column.primary_key]


def path_of(code: str, parent: Area | None) -> str:
    return f"{parent.path if parent else ''}{code}/"


def is_nameless(area: Area) -> bool:
    """Only its code is known yet."""
    return area.name == area.code


@cache
def _spoken_names() -> dict[str, str]:
    with _SPOKEN.open(encoding="utf-8", newline="") as file:
        return {row["official"]: row["spoken"] for row in csv.DictReader(file)}


def spoken_name(official: str) -> str:
    """What people call it; the official name stays on the boundary."""
    return _spoken_names().get(official, official)


def _newest_years(areas: QuerySet[Area]) -> dict[str, int]:
    years = Boundary.objects.filter(area__in=areas).values_list("area__code").annotate(newest=Max("year"))
    return {code: int(newest) for code, newest in years.order_by("area__code")}
