"""The demo neighbourhood with many times its contributions: copies, written in bulk, then counted and closed anew."""

from copy import copy
from random import Random

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from straatwijs.feedback.models import AnswerLink, Standing, Tally
from straatwijs.observations import counts
from straatwijs.observations.models import Contribution, Visit
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.models import PublishedCell

_CHUNK = 500


@transaction.atomic
def multiply(times: int) -> int:
    """Every contribution `times` times, its answers too; returns how many there are then."""
    chance = Random(5)
    step = Contribution.objects.aggregate(last=Max("pk"))["last"]
    notes, links, standings = (list(model.objects.all()) for model in (Contribution, AnswerLink, Standing))
    for shift in range(step, step * times, step):
        Contribution.objects.bulk_create([_twin(note, shift, chance) for note in notes], _CHUNK)
        AnswerLink.objects.bulk_create([_shifted(link, shift) for link in links], _CHUNK)
        Standing.objects.bulk_create([_shifted(standing, shift) for standing in standings], _CHUNK)
    Tally.objects.update(number=F("number") * times)
    _count_anew()
    return Contribution.objects.count()


def _twin(note: Contribution, shift: int, chance: Random) -> Contribution:
    """The same note from another phone."""
    twin = copy(note)
    twin.pk = note.pk + shift
    twin.id_hash, twin.receipt_hash = chance.randbytes(32), chance.randbytes(32)
    twin.device = chance.randrange(5000).to_bytes(32, "big")
    return twin


def _shifted(row: AnswerLink | Standing, shift: int) -> AnswerLink | Standing:
    twin = copy(row)
    twin.pk = None
    twin.contribution = row.contribution + shift
    return twin


def _count_anew() -> None:
    PublishedCell.objects.all().delete()
    for kept in (Contribution, Visit):
        kept.objects.update(published_in="")
    today = timezone.localdate()
    counts.recount(today)
    publish_counts(as_of=today)
