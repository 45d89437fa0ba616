"""What nobody had planned: anyone may add it, the team shares it, nobody averages it."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.observations import deidentification
from straatwijs.observations.public_words import clean
from straatwijs.places.queries import names_around
from straatwijs.plans.actions import rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import EffectSide, Measure, SideEffect
from straatwijs.plans.models.side_effects import MOST_EFFECT_WORDS
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def tell_side_effect(
    *, measure: Measure, side: str, words: str, perspective: str, now: datetime | None = None
) -> SideEffect:
    """By anyone, without an account: what leads to a person is taken out before it is kept. Raises Refused."""
    _check(side, perspective)
    raw = clean(words)
    if not raw:
        raise Refused("words", _no_words())
    if len(raw) > MOST_EFFECT_WORDS:
        raise Refused(
            "words",
            _("This is too long: there is room for %(most)d characters.") % {"most": MOST_EFFECT_WORDS},
        )
    area = measure.plan.area
    try:
        guarded = deidentification.withhold(raw, places={area.name, *names_around(area)})
    except deidentification.NotReady:
        raise Refused("words", _("Your words can't be checked right now. Try again in a minute.")) from None
    told = SideEffect.objects.create(
        measure=measure,
        side=side,
        words=guarded.text,
        withheld=Counter(span.kind for span in guarded.spans),
        perspective=perspective,
        on=timezone.localdate(now),
    )
    record(by=None, action="tell", thing="side effect", key=told.pk, measure=measure.pk)
    return told


@transaction.atomic
def add_side_effect(*, measure: Measure, side: str, words: str, perspective: str, by: Member) -> SideEffect:
    """By the team: everyone reads it at once."""
    plan = rights.locked(measure.plan, by, Permission.ANSWER)
    _check(side, perspective)
    added = SideEffect.objects.create(
        measure=measure,
        side=side,
        words=said(plan.area, "words", words, most=MOST_EFFECT_WORDS, needed=_no_words()),
        perspective=perspective,
        by_team=True,
        shared=True,
        on=timezone.localdate(),
    )
    record(by=by, action="add", thing="side effect", key=added.pk, measure=measure.pk)
    return added


@transaction.atomic
def share_side_effect(*, effect: SideEffect, shared: bool, by: Member) -> SideEffect:
    """Everyone may read it from now on, or no longer."""
    rights.check(by, effect.measure.plan.area, Permission.SHARE)
    effect.shared = shared
    effect.save(update_fields=["shared"])
    record(by=by, action="share" if shared else "unshare", thing="side effect", key=effect.pk)
    return effect


def _check(side: str, perspective: str) -> None:
    if side not in EffectSide:
        raise Refused("side", _("Choose: is it good or bad?"))
    if perspective and perspective not in PERSPECTIVES:
        raise Refused("perspective", _("Choose for whom it is."))


def _no_words() -> str:
    return _("Write what you see.")
