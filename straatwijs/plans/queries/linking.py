"""Linking opportunities of a place: what the search proposes now, and what people decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from straatwijs.agenda.models.choices import Option
from straatwijs.agenda.models.topics import Topic
from straatwijs.places.models import Area
from straatwijs.plans.calculations import linking
from straatwijs.plans.calculations.linking import Proposal, search
from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.link_states import OWN, LinkState
from straatwijs.plans.linking_words import KINDS, LinkWords, words_of
from straatwijs.plans.models import Energy, Goal, Work, WorkLink
from straatwijs.plans.queries.known_links import linking_rules
from straatwijs.plans.queries.needs import goals_of, needs_of, options_of, topics_of
from straatwijs.plans.queries.surroundings import Surroundings


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A topic of the agenda or an option that residents could choose."""

    ref: str
    words: str
    places: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """One link as pages show it: works with what people want, and what was decided. `passes_on`: the last day."""

    work: Work
    # For which place: where the works lie, or the smaller one at which is looked.
    area: Area
    words: LinkWords
    wishes: tuple[Wish, ...]
    goals: tuple[Goal, ...]
    energies: tuple[Energy, ...]
    more: int
    score: float
    passes_on: date | None
    decided: WorkLink | None

    @property
    def key(self) -> tuple[int, int, str]:
        return self.work.pk, self.area.pk, self.words.id

    @property
    def said(self) -> tuple[Wish, ...]:
        """The wishes to show: what was wished for in two conversations in the same words, once."""
        return once(self.wishes)

    @property
    def state(self) -> LinkState:
        return LinkState(self.decided.state) if self.decided else LinkState.PROPOSED

    @property
    def place(self) -> str:
        """Where, also when it is decided for a part of it."""
        return (
            self.work.area.name if self.area == self.work.area else f"{self.work.area.name}, {self.area.name}"
        )

    @property
    def is_open(self) -> bool:
        return self.state is LinkState.PROPOSED

    @property
    def is_own(self) -> bool:
        """Somebody added it by hand."""
        return self.words.id.startswith(OWN)

    @property
    def kinds(self) -> list[str]:
        return [str(KINDS[WorkKind(kind)]) for kind in self.work.kinds]


def once(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    found: dict[str, Wish] = {}
    for wish in wishes:
        found.setdefault(wish.words, wish)
    return tuple(found.values())


def around(area: Area, field: str = "area") -> Q:
    """At the place, in it, or at something that holds it."""
    above = area.path.strip("/").split("/")
    return Q(**{f"{field}__path__startswith": area.path}) | Q(**{f"{field}__code__in": above})


def works_of(area: Area, *, today: date) -> QuerySet[Work]:
    """Those that are not over."""
    return Work.objects.filter(around(area), ends_on__gte=today).select_related("area")


def energies_of(area: Area) -> QuerySet[Energy]:
    return Energy.objects.filter(around(area)).select_related("area")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything proposed and decided here: what people added by hand, then what the search found, the strongest first;
    what was decided and found no longer comes last.

    `wishes` and `goals` are all there are, also those that nothing is proposed for.
    """

    lines: tuple[LinkLine, ...]
    wishes: tuple[Wish, ...]
    goals: tuple[Goal, ...]

    def line(self, work: int, link: str) -> LinkLine | None:
        return next((line for line in self.lines if (line.work.pk, line.words.id) == (work, link)), None)

    def in_state(self, *states: LinkState) -> tuple[LinkLine, ...]:
        return tuple(line for line in self.lines if line.state in states)


def picture_of(area: Area, *, today: date) -> Picture:
    works = {work.pk: work for work in works_of(area, today=today)}
    energies = {energy.pk: energy for energy in energies_of(area)}
    topics, options, goals = topics_of(area, today=today), options_of(area, today=today), goals_of(area)
    surroundings = Surroundings(
        [work.area for work in works.values()]
        + [energy.area for energy in energies.values()]
        + [place for topic in topics for place in topic.areas.all()]
        + [topic.conversation.area for topic in topics]
        + [option.choice.area for option in options]
        + [goal.plan.area for goal in goals]
    )
    found = search(
        [_work(work, surroundings) for work in works.values()],
        needs_of(topics, options, goals, surroundings),
        [_energy(energy, surroundings) for energy in energies.values()],
        linking_rules(),
        today=today,
    )
    things = _Things.of(topics, options, goals, works, energies)
    return Picture(
        lines=_lines(area, found, things, _decided(works, area, today=today)),
        wishes=tuple(things.wishes.values()),
        goals=tuple(goals),
    )


@dataclass(frozen=True)
class _Things:
    """What a reference of the search stands for."""

    wishes: Mapping[str, Wish]
    goals: Mapping[str, Goal]
    works: Mapping[str, Work]
    energies: Mapping[str, Energy]

    @classmethod
    def of(
        cls,
        topics: Iterable[Topic],
        options: Iterable[Option],
        goals: Iterable[Goal],
        works: Mapping[int, Work],
        energies: Mapping[int, Energy],
    ) -> "_Things":
        return cls(
            wishes={wish.ref: wish for wish in (*map(wish_of, topics), *map(wish_of, options))},
            goals={f"goal-{goal.pk}": goal for goal in goals},
            works={_ref_of(work): work for work in works.values()},
            energies={f"energy-{number}": energy for number, energy in energies.items()},
        )


def wish_of(thing: Topic | Option) -> Wish:
    if isinstance(thing, Topic):
        return Wish(
            ref=f"topic-{thing.pk}",
            words=thing.title,
            places=tuple(area.name for area in thing.areas.all()) or (thing.conversation.area.name,),
        )
    return Wish(ref=f"option-{thing.pk}", words=thing.text, places=(thing.choice.area.name,))


def _ref_of(work: Work) -> str:
    return f"work-{work.pk:08}"


def _work(work: Work, surroundings: Surroundings) -> linking.Work:
    return linking.Work(
        ref=_ref_of(work),
        place=surroundings.place(work.area, longitude=work.longitude, latitude=work.latitude),
        kinds=frozenset(WorkKind(kind) for kind in work.kinds),
        begins=work.begins_on,
        ends=work.ends_on,
        ground=work.opens_ground,
        front_door=work.opens_front_door,
        money=work.money or 0,
    )


def _energy(energy: Energy, surroundings: Surroundings) -> linking.Energy:
    themes = tuple(Theme(theme) for theme in energy.themes)
    return linking.Energy(f"energy-{energy.pk}", surroundings.place(energy.area), themes)


def _decided(works: Mapping[int, Work], area: Area, *, today: date) -> dict[tuple[int, int, str], WorkLink]:
    """With what was added by hand, which is no longer proposed after its last day either."""
    found = WorkLink.objects.filter(around(area), work__in=works)
    found = found.exclude(link__startswith=OWN, state=LinkState.PROPOSED, last_day__lt=today)
    found = found.select_related("work__area", "area", "joined_with__work", "measure__plan").prefetch_related(
        "topics__areas", "topics__conversation__area", "options__choice__area", "goals", "joined"
    )
    return {(link.work_id, link.area_id, link.link): link for link in found}


def place_of(work: Work, looked_at: Area) -> Area:
    """For which place a link of these works is: where they lie, or the smaller one at which is looked."""
    return work.area if work.area.path.startswith(looked_at.path) else looked_at


def _lines(
    area: Area,
    found: list[Proposal],
    things: _Things,
    decided: dict[tuple[int, int, str], WorkLink],
) -> tuple[LinkLine, ...]:
    lines = []
    for one in found:
        work = things.works[one.work]
        words = words_of(one.rule, _plain(work).offers)
        if words is None:
            continue
        lines.append(
            LinkLine(
                work=work,
                area=place_of(work, area),
                words=words,
                wishes=tuple(things.wishes[ref] for ref in one.wishes),
                goals=tuple(things.goals[ref] for ref in one.goals),
                energies=tuple(things.energies[ref] for ref in one.energies),
                more=one.more,
                score=one.score,
                passes_on=one.passes_on,
                decided=decided.pop((work.pk, place_of(work, area).pk, one.rule), None),
            )
        )
    own = [_as_kept(link) for link in decided.values() if link.is_own]
    gone = [_as_decided(link) for link in decided.values() if not link.is_own]
    return (*own, *lines, *(line for line in gone if line is not None))


def _as_decided(link: WorkLink) -> LinkLine | None:
    """The search finds it no longer; the decision stands, with what it was about then."""
    words = words_of(link.link, _plain(link.work).offers)
    if words is None or link.state == LinkState.PROPOSED:
        return None
    return replace(_as_kept(link), words=words, passes_on=passes_on(link.work, link.link))


def _as_kept(link: WorkLink) -> LinkLine:
    """In its own words, with what it is about; nothing that came into a small circle since."""
    topics = (topic for topic in link.topics.all() if not topic.sheltered)
    return LinkLine(
        work=link.work,
        area=link.area,
        words=LinkWords(link.link, link.title, link.why, "", "", 0),
        wishes=(*map(wish_of, topics), *map(wish_of, link.options.all())),
        goals=tuple(link.goals.all()),
        energies=(),
        more=0,
        score=0.0,
        passes_on=link.last_day,
        decided=link,
    )


def _plain(work: Work) -> linking.Work:
    """Without a place."""
    return _work(work, Surroundings(()))


def passes_on(work: Work, link_id: str) -> date | None:
    rule = next((rule for rule in linking_rules() if rule.id == link_id), None)
    return rule.passes_on(_plain(work)) if rule else None
