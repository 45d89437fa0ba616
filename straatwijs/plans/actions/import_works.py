"""Taking in a file of planned works: whole or not at all; and taking it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.observations import deidentification
from straatwijs.observations.imports.drafts import Progress
from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.plans.models import Work, WorksFile
from straatwijs.plans.works_files.drafts import Reading, WorkDraft, read_file
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

_BATCH = 500
_CHANGES = (
    "who", "what", "kinds", "area", "geometry", "longitude", "latitude", "begins_on", "ends_on", "opens_ground", "opens_front_door", "money",
    "contact", "external_id",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`file` is None when there was nothing new in it."""

    reading: Reading
    file: WorksFile | None
    new: int
    changed: int
    same: int


def import_works(
    *,
    path: Path,
    name: str,
    municipality: Area,
    by: Member | None,
    now: datetime,
    skip_errors: bool = False,
    progress: Progress,
) -> Outcome:
    """Raises ImportRefusedError, and then nothing has changed, and PermissionDenied. `by` None: on the server itself."""
    own = _own(by, municipality)
    deidentification.load()
    reading = read_file(path, name=name, municipality=municipality, own=own, progress=progress)
    if reading.bad and not skip_errors:
        raise ImportRefusedError(
            _("Nothing was written: %(bad)d of %(all)d rows can't be used.")
            % {"bad": len(reading.bad), "all": reading.read},
            reading.bad,
        )
    with transaction.atomic():
        return _write(reading, name=name, municipality=municipality, by=by, now=now)


def _own(by: Member | None, municipality: Area) -> list[Area]:
    """Of which places somebody may bring works."""
    if by is None:
        return [municipality]
    own = [
        area
        for area in largest_areas_where(by, Permission.WORK_ON_PLAN)
        if area.path.startswith(municipality.path)
    ]
    if not own:
        raise PermissionDenied(_("Your role does not work on plans here."))
    return own


@transaction.atomic
def take_back_file(*, file: WorksFile, by: Member) -> int:
    """Its works go, as far as nobody decided anything on them; how many went. Raises PermissionDenied."""
    found = WorksFile.objects.select_for_update().get(pk=file.pk)
    paths = tuple(area.path for area in _own(by, found.municipality))
    if not all(work.area.path.startswith(paths) for work in found.works.select_related("area")):
        raise PermissionDenied(_("Your role does not work on plans here."))
    undecided = found.works.filter(links=None)
    number = undecided.count()
    if found.works.exists() and not number:
        raise Refused("", _("Something was decided on all these works already. Take that back first."))
    undecided.delete()
    if not found.works.exists():
        found.delete()
    record(by=by, action="take back", thing="works", key=file.pk, works=number)
    return number


def _write(reading: Reading, *, name: str, municipality: Area, by: Member | None, now: datetime) -> Outcome:
    known = {work.key: work for work in Work.objects.filter(municipality=municipality)}
    fresh = [draft for draft in reading.drafts if draft.key not in known]
    changed = [
        known[draft.key] for draft in reading.drafts if draft.key in known and _apply(draft, known[draft.key])
    ]
    same = len(reading.drafts) - len(fresh) - len(changed)
    if not fresh and not changed:
        return Outcome(reading=reading, file=None, new=0, changed=0, same=same)
    file = WorksFile.objects.create(
        municipality=municipality, name=name[:120], at=now, new=len(fresh), changed=len(changed)
    )
    Work.objects.bulk_create(_rows(fresh, file, municipality), batch_size=_BATCH)
    Work.objects.bulk_update(changed, _CHANGES, batch_size=_BATCH // 10)
    record(
        by=by,
        action="import",
        thing="works",
        key=file.pk,
        new=len(fresh),
        changed=len(changed),
        bad=len(reading.bad),
    )
    return Outcome(reading=reading, file=file, new=len(fresh), changed=len(changed), same=same)


def _rows(drafts: Sequence[WorkDraft], file: WorksFile, municipality: Area) -> Iterable[Work]:
    for draft in drafts:
        row = Work(key=draft.key, file=file, municipality=municipality)
        _apply(draft, row)
        yield row


def _apply(draft: WorkDraft, work: Work) -> bool:
    """Whether something of it changed."""
    longitude, latitude = draft.middle or (draft.area.longitude, draft.area.latitude)
    wanted: dict[str, object] = {
        "who": draft.who, "what": draft.what, "kinds": draft.kinds, "area_id": draft.area.pk, "geometry": draft.geometry,
        "longitude": longitude, "latitude": latitude, "begins_on": draft.begins, "ends_on": draft.ends, "opens_ground": draft.ground,
        "opens_front_door": draft.front_door, "money": draft.money, "contact": draft.contact, "external_id": draft.external_id,
    }  # fmt: skip
    changed = False
    for field, value in wanted.items():
        if getattr(work, field) != value:
            setattr(work, field, value)
            changed = True
    return changed
