"""Where energy is: initiatives, key places and groups, kept by the team. Never a person."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area
from straatwijs.plans.actions.rights import check, said
from straatwijs.plans.calculations.vocabulary import Theme
from straatwijs.plans.models import Energy, EnergyKind
from straatwijs.plans.queries.needs import themes_of
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


def keep_energy(*, area: Area, kind: str, what: str, themes: Collection[str], by: Member) -> Energy:
    """Without themes its words say what it is about. Raises Refused and PermissionDenied."""
    check(by, area)
    if kind not in EnergyKind:
        raise Refused("kind", _("Choose: an initiative, a place or a group."))
    words = said(area, "what", what, most=200, needed=_("Say what it is."))
    chosen = [theme for theme in Theme if theme in themes] or list(themes_of(words))
    try:
        with transaction.atomic():
            made = Energy.objects.create(area=area, kind=kind, what=words, themes=chosen)
            record(by=by, action="keep", thing="energy", key=made.pk)
    except IntegrityError:
        raise Refused("what", _("It stands here already.")) from None
    return made


@transaction.atomic
def remove_energy(*, energy: Energy, by: Member) -> None:
    check(by, energy.area)
    record(by=by, action="remove", thing="energy", key=energy.pk)
    energy.delete()
