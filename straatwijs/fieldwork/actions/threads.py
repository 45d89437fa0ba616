"""Threads: keeping a group under a name, moving stories, joining, refusing a suggestion, and taking the last thing back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import Thread, ThreadStory
from straatwijs.fieldwork.models.threads import MOST_NAME
from straatwijs.fieldwork.thread_states import THREAD, ThreadState
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role, names_around
from straatwijs.privacy.queries import InboxItem, Reader, inbox_items, noted
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM

_OUT = 0  # in no thread


@dataclass(frozen=True, kw_only=True)
class Done:
    """What changed, so that it can be taken back: each story with the thread it was in and the one it is in now."""

    thread: int = _OUT
    moved: tuple[tuple[int, int, int], ...] = ()
    made: int = _OUT
    merged: int = _OUT
    state: str = ""  # of what was merged, before


@transaction.atomic
def keep_thread(
    *, area: Area, name: str, references: Sequence[int], by: Member, loose_only: bool = False
) -> Done:
    """A new thread of these stories, wherever they were; `loose_only`: those in a thread already stay there.

    Raises Refused and PermissionDenied.
    """
    role = _check(by, area)
    wanted = _name(name, area)
    items = _stories(references, area, by)
    if loose_only:
        items = _loose(items)
    if not items:
        raise Refused("ref", _("These stories are in a thread already. Look below."))
    made = Thread.objects.create(area=area, name=wanted, role=role, made_at=timezone.now())
    moved = _move(items, made)
    record(by=by, action="make", thing="thread", key=made.pk, stories=len(items))
    return Done(thread=made.pk, made=made.pk, moved=moved)


@transaction.atomic
def refuse_group(*, area: Area, references: Sequence[int], by: Member) -> Done:
    """A suggestion that is no thread: its stories stay together here, so that it is not suggested again."""
    role = _check(by, area)
    items = _stories(references, area, by)
    loose = _loose(items)
    made = Thread.objects.create(area=area, state=ThreadState.REFUSED, role=role, made_at=timezone.now())
    moved = _move(loose, made)
    record(by=by, action="refuse", thing="thread", key=made.pk, stories=len(loose))
    return Done(made=made.pk, moved=moved)


@transaction.atomic
def move_stories(*, references: Sequence[int], into: Thread | None, area: Area, by: Member) -> Done:
    """To another thread, or (None) out of theirs. `area` is the place at whose threads somebody works."""
    _check(by, area)
    if into is not None:
        into = _locked(into, by)
        _check_open(into)
    items = _stories(references, into.area if into else area, by)
    moved = _move(items, into)
    number = into.pk if into else _OUT
    record(by=by, action="move", thing="thread", key=number, stories=len(moved))
    return Done(thread=number, moved=moved)


@transaction.atomic
def merge_threads(*, thread: Thread, into: Thread, by: Member) -> Done:
    """One thread goes up in another, with all its stories. Raises Refused and PermissionDenied."""
    found, other = _locked(thread, by), _locked(into, by)
    if found.pk == other.pk:
        raise Refused("into", _("Choose another thread."))
    _check_open(found)
    _check_open(other)
    before = found.state
    _widen(other, found.area)
    references = list(found.stories.order_by("contribution").values_list("contribution", flat=True))
    found.stories.update(thread=other)
    found.merged.update(merged_into=other)
    found.state, found.merged_into = ThreadState.MERGED, other
    found.save(update_fields=["state", "merged_into"])
    record(by=by, action="merge", thing="thread", key=found.pk, into=other.pk, stories=len(references))
    moved = tuple((reference, found.pk, other.pk) for reference in references)
    return Done(thread=other.pk, moved=moved, merged=found.pk, state=before)


@transaction.atomic
def rename_thread(*, thread: Thread, name: str, by: Member) -> Thread:
    """Raises Refused and PermissionDenied."""
    found = _locked(thread, by)
    _check_open(found)
    found.name = _name(name, found.area)
    found.save(update_fields=["name"])
    record(by=by, action="rename", thing="thread", key=found.pk)
    return found


@transaction.atomic
def lay_aside(*, thread: Thread, aside: bool, by: Member) -> Thread:
    """Or take it up again. Raises Refused and PermissionDenied."""
    found = _locked(thread, by)
    wanted = ThreadState.ASIDE if aside else ThreadState.KEPT
    if found.state != wanted:
        if found.state == ThreadState.MERGED or wanted not in THREAD[ThreadState(found.state)]:
            raise Refused("", _before_you())
        found.state = wanted
        found.save(update_fields=["state"])
        record(by=by, action="lay aside" if aside else "take up", thing="thread", key=found.pk)
    return found


@transaction.atomic
def undo(*, done: Done, by: Member) -> None:
    """Put back what is still where it was put; what somebody else moved since, or took back, stays. Raises PermissionDenied."""
    touched = {number for _ref, before, after in done.moved for number in (before, after)}
    threads = Thread.objects.select_for_update().in_bulk((touched | {done.made, done.merged}) - {_OUT})
    for thread in threads.values():
        _check(by, thread.area)
    if (merged := threads.get(done.merged)) and merged.state == ThreadState.MERGED:
        merged.state, merged.merged_into = ThreadState(done.state), None
        merged.save(update_fields=["state", "merged_into"])
    for reference, before, after in done.moved:
        _put_back(reference, threads.get(before), after)
    if (made := threads.get(done.made)) and not made.stories.exists():
        made.delete()
    record(by=by, action="undo", thing="thread", key=done.thread, stories=len(done.moved))


def _put_back(reference: int, before: Thread | None, after: int) -> None:
    there = ThreadStory.objects.filter(contribution=reference)
    if after:
        there = there.filter(thread=after)
        if before is None:
            there.delete()
        else:
            there.update(thread=before)
    elif before is not None and not there.exists():
        for item in noted([reference]):
            ThreadStory.objects.create(
                thread=before, contribution=reference, received_on=_day(item.received_at)
            )


def _check(by: Member, area: Area) -> str:
    """The role in which it is done: for who reads words there."""
    role = acting_role(by, Permission.READ_PROFESSIONALS, area)
    if role is None:
        raise PermissionDenied(_("Your role reads no stories here."))
    return role


def _locked(thread: Thread, by: Member) -> Thread:
    found = Thread.objects.select_for_update().select_related(None).get(pk=thread.pk)
    _check(by, found.area)
    return found


def _check_open(thread: Thread) -> None:
    if thread.state not in (ThreadState.KEPT, ThreadState.ASIDE):
        raise Refused("into", _before_you())


def _before_you() -> str:
    return _("Somebody was before you: look where it stands now.")


def _name(name: str, area: Area) -> str:
    places = {area.name, *names_around(area)}
    words = team_words("name", " ".join(name.split()), most=MOST_NAME, places=places)
    if not words:
        raise Refused("name", _("Give the thread a name."))
    return words


def _stories(references: Collection[int], area: Area, by: Member) -> list[InboxItem]:
    """Those that are there, that this member reads, and that lie in this place. Raises Refused for none."""
    items = inbox_items(list(dict.fromkeys(references)), reader=Reader.for_member(by))
    told = [item for item in items if item.text]
    here = set(
        Area.objects.filter(pk__in={item.place.id for item in told}, path__startswith=area.path).values_list(
            "pk", flat=True
        )
    )
    found = [item for item in told if item.place.id in here]
    if not found:
        raise Refused("ref", _("Tick at least one story of %(place)s.") % {"place": area.name})
    return found


def _loose(items: Sequence[InboxItem]) -> list[InboxItem]:
    """Those in no thread; a refused group is none."""
    references = [item.reference for item in items]
    threads = ThreadStory.objects.exclude(thread__state=ThreadState.REFUSED)
    taken = set(threads.filter(contribution__in=references).values_list("contribution", flat=True))
    return [item for item in items if item.reference not in taken]


def _where(references: Iterable[int]) -> dict[int, int]:
    """The thread of each story that is in one."""
    rows = ThreadStory.objects.select_for_update().filter(contribution__in=list(references))
    return dict(rows.values_list("contribution", "thread"))


def _move(items: Sequence[InboxItem], into: Thread | None) -> tuple[tuple[int, int, int], ...]:
    before = _where(item.reference for item in items)
    ThreadStory.objects.filter(contribution__in=[item.reference for item in items]).delete()
    if into is not None:
        ThreadStory.objects.bulk_create(
            ThreadStory(thread=into, contribution=item.reference, received_on=_day(item.received_at))
            for item in items
        )
    number = into.pk if into else _OUT
    return tuple((item.reference, before.get(item.reference, _OUT), number) for item in items)


def _widen(thread: Thread, other: Area) -> None:
    """The place of a joined thread holds both. Raises Refused when neither lies in the other."""
    if other.path.startswith(thread.area.path):
        return
    if not thread.area.path.startswith(other.path):
        raise Refused("into", _("These threads are about two places. Join threads of one place."))
    thread.area = other
    thread.save(update_fields=["area"])


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
