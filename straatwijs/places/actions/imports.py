"""Taking in a file with places: whole or not at all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from django.db import transaction

from straatwijs.accounts.models import Member
from straatwijs.places.actions import borders, streets
from straatwijs.places.actions.tree import Tree
from straatwijs.places.calculations import codes, names
from straatwijs.places.files import bag, geometry, lists
from straatwijs.places.files.records import Content, FileRefusedError, Hints
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary
from straatwijs.places.queries.cache import forget
from straatwijs.shared import actions as audit

Item = TypeVar("Item")
_NAMED_NAMES = 10


class Progress(Protocol):
    def __call__(self, items: Sequence[Item], what: str, /) -> Iterable[Item]: ...


def _quietly(items: Sequence[Item], _what: str, /) -> Iterable[Item]:
    return items


@dataclass
class Report:
    """Numbers of places. `left_out` counts records that are no place of ours, by reason."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def import_file(
    *,
    path: Path,
    by: Member | None,
    year: int | None = None,
    municipality: str = "",
    hints: Hints | None = None,
    progress: Progress = _quietly,
) -> Report:
    """Raises FileRefusedError, and then nothing has changed."""
    hints = hints or Hints()
    town = _municipality_code(municipality)
    content = _read(path, hints, town)
    if content.name_list:
        return _held_against(content.name_list)
    with transaction.atomic():
        report = _write(_Job(content, year, town, hints.name, progress))
        if report.new or report.changed:
            counts = {"new": report.new, "changed": report.changed}
            audit.record(by=by, action="import places", thing="places", key=path.name[:60], **counts)
        transaction.on_commit(forget)
    forget()
    return report


def _read(path: Path, hints: Hints, municipality: str) -> Content:
    if not path.is_file():
        raise FileRefusedError.because(f"{path} is no file.")
    kind = path.name.lower()
    if kind.endswith(".xml"):
        return bag.read(path, municipality)
    if kind.endswith((".txt", ".txt.gz")):
        return lists.read_name_list(path)
    if kind.endswith(".csv"):
        return lists.read_names_by_code(path)
    return geometry.read(path, hints)


def _municipality_code(text: str) -> str:
    """From a code or the name of a known municipality."""
    if not text:
        return ""
    known = Area.objects.filter(kind=AreaKind.MUNICIPALITY)
    if (
        found := known.filter(name__iexact=text).first()
        or known.filter(boundaries__name__iexact=text).first()
    ):
        return found.code
    try:
        code = codes.clean_code(text)
    except ValueError:
        code = ""
    if not code.startswith("GM"):
        raise FileRefusedError.because(
            f"There is no municipality {text!r} yet; give its code (GM and four digits)."
        )
    return code


@dataclass(frozen=True)
class _Job:
    content: Content
    year: int | None
    municipality: str
    name: str
    progress: Progress
    tree: Tree = field(default_factory=Tree.load)
    report: Report = field(default_factory=Report)


def _write(job: _Job) -> Report:
    job.report.left_out.update(job.content.left_out)
    _write_borders(job)
    borders.write_names(job.tree, job.content.names_by_code)
    _write_streets(job)
    _write_bag(job)
    tree, report = job.tree, job.report
    if job.name:
        for town in sorted({tree.by_code[code].path.split("/", 1)[0] for code in tree.seen}):
            tree.ensure(town, job.name)
    tree.flush()
    report.new, report.changed = len(tree.new), len(tree.changed)
    report.same = len(tree.seen - tree.new - tree.changed)
    return report


def _write_borders(job: _Job) -> None:
    records = borders.in_order(job.content.areas)
    if not job.year and any(not record.year for record in records):
        raise FileRefusedError.because(
            "The file doesn't say of which year its borders are; give it with --year."
        )
    for record in job.progress(records, "areas"):
        borders.write_area(job.tree, record, job.year or record.year)
    job.tree.flush()
    borders.mark_past(job.tree, records)
    job.tree.flush()
    streets.hang_again(job.tree, (codes.municipality_code(record.code) for record in records))
    job.tree.flush()


def _write_streets(job: _Job) -> None:
    found, outside = streets.streets_of(job.content.lines, job.municipality)
    if job.content.lines and not found:
        raise FileRefusedError.because(
            "No street lies in an area that is known. Import the areas first, or say which municipality "
            "it is with --municipality."
        )
    if outside:
        job.report.left_out["line outside every known area"] = outside
    towns = {street.municipality for street in found}
    by_bag_id = job.tree.load_streets(towns)
    years = {town: job.year or _newest_year(town) for town in towns}
    for street in job.progress(found, "streets"):
        streets.write_street(job.tree, street, years[street.municipality], by_bag_id)


def _newest_year(municipality: str) -> int:
    """Lines carry no year: they are drawn on the newest borders of their municipality."""
    bounded = Boundary.objects.filter(area__path__startswith=f"{municipality}/").exclude(
        area__kind__in=OUTDOORS
    )
    year = bounded.order_by("-year").values_list("year", flat=True).first()
    if not year:
        raise FileRefusedError.because(f"{municipality} has no borders yet, so give the year with --year.")
    return year


def _write_bag(job: _Job) -> None:
    by_bag_id = job.tree.load_streets(street.municipality for street in job.content.bag_streets)
    for street in job.progress(job.content.bag_streets, "names"):
        if not streets.write_bag_street(job.tree, street, by_bag_id):
            job.report.left_out["second street with the same name in the municipality"] += 1


def _held_against(name_list: frozenset[str]) -> Report:
    """A list of names has no places: it tells which of our streets it doesn't know, and changes nothing."""
    known = {names.plain(name) for name in name_list}
    ours = Area.objects.filter(kind__in=OUTDOORS, current=True).values_list("name", flat=True)
    strange = [name for name in ours if names.plain(name) not in known]
    report = Report(same=len(ours) - len(strange))
    report.notes.append(
        f"The list has no places, so nothing was written. {report.same} of our names are in it."
    )
    if strange:
        more = f" and {len(strange) - _NAMED_NAMES} more" if len(strange) > _NAMED_NAMES else ""
        report.notes.append(f"Not in it: {', '.join(strange[:_NAMED_NAMES])}{more}.")
    return report
