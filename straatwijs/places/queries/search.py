"""Finding a street by name when the spelling isn't quite right."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from straatwijs.places.calculations.names import sound_of
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries.cache import remembered, stay_current

# From 0 to 100: below it two names are no longer near. "norderbeekdwarstraat" reaches 95.
_NEAR = 72
_PART = 0.85
_LONGEST = 100


@dataclass(frozen=True)
class FoundStreet:
    """`likeness` from 0 to 100; 100 is the name itself."""

    id: int
    code: str
    kind: str
    name: str
    slug: str
    neighbourhood: str
    municipality: str
    likeness: float

    @property
    def around(self) -> str:
        return ", ".join(part for part in (self.neighbourhood, self.municipality) if part)

    @property
    def is_exact(self) -> bool:
        return self.likeness == 100


@dataclass(frozen=True)
class _Names:
    """Columns, so that a whole country stays small in memory."""

    sounds: tuple[str, ...]
    ids: tuple[int, ...]


def find_streets(text: str, limit: int = 12) -> list[FoundStreet]:
    """The nearest names first; nothing when none is near."""
    wanted = sound_of(text[:_LONGEST])
    if not wanted:
        return []
    stay_current()
    scores: dict[int, float] = {}
    for position, score in _scored(wanted, limit):
        scores[position] = max(score, scores.get(position, 0))
    if not scores:
        scores = dict(_parts_of_names(wanted, limit))
    names = _names()
    best = sorted(
        scores, key=lambda position: (-scores[position], len(names.sounds[position]), names.ids[position])
    )
    return _described({names.ids[position]: scores[position] for position in best[:limit]})


def _scored(wanted: str, limit: int) -> Iterator[tuple[int, float]]:
    sounds = _names().sounds
    for position, sound in enumerate(sounds):
        if score := _by_letters(wanted, sound):
            yield position, score
    beginnings = [sound[: len(wanted) + 1] for sound in sounds]
    for choices, weight in ((sounds, 1.0), (beginnings, 0.9)):
        for _, score, position in process.extract(
            wanted, choices, scorer=fuzz.ratio, score_cutoff=_NEAR / weight, limit=limit * 2
        ):
            yield position, min(99.0, score * weight)


def _parts_of_names(wanted: str, limit: int) -> Iterator[tuple[int, float]]:
    """A misspelled part of a long name. Slow, so only when nothing else is near."""
    longer = {
        position: sound for position, sound in enumerate(_names().sounds) if len(sound) > len(wanted) > 4
    }
    for _, score, position in process.extract(
        wanted, longer, scorer=fuzz.partial_ratio, score_cutoff=_NEAR / _PART, limit=limit
    ):
        yield position, score * _PART


def _by_letters(wanted: str, sound: str) -> float:
    """Equal, begins with it, holds it, or is held by what was typed (a street with its town behind it)."""
    if sound == wanted:
        return 100
    if sound.startswith(wanted):
        return 97
    if len(wanted) > 2 and wanted in sound:
        return 92
    return 90 if len(sound) > 5 and wanted.startswith(sound) else 0


@remembered
@lru_cache(maxsize=1)
def _names() -> _Names:
    rows = Area.objects.filter(kind__in=OUTDOORS, current=True).order_by("id").values_list("id", "name")
    pairs = [(id_, sound_of(name)) for id_, name in rows.iterator()]
    return _Names(sounds=tuple(sound for _, sound in pairs), ids=tuple(id_ for id_, _ in pairs))


def _described(scores: dict[int, float]) -> list[FoundStreet]:
    """In the order of the scores' keys."""
    areas = Area.objects.select_related("parent").in_bulk(list(scores))
    towns = dict(
        Area.objects.filter(code__in={area.path.split("/", 1)[0] for area in areas.values()}).values_list(
            "code", "name"
        )
    )
    found = []
    for id_, score in scores.items():
        if area := areas.get(id_):
            town = towns.get(area.path.split("/", 1)[0], "")
            above = area.parent.name if area.parent and area.parent.name != town else ""
            found.append(FoundStreet(id_, area.code, area.kind, area.name, area.slug, above, town, score))
    return found
