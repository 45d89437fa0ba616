"""A link that a person sees and the search does not: these works and that wish, with the reason in a sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area
from straatwijs.plans.actions.links import keep_what_it_is_about
from straatwijs.plans.actions.rights import check, said
from straatwijs.plans.link_states import OWN, LinkState
from straatwijs.plans.models import Goal, Work, WorkLink
from straatwijs.plans.queries.linking import Wish, place_of
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class OwnLink:
    """`last_day` empty: the day on which the works begin, or end when they began already."""

    work: Work | None
    title: str
    why: str
    wishes: Collection[Wish] = ()
    goals: Collection[Goal] = ()
    last_day: date | None = None


@transaction.atomic
def add_link(*, area: Area, wanted: OwnLink, by: Member, today: date) -> WorkLink:
    """Stands among the proposals from now on. Raises Refused and PermissionDenied."""
    if wanted.work is None:
        raise Refused("work", _("Choose with which works it could go along."))
    place = place_of(wanted.work, area)
    role = check(by, place)
    words = _words(place, wanted)
    if not wanted.wishes and not wanted.goals:
        raise Refused("wishes", _("Choose what people want: at least one wish or goal."))
    work = Work.objects.select_for_update(of=("self",)).get(pk=wanted.work.pk)
    number = work.links.filter(link__startswith=OWN).count() + 1
    made = WorkLink.objects.create(
        work=work,
        area=place,
        link=f"{OWN}{number}",
        state=LinkState.PROPOSED,
        last_day=_last_day(work, wanted.last_day, today),
        decided_on=today,
        by_role=role,
        **words,
    )
    keep_what_it_is_about(made, wanted.wishes, wanted.goals)
    record(by=by, action="add", thing="link", key=made.pk, work=work.pk)
    return made


def _words(place: Area, wanted: OwnLink) -> dict[str, str]:
    title = said(place, "title", wanted.title, most=120, needed=_("Say in a few words what could be done."))
    why = said(place, "why", wanted.why, most=300, needed=_("Say in a sentence why these fit together."))
    return {"title": title, "why": why}


def _last_day(work: Work, asked: date | None, today: date) -> date:
    last = asked or (work.begins_on if work.begins_on >= today else work.ends_on)
    if last < today:
        raise Refused("last_day", _("Choose a day that is still to come."))
    if last > work.ends_on:
        raise Refused("last_day", _("Choose a day before the works are over."))
    return last
