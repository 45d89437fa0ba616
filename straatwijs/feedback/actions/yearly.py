"""Is it better now? Asked to the place, a year after something was done and each year since; "worse" opens it again."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.feedback.actions.plans import reopen_measure
from straatwijs.feedback.models import PlaceVerdict
from straatwijs.feedback.queries.verdicts import AFTER_A_YEAR
from straatwijs.feedback.queries.yearly import Yearly, asked_of
from straatwijs.feedback.states import Opinion
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.observations.secrets import device_hash, device_hash_about
from straatwijs.places.queries import municipality_of
from straatwijs.plans.models import Measure
from straatwijs.privacy.queries import is_familiar
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import quarter_of


def say_how_it_is(
    *, measure: Measure, opinion: str, perspective: str, secret: str | None, now: datetime | None = None
) -> Opinion:
    """One answer per phone and year. Raises Refused, also when nothing is asked."""
    at = now or timezone.now()
    asked = asked_of(measure, today=timezone.localdate(at))
    if asked is None:
        raise Refused("", _("Nothing is asked about this now."))
    if opinion not in Opinion:
        raise Refused("opinion", _("Choose better, the same or worse."))
    if perspective and perspective not in PERSPECTIVES:
        raise Refused("perspective", _("Choose for whom it is."))
    if secret is None:
        raise Refused("", _("Your browser keeps nothing, so we can't see that each phone speaks once. Allow cookies on this page and send it again."))  # fmt: skip
    try:
        with transaction.atomic():
            _keep(asked, Opinion(opinion), perspective, secret, at)
    except IntegrityError:
        raise Refused("", _("You said this already. Thank you.")) from None
    return Opinion(opinion)


@transaction.atomic
def forget_place_verdicts(*, today: date, before: date) -> int:
    """What is older goes; the phones behind an answer go once its year is over."""
    PlaceVerdict.objects.filter(on__lt=today - AFTER_A_YEAR).exclude(device=b"").update(device=b"")
    return PlaceVerdict.objects.filter(on__lt=before).delete()[0]


def _keep(asked: Yearly, opinion: Opinion, perspective: str, secret: str, at: datetime) -> None:
    measure, quarter = asked.measure, quarter_of(at)
    earlier = quarter_of(quarter.first_week - timedelta(weeks=1))
    phones = [device_hash(secret, quarter), device_hash(secret, earlier)]
    PlaceVerdict.objects.create(
        measure=measure,
        year=asked.years,
        device=device_hash_about(secret, f"measure {measure.pk} {measure.done_on} {asked.years}"),
        familiar=is_familiar(phones, town=municipality_of(measure.plan.area)),
        opinion=opinion,
        perspective=perspective,
        on=timezone.localdate(at),
    )
    record(by=None, action="verdict", thing="measure", key=measure.pk, opinion=opinion)
    if opinion is Opinion.WORSE:
        reopen_measure(measure=measure, now=at)
