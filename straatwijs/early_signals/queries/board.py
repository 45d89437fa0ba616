"""The list of signals as a reader may see it: the team with numbers, everyone what the team released."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.early_signals import sentences
from straatwijs.early_signals.calculations import precision
from straatwijs.early_signals.models import EarlySignal, Judgement, SignalWeek
from straatwijs.early_signals.queries.rules import rules
from straatwijs.early_signals.states import CONFIRMED, OPEN, State
from straatwijs.instruments.definition import Indicator, Kind, Side
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area, Assignment
from straatwijs.places.queries import within
from straatwijs.privacy.queries import Reader, kind_of, noted_things

# How long a signal that nobody judged stays on the list, and a released one on the page.
_STAYS = timedelta(weeks=26)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One signal with its sentences, for the team."""

    signal: EarlySignal
    areas: tuple[Area, ...]
    headline: str
    sentence: str
    public_sentence: str
    css: str
    indicator: Indicator | None
    owners: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return self.signal.state in OPEN


@dataclass(frozen=True, kw_only=True)
class Released:
    """One signal as everyone reads it."""

    key: str
    indicators: tuple[str, ...]
    direction: int
    areas: tuple[str, ...]
    since: date
    found_on: date
    headline: str
    sentence: str
    css: str
    state: str
    answer: str


def board(reader: Reader, *, areas: Sequence[Area], today: date) -> tuple[Line, ...]:
    """What stands out in these places and is not settled, strongest of the newest week first."""
    shown = EarlySignal.objects.filter(within(areas, "area"), state__in=OPEN, week__gte=today - _STAYS)
    return _lines(shown, reader)


def settled(reader: Reader, *, areas: Sequence[Area], limit: int = 30) -> tuple[Line, ...]:
    """What was answered or rejected, newest first."""
    return _lines(EarlySignal.objects.filter(within(areas, "area")).exclude(state__in=OPEN)[:limit], reader)


def line_of(key: str, *, reader: Reader) -> Line | None:
    """None when it is not there, or not for this reader."""
    return next(iter(_lines(EarlySignal.objects.filter(key=key), reader)), None)


def released(
    area: Area, *, today: date, after: datetime | None = None, until: datetime | None = None
) -> tuple[Released, ...]:
    """What the team released about a place, what lies in it or what it lies in; what is about people of a whole neighbourhood.

    `after`, `until`: only where the team released it, or answered what it had released, between these moments.
    """
    shown = EarlySignal.objects.filter(
        released=True, week__gte=today - _STAYS, municipality__code=area.path.split("/")[0]
    )
    if after is not None:
        said = Judgement.objects.filter(released=True, undone_at=None, at__gt=after)
        said = said.filter(at__lte=until) if until else said
        shown = shown.filter(pk__in=said.values("signal"))
    signals = shown.prefetch_related("areas").select_related("area", "area__parent")
    told = [_released(signal) for signal in signals if _concerns(signal, area)]
    # Two streets with the same trouble are one sentence of their neighbourhood.
    return tuple({one.key: one for one in told}.values())


def _concerns(signal: EarlySignal, area: Area) -> bool:
    return any(
        place.path.startswith(area.path) or area.path.startswith(place.path)
        for place in _public_places(signal)
    )


def _public_places(signal: EarlySignal) -> tuple[Area, ...]:
    """The places themselves when it is about things; about people the neighbourhood, so that no street is pointed at."""
    areas = _main_first(signal)
    if all(kind_of(code) is Kind.OBJECT for code in signal.indicators):
        return areas
    return (_around(areas[0]),)


def last_weeks(areas: Sequence[Area]) -> tuple[SignalWeek, ...]:
    """The last week that was looked at, of each municipality that these places lie in."""
    found = SignalWeek.objects.filter(municipality__code__in={area.path.split("/")[0] for area in areas})
    newest = {week.municipality_id: week for week in found.select_related("municipality").order_by("week")}
    return tuple(newest.values())


def may_judge(member: Member, signal: EarlySignal, permission: Permission) -> bool:
    reader = Reader.for_member(member)
    return all(reader.may(permission, area) for area in signal.areas.all())


def role_of(member: Member, signal: EarlySignal) -> str:
    """The role in which somebody acts there."""
    held = Assignment.objects.filter(member=member).select_related("area")
    roles = sorted({one.role for one in held if signal.area.path.startswith(one.area.path)})
    return next((role for role in roles if role == rules_owner(signal)), roles[0] if roles else "")


def rules_owner(signal: EarlySignal) -> str:
    rule = rules().get(signal.rule)
    return rule.owner if rule else "coordinator"


def chance_of_ten(signal: EarlySignal) -> int | None:
    """Of ten such signals in this municipality, how many turned out to be chance; None as long as too few were judged."""
    alike = EarlySignal.objects.filter(municipality=signal.municipality, rule=signal.rule)
    share = precision(
        alike.filter(state__in=CONFIRMED).count(), alike.filter(state=State.NOT_A_SIGNAL).count()
    )
    return None if share is None else round(10 * (1 - share))


def judgements(signal: EarlySignal) -> QuerySet[Judgement]:
    return signal.judgements.filter(undone_at=None).select_related("by")


def _lines(found: QuerySet[EarlySignal], reader: Reader) -> tuple[Line, ...]:
    signals = found.select_related("area", "area__parent", "municipality").prefetch_related("areas")
    return tuple(
        _line(signal)
        for signal in signals
        if all(reader.may(Permission.SEE_STREET_LIVE, area) for area in signal.areas.all())
    )


def _line(signal: EarlySignal) -> Line:
    facts = facts_of(signal, chance=chance_of_ten(signal))
    return Line(
        signal=signal,
        areas=_main_first(signal),
        headline=sentences.headline(facts),
        sentence=sentences.for_team(facts),
        public_sentence=public_sentence(signal),
        css=_css(signal),
        indicator=indicators().get(signal.indicator),
        owners=_owners(signal),
    )


def facts_of(signal: EarlySignal, *, chance: int | None = None) -> sentences.Facts:
    areas = _main_first(signal)
    return sentences.Facts(
        what=sentences.what_of(signal.indicators),
        names=[area.name for area in areas],
        scope=signal.scope,
        rises=signal.rises,
        weeks=signal.weeks,
        noted=signal.noted,
        expected=signal.expected,
        looked=signal.looked,
        usual=signal.usual,
        effort=signal.effort,
        people=round(signal.looked) if signal.expected is None else 0,
        chance_of_ten=chance,
    )


def public_sentence(signal: EarlySignal) -> str:
    """Made of what everyone can read already: exact numbers of things, no numbers about people."""
    areas, codes = _public_places(signal), signal.indicators
    end = signal.week + timedelta(weeks=1)
    noted = noted_things(areas, codes=codes, first=signal.since, end=end)
    facts = replace(facts_of(signal), names=[area.name for area in areas])
    if noted is None:
        return sentences.about_people(facts)
    span = timedelta(weeks=signal.weeks)
    before = noted_things(areas, codes=codes, first=signal.since - span, end=signal.since)
    return sentences.about_things(replace(facts, noted=noted), before)


def _released(signal: EarlySignal) -> Released:
    places = _public_places(signal)
    facts = replace(facts_of(signal), names=[place.name for place in places])
    direction = "more" if signal.rises else "less"
    return Released(
        key=f"{signal.since.isoformat()}.{places[0].code}.{signal.indicator}.{direction}",
        indicators=tuple(signal.indicators),
        direction=signal.direction,
        areas=tuple(place.code for place in places),
        since=signal.since,
        found_on=signal.week + timedelta(weeks=1),
        headline=sentences.headline(facts),
        sentence=public_sentence(signal),
        css=_css(signal),
        state=signal.state,
        answer=signal.answer,
    )


def _around(area: Area) -> Area:
    """How people live together is told of a neighbourhood, never of a street."""
    return area.parent if area.is_outdoors and area.parent else area


def _main_first(signal: EarlySignal) -> tuple[Area, ...]:
    others = sorted(
        (area for area in signal.areas.all() if area.pk != signal.area_id), key=lambda area: area.name
    )
    return (signal.area, *others)


def _css(signal: EarlySignal) -> str:
    known = indicators().get(signal.indicator)
    pleasant = known is not None and known.side is Side.PLEASANT
    return "good" if pleasant == signal.rises else "bad"


def _owners(signal: EarlySignal) -> tuple[str, ...]:
    """Who serves this place in the role that the rule asks for; the role itself where nobody does."""
    role = rules_owner(signal)
    above = signal.area.path.strip("/").split("/")
    held = Assignment.objects.filter(role=role, area__code__in=above, member__is_active=True)
    names = _names(held.select_related("member", "area"))
    return names or (str(ROLES[role].label),)


def _names(held: Iterable[Assignment]) -> tuple[str, ...]:
    """Those who serve nearest by."""
    nearest = sorted(held, key=lambda one: (-len(one.area.path), one.member.name))
    return tuple(dict.fromkeys(one.member.name for one in nearest if one.area.path == nearest[0].area.path))
