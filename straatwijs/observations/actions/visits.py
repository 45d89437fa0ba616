"""Keeping a stretch of looking."""

import json
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction

from straatwijs.observations import checks, counts, secrets
from straatwijs.observations.models import Visit
from straatwijs.observations.note import Changed, NewVisit
from straatwijs.places.queries.cache import forget
from straatwijs.shared.weeks import counting_week, quarter_of, week_of


def keep_visit(*, visit: NewVisit, secret: str | None, now: datetime) -> bool:
    """Keep one visit, once; True when it is new. Raises Refused, or Changed for a known id with other content."""
    checks.check_visit(visit, now)
    area = checks.the_area(visit.area)
    content = json.dumps(
        [visit.instrument, visit.area, visit.begun_at.isoformat(), visit.minutes, visit.people, visit.channel]
    )
    row = Visit(
        id_hash=secrets.id_hash(visit.id),
        content_hash=secrets.content_hash(content.encode()),
        instrument=visit.instrument,
        area=area,
        begun_at=min(visit.begun_at, now),
        received_at=now,
        week=week_of(min(visit.begun_at, now)),
        minutes=visit.minutes,
        people=visit.people,
        channel=visit.channel,
        device=secrets.device_hash(secret, quarter_of(counting_week(min(visit.begun_at, now), now))),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            counts.add_visit(row)
    except IntegrityError:
        there = Visit.objects.filter(id_hash=row.id_hash).first()
        if there is None:  # another database stands under what was remembered of the places
            forget()
            raise OperationalError from None
        if bytes(there.content_hash) != row.content_hash:
            raise Changed from None
        return False
    return True


def take_visit(*, id_hash: bytes) -> None:
    """A form that was taken back takes its stretch of looking with it. In the transaction of the caller."""
    visit = Visit.objects.filter(id_hash=id_hash).first()
    if visit is not None:
        counts.take_visit(visit)
        visit.delete()
