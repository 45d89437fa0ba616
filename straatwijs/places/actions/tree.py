"""The tree while a file is being written: known areas by code, taken slugs, what is new and what changed."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.db.models import Max, QuerySet
from shapely import Geometry

from straatwijs.places.calculations import codes, names, shapes
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary

_SPOKEN = Path(__file__).parent.parent / "data" / "spoken_names.csv"
_KIND_WORDS = {AreaKind.NEIGHBOURHOOD: "buurt", AreaKind.QUARTER: "wijk", AreaKind.MUNICIPALITY: "gemeente"}


@dataclass
class Tree:
    """Everything but streets is loaded; streets join with `load_streets`."""

    by_code: dict[str, Area]
    # Municipality by slug.
    slugs: dict[str, str]
    newest_year: dict[int, int]
    # Codes that the file names, that are new, and that changed.
    seen: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)

    @classmethod
    def load(cls) -> "Tree":
        areas = Area.objects.exclude(kind__in=OUTDOORS)
        return cls(
            by_code={area.code: area for area in areas},
            slugs={slug: path[:6] for slug, path in Area.objects.values_list("slug", "path")},
            newest_year=_newest_years(areas),
        )

    def load_streets(self, municipalities: Iterable[str]) -> dict[str, Area]:
        """Streets, squares and parks of these municipalities by BAG id, where they have one."""
        by_bag_id = {}
        for municipality in sorted(set(municipalities)):
            streets = Area.objects.filter(kind__in=OUTDOORS, path__startswith=f"{municipality}/")
            self.newest_year |= _newest_years(streets)
            for street in streets:
                self.by_code[street.code] = street
                by_bag_id[street.bag_id] = street
        by_bag_id.pop("", None)
        return by_bag_id

    def ensure(self, code: str, name: str = "") -> Area:
        """The area with this code, made if need be with those above it; until told, its code is its name."""
        area = self.by_code.get(code) or self._make(code)
        if name and is_nameless(area):
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
        area.save(force_insert=True)
        self.by_code[area.code] = area
        self.new.add(area.code)
        return area

    def rename(self, area: Area, official: str) -> None:
        """A slug that was made of a mere code becomes one of the name; any other stays."""
        nameless = is_nameless(area)
        area.name = spoken_name(official)
        if nameless and area.pk:
            area.slug = self._free_slug(area)

    def save(self, area: Area) -> None:
        area.save()
        self.mark_changed(area)

    def mark_changed(self, area: Area) -> None:
        if area.code not in self.new:
            self.changed.add(area.code)

    def is_newest(self, area: Area, year: int) -> bool:
        return year >= self.newest_year.get(area.pk, 0)

    def put_boundary(
        self, area: Area, *, year: int, name: str, shape: Geometry, figures: dict[str, int] | None = None
    ) -> None:
        """The boundary of that year as it should be; nothing is written when it is so already."""
        west, south, east, north = shapes.box_of(shape)
        wanted = {
            "name": name, "parent_id": area.parent_id,
            "geometry": shapes.as_text(shape), "figures": figures or {},
            "west": west, "south": south, "east": east, "north": north,
        }  # fmt: skip
        boundary = Boundary.objects.filter(area=area, year=year).first() or Boundary(area=area, year=year)
        if boundary.pk and all(getattr(boundary, key) == value for key, value in wanted.items()):
            return
        for key, value in wanted.items():
            setattr(boundary, key, value)
        boundary.save()
        self.newest_year[area.pk] = max(year, self.newest_year.get(area.pk, 0))
        self.mark_changed(area)

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


def _newest_years(areas: QuerySet[Area]) -> dict[int, int]:
    years = Boundary.objects.filter(area__in=areas).values_list("area").annotate(newest=Max("year"))
    return {area: int(newest) for area, newest in years.order_by("area")}
