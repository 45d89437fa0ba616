"""Filling in a checklist together: beginning, keeping an item, closing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.actions.points import link
from straatwijs.fieldwork.calculations.checklists import Item
from straatwijs.fieldwork.models import ChecklistMeeting, ItemAnswer
from straatwijs.fieldwork.queries.checklists import INSTRUMENT, ROLES, the_items
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import Kept, NewNote, Words
from straatwijs.observations.note import Refused as RefusedNote
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may, names_around
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.uuid7 import uuid7

_LONGEST_EVENING = 6 * 3600


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of an item. `beside`: somebody else wrote in the meantime, and theirs stands there too."""

    answer: ItemAnswer
    beside: bool


@transaction.atomic
def begin(*, area: Area, due: date | None, by: Member, now: datetime | None = None) -> ChecklistMeeting:
    """A new checklist of this place, or the one that is open. Raises PermissionDenied."""
    _check(by, area)
    at, version = now or timezone.now(), instruments()[INSTRUMENT].version
    found, made = ChecklistMeeting.objects.get_or_create(
        area=area,
        closed_at=None,
        defaults={"due": due, "begun_at": at, "instrument_version": version},
    )
    if made:
        record(by=by, action="begin", thing="checklist", key=found.pk, area=area.code)
    elif due and found.due != due:
        found.due = due
        found.save(update_fields=["due"])
    return found


@transaction.atomic
def keep_item(
    *,
    meeting: ChecklistMeeting,
    item: str,
    answer: str,
    words: Mapping[str, str],
    seen: Collection[int],
    by: Member,
    now: datetime | None = None,
) -> Saved:
    """Keep what the group says about an item. It takes the place of the versions in `seen`, which the writer had before
    them, and stands beside any other. Raises Refused (with the field) and PermissionDenied."""
    found = _open(meeting, by)
    asked = _the_item(item)
    chosen, said = _chosen(asked, answer), _said(asked, words, found.area)
    if not chosen and not said:
        raise Refused(
            "answer", _("Choose an answer, or write something down. “We don't know” is an answer too.")
        )
    there = list(found.answers.filter(item=asked.code).order_by("version"))
    standing = [one for one in there if one.current]
    same = next((one for one in standing if (one.answer, one.words) == (chosen, said)), None)
    replaced = [one.pk for one in standing if one.version in seen and one is not same]
    found.answers.filter(pk__in=replaced).update(current=False)
    kept = same or ItemAnswer.objects.create(
        meeting=found,
        item=asked.code,
        version=there[-1].version + 1 if there else 1,
        answer=chosen,
        words=said,
        by=by,
        at=now or timezone.now(),
    )
    beside = len(standing) - len(replaced) + (same is None) > 1
    if same is None:
        record(by=by, action="keep", thing="checklist item", key=f"{found.pk} {asked.code}", beside=beside)
    return Saved(answer=kept, beside=beside)


@transaction.atomic
def close(
    *,
    meeting: ChecklistMeeting,
    roles: Collection[str],
    on_paper: bool,
    by: Member,
    now: datetime | None = None,
) -> Kept:
    """The group is ready: it counts as one form that was filled in. Raises Refused and PermissionDenied."""
    found, at = _open(meeting, by), now or timezone.now()
    standing = list(found.answers.filter(current=True))
    _check_ready(standing)
    found.roles, found.on_paper = _roles(roles), on_paper
    kept = _as_record(found, standing, by=by, at=at)
    found.closed_at, found.closed_by, found.contribution = at, by, kept.reference
    found.save(update_fields=["roles", "on_paper", "closed_at", "closed_by", "contribution"])
    for point in found.points.all():
        link(point, [kept.reference])
    record(by=by, action="close", thing="checklist", key=found.pk, items=len(standing))
    return kept


@transaction.atomic
def drop(*, meeting: ChecklistMeeting, by: Member) -> None:
    """Begun by mistake: goes, as long as nothing was filled in. Raises Refused and PermissionDenied."""
    found = _open(meeting, by)
    if found.answers.exists() or found.points.exists():
        raise Refused("", _("Something was filled in already, so this list stays."))
    record(by=by, action="drop", thing="checklist", key=found.pk)
    found.delete()


def _check(by: Member, area: Area) -> None:
    if not member_may(by, Permission.FILL_IN, area):
        raise PermissionDenied(_("Your role does not fill in this list here."))


def _open(meeting: ChecklistMeeting, by: Member) -> ChecklistMeeting:
    """The row, held until the end, so that two who save at once come one after the other."""
    found = ChecklistMeeting.objects.select_for_update(of=("self",)).select_related("area").get(pk=meeting.pk)
    _check(by, found.area)
    if not found.is_open:
        raise Refused(
            "", _("This list is closed already. What you typed stands below; keep it for next time.")
        )
    return found


def _the_item(code: str) -> Item:
    found = next((one for one in the_items() if one.code == code), None)
    if found is None:
        raise Refused("item", _("This is not on the list."))
    return found


def _chosen(item: Item, answer: str) -> str:
    choices = dict(item.choice.choices) if item.choice else {}
    if answer and answer not in choices:
        raise Refused("answer", _("Choose one of the answers in the list."))
    return answer


def _said(item: Item, words: Mapping[str, str], area: Area) -> dict[str, str]:
    """By the line of the item, without what is empty."""
    known = {area.name, *names_around(area)}
    said = {
        name: team_words(question.code, words.get(name, ""), most=question.most, places=known)
        for name, question in item.lines.items()
    }
    return {name: text for name, text in said.items() if text}


def _check_ready(standing: list[ItemAnswer]) -> None:
    codes = [one.item for one in standing]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise Refused(
            "readings", _("One item still has two readings. Look at both together and choose first.")
        )
    if not codes:
        raise Refused("", _("Nothing is filled in yet."))


def _roles(roles: Collection[str]) -> list[str]:
    asked = instruments()[INSTRUMENT].asked(ROLES)
    known = [code for code, _label in (asked.choices if asked else ())]
    if set(roles) - set(known):
        raise Refused("roles", _("Choose one of the answers in the list."))
    return [code for code in known if code in roles]


def _as_record(meeting: ChecklistMeeting, standing: list[ItemAnswer], *, by: Member, at: datetime) -> Kept:
    took = int((at - meeting.begun_at).total_seconds())
    note = NewNote(
        id=uuid7(),
        instrument=INSTRUMENT,
        area=meeting.area.code,
        side="",
        noted_at=at,
        answers={one.item: one.answer for one in standing if one.answer}
        | ({ROLES: meeting.roles} if meeting.roles else {}),
        words={f"{one.item}_{name}": text for one in standing for name, text in one.words.items()},
        seconds=took if took <= _LONGEST_EVENING else None,
        channel="paper" if meeting.on_paper else "phone",
    )
    try:
        kept = contributions.keep(note=note, secret=None, now=at, member=by)
    except RefusedNote as refused:
        raise Refused(refused.field, refused.sentence) from refused
    if kept.words is Words.WAIT:
        raise Refused("", _("The words can't be checked for names right now. Try again in a minute."))
    return kept
