"""What the team does with a choice: draw it up, fix it, print its codes, and say afterwards what is taken up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.agenda.ballot_codes import code_hash, new_code
from straatwijs.agenda.models.choices import (
    MOST_INTRO,
    MOST_MORE,
    MOST_WHY,
    BallotCode,
    Choice,
    Option,
    Phase,
)
from straatwijs.agenda.models.topics import Topic
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may, names_around
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

MOST_OPTIONS = 20
LEAST_OPTIONS = 2
# Slips that fit in one file; who needs more prints again.
MOST_CODES = 500


@dataclass(frozen=True, kw_only=True)
class NewOption:
    text: str
    theme: str = ""
    more: str = ""
    topic: Topic | None = None


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A choice as it is written down, before it is fixed."""

    area: Area
    title: str
    light: bool
    opens_at: datetime
    closes_at: datetime
    intro: str = ""
    options: tuple[NewOption, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """`taken_up` is None as long as nothing was decided."""

    taken_up: bool | None
    why: str = ""


def check_may(by: Member, area: Area) -> None:
    if not member_may(by, Permission.ANSWER, area):
        raise PermissionDenied(_("Your role does not prepare choices here."))


@transaction.atomic
def draw_up(*, choice: Choice | None, drawing: Drawing, by: Member) -> Choice:
    """Write a new choice, or all of a draft anew. Raises PermissionDenied and Refused."""
    check_may(by, drawing.area)
    found = locked(choice, by) if choice else Choice()
    if found.ready:
        raise Refused("", _("This choice is fixed. Make it a draft again to change it."))
    if drawing.closes_at <= drawing.opens_at:
        raise Refused("closes_at", _("The end must lie after the beginning."))
    places = names_around(drawing.area)
    found.area, found.light = drawing.area, drawing.light
    found.opens_at, found.closes_at = drawing.opens_at, drawing.closes_at
    found.title = team_words("title", drawing.title, most=120, places=places)
    found.intro = "" if found.light else team_words("intro", drawing.intro, most=MOST_INTRO, places=places)
    found.save()
    _write_options(found, drawing.options, places)
    record(by=by, action="draw up", thing="choice", key=found.pk, options=len(drawing.options))
    return found


def locked(choice: Choice, by: Member | None) -> Choice:
    """The choice as it stands now, until the end of the transaction."""
    found = Choice.objects.select_for_update().get(pk=choice.pk)
    if by:
        check_may(by, found.area)
    return found


def _write_options(choice: Choice, options: tuple[NewOption, ...], places: frozenset[str]) -> None:
    if len(options) > MOST_OPTIONS:
        raise Refused("options", _("At most %(most)d to choose from.") % {"most": MOST_OPTIONS})
    made = []
    for order, option in enumerate(options, 1):
        checked = {"text": team_words("options", option.text, most=120, places=places)}
        if not choice.light:
            checked["theme"] = team_words("options", option.theme, most=80, places=places)
            checked["more"] = team_words("options", option.more, most=MOST_MORE, places=places)
        made.append(Option(choice=choice, order=order, topic=option.topic, **checked))
    if len({option.text.lower() for option in made}) < len(made):
        raise Refused("options", _("The same thing stands there twice."))
    choice.options.all().delete()
    Option.objects.bulk_create(made)


@transaction.atomic
def make_ready(*, choice: Choice, by: Member, now: datetime) -> None:
    """From here on everyone can read it, and nothing of it changes any more."""
    found = locked(choice, by)
    if found.ready:
        return
    if found.options.count() < LEAST_OPTIONS:
        raise Refused("", _("Give people at least two things to choose from."))
    if found.closes_at <= now:
        raise Refused("", _("The end lies in the past. Choose another day first."))
    found.ready = True
    found.save(update_fields=["ready"])
    record(by=by, action="make ready", thing="choice", key=found.pk)


@transaction.atomic
def take_back(*, choice: Choice, by: Member, now: datetime) -> None:
    """A draft again: as long as nobody could choose and no code is on paper."""
    found = locked(choice, by)
    if found.codes_made or found.phase_at(now) not in {Phase.ANNOUNCED, Phase.DRAFT}:
        raise Refused("", _("Codes were printed or people are choosing already, so this stays as it is."))
    found.ready = False
    found.save(update_fields=["ready"])
    record(by=by, action="take back", thing="choice", key=found.pk)


@transaction.atomic
def print_codes(*, choice: Choice, number: int, by: Member, now: datetime) -> tuple[str, ...]:
    """New one-time codes. This is the only moment at which they can be read."""
    found = locked(choice, by)
    if found.phase_at(now) not in {Phase.ANNOUNCED, Phase.OPEN}:
        raise Refused("number", _("Codes can be printed from when the choice is fixed until it closes."))
    if not 1 <= number <= MOST_CODES:
        raise Refused("number", _("Choose a number from 1 to %(most)d.") % {"most": MOST_CODES})
    codes = tuple(new_code() for _code in range(number))
    BallotCode.objects.bulk_create(
        BallotCode(choice=found, code_hash=code_hash(found.pk, code)) for code in codes
    )
    found.codes_made += number
    found.save(update_fields=["codes_made"])
    record(by=by, action="print codes", thing="choice", key=found.pk, codes=number)
    return codes


@transaction.atomic
def decide(*, choice: Choice, decisions: Mapping[int, Decision], by: Member, now: datetime) -> None:
    """What is taken up and what is not, by option number; everybody can read it at once."""
    found = locked(choice, by)
    if found.phase_at(now) is not Phase.CLOSED:
        raise Refused("", _("First people choose. This can be filled in when the choice has closed."))
    places = names_around(found.area)
    for option in found.options.all():
        decision = decisions.get(option.order, Decision(taken_up=None))
        field = f"why_{option.order}"
        option.why = team_words(field, decision.why, most=MOST_WHY, places=places)
        option.taken_up = decision.taken_up
        if option.taken_up is False and not option.why:
            raise Refused(field, _("Say why not. An honest no comes with its reason."))
        option.save(update_fields=["taken_up", "why"])
    taken = sum(bool(decision.taken_up) for decision in decisions.values())
    record(by=by, action="decide", thing="choice", key=found.pk, taken_up=taken)
