"""Key people whose consent still counts."""

from datetime import date

from django.db.models import QuerySet

from straatwijs.feedback.models.key_people import CONSENT_LASTS, KeyPerson
from straatwijs.places.models import Area


def key_people(area: Area, *, today: date) -> QuerySet[KeyPerson]:
    """Of this place and what lies in it. What ran out is gone from here at once, and from the database by `forget`."""
    here = KeyPerson.objects.filter(area__path__startswith=area.path, consented_on__gte=today - CONSENT_LASTS)
    return here.select_related("area", "recorded_by")


def ran_out(*, today: date) -> QuerySet[KeyPerson]:
    return KeyPerson.objects.filter(consented_on__lt=today - CONSENT_LASTS)
