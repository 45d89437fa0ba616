"""What lies behind a topic of conversation: which contributions, whose voices, what is noted most. Never a word of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, Sum

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind
from straatwijs.observations.models import Channel, Contribution, Side, StreetWeek
from straatwijs.places.models import Area
from straatwijs.privacy.queries.exact import Within
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Place
from straatwijs.shared.weeks import AMSTERDAM

_SOME = 500


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What has to be known of a contribution to tell its giver something."""

    reference: int
    place: Place
    kind: str
    noted_on: date
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Often:
    """An indicator and how often it was noted."""

    indicator: str
    side: str
    kind: str
    number: int


@dataclass(frozen=True, kw_only=True)
class VoiceOf:
    """How often one perspective noted something on each side; "" is "not said"."""

    perspective: str
    pleasant: int
    annoying: int


def noted(references: Iterable[int]) -> tuple[Noted, ...]:
    """Those that are still there, whoever may read them."""
    wanted, found = sorted(set(references)), []
    for begin in range(0, len(wanted), _SOME):
        rows = Contribution.objects.filter(pk__in=wanted[begin : begin + _SOME]).select_related("area")
        found += [_noted(row) for row in rows.defer("text", "answers").order_by("pk")]
    return tuple(found)


def perspectives_of(references: Iterable[int]) -> dict[int, str]:
    """How each of these speaks, for those that are still there; never handed on one by one."""
    wanted = sorted(set(references))
    found: dict[int, str] = {}
    for begin in range(0, len(wanted), _SOME):
        rows = Contribution.objects.filter(pk__in=wanted[begin : begin + _SOME])
        found.update(rows.values_list("pk", "perspective"))
    return found


def behind(areas: Sequence[Area], *, codes: Sequence[str], first: date, end: date) -> tuple[int, ...]:
    """References of what was noted there about these indicators, from one Monday up to another.

    What was imported or forgotten has no receipt that anything could be told on.
    """
    notes = Contribution.objects.filter(
        area__in=Within(tuple(area.path for area in areas)).areas().values("pk"),
        indicator__in=codes,
        week__gte=first,
        week__lt=end,
    )
    told = notes.exclude(channel=Channel.IMPORT).exclude(code_hash=b"")
    return tuple(told.order_by("pk").values_list("pk", flat=True))


def often_noted(area: Area, *, first: date, end: date, reader: Reader) -> tuple[Often, ...]:
    """Most often first, exact and live, for who may see this place so; else nothing."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return ()
    cells = StreetWeek.objects.filter(
        area__in=Within((area.path,)).areas().values("pk"), week__gte=first, week__lt=end
    ).exclude(Q(channel=Channel.IMPORT) | Q(kind=Kind.RECORD.value))
    rows = cells.order_by().values("indicator", "side", "kind").annotate(number=Sum("number"))
    found = [Often(**row) for row in rows]
    return tuple(sorted(found, key=lambda row: (-row.number, row.indicator)))


def voices(
    areas: Sequence[Area], *, codes: Sequence[str], first: date, end: date, reader: Reader
) -> tuple[VoiceOf, ...]:
    """Per perspective on both sides, exact and live, for who may see every one of these places so; else nothing."""
    if not all(reader.may(Permission.SEE_STREET_LIVE, area) for area in areas):
        return ()
    cells = StreetWeek.objects.filter(
        area__in=Within(tuple(area.path for area in areas)).areas().values("pk"),
        indicator__in=codes,
        week__gte=first,
        week__lt=end,
    )
    numbers: Counter[tuple[str, str]] = Counter()
    for perspective, side, number in cells.values_list("perspective", "side", "number"):
        numbers[perspective, side] += number
    return tuple(
        VoiceOf(
            perspective=perspective,
            pleasant=numbers[perspective, Side.PLEASANT],
            annoying=numbers[perspective, Side.ANNOYING],
        )
        for perspective in sorted({perspective for perspective, _side in numbers})
    )


def _noted(row: Contribution) -> Noted:
    return Noted(
        reference=row.pk,
        place=place_of(row.area),
        kind=row.kind,
        noted_on=row.noted_at.astimezone(AMSTERDAM).date(),
        received_at=row.received_at,
    )
