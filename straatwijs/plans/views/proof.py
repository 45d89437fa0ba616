"""/team/plannen/maatregel/<id>/bewijs: what a measure did, with figures; which streets stand beside it; telling everyone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may, municipality_of, streets_of
from straatwijs.plans import proof_sentences as sentences
from straatwijs.plans.actions.proof import compare_with, tell_effect
from straatwijs.plans.models import Comparison, Goal, Measure, Outcome, ToldEffect
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries import telling
from straatwijs.plans.queries.proof import STRETCH, Beside, Proof, goals_counted
from straatwijs.plans.views.desk import carry_out, own_measure, works_on
from straatwijs.privacy.queries import Reader, Story
from straatwijs.shared import charts
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from


@dataclass(frozen=True, kw_only=True)
class VoiceLine:
    label: str
    sentence: str
    figures: str


@dataclass(frozen=True, kw_only=True)
class Alikes:
    """Streets that compare in the same way before the start; `how` is empty where nothing is known."""

    how: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """One goal on the page. `proof` is None as long as there is nothing to compare, or for who may not see it exactly."""

    goal: Goal
    proof: Proof | None
    sentence: str = ""
    figures: str = ""
    wanted: bool | None = None
    rests_on: tuple[str, ...] = ()
    checked: str = ""
    voices: tuple[VoiceLine, ...] = ()
    beside: tuple[Alikes, ...] = ()
    drawing: SafeString | str = ""
    for_everyone: tuple[str, ...] = ()
    earlier: tuple[Comparison, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One goal as everyone reads it."""

    goal: Goal
    told: telling.Told | None
    wanted: bool | None
    sentences: tuple[str, ...]
    quarters: tuple[telling.OfQuarter, ...]
    stories: tuple[Story, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, measure_id: int) -> HttpResponse:
    found = own_measure(request, measure_id)
    if request.method != "POST":
        return _page(request, found)
    refused = _carry_out(request, found)
    if refused:
        return _page(request, found, refused=refused, status=422)
    return HttpResponseRedirect(reverse("proof_desk", args=[found.pk]))


def _carry_out(request: HttpRequest, found: Measure) -> Refused | None:
    posted, by = request.POST, member_of(request)
    goal = found.goals.filter(pk=number_from(posted.get("goal", ""))).first()
    if goal is None:
        return Refused("", _("Choose a goal of this measure."))
    return carry_out(
        request,
        {
            "compare": lambda: compare_with(
                measure=found,
                goal=goal,
                streets=_streets_sent(request, found),
                reason=posted.get("reason", ""),
                by=by,
            ),
            "tell": lambda: tell_effect(measure=found, goal=goal, by=by),
        },
    )


def _streets_sent(request: HttpRequest, found: Measure) -> list[Area]:
    numbers = [number_from(value) for value in request.POST.getlist("street")]
    return list(streets_of(municipality_of(found.plan.area)).filter(pk__in=numbers))


def _page(
    request: HttpRequest, found: Measure, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    reader, today = Reader.for_member(request.user), timezone.localdate()
    cards = [
        _card(found, goal, telling.for_team(found, goal, reader=reader, today=today))
        for goal in goals_counted(found)
    ]
    context: dict[str, Any] = {
        "plan": found.plan,
        "measure": found,
        "cards": cards,
        "told": {one.goal.pk: one for one in telling.told(found)},
        "works": works_on(request, found.plan),
        "shares": member_may(member_of(request), Permission.SHARE, found.plan.area),
        "most_words": MOST_WORDS,
        "refused": refused,
        "asked": number_from(request.POST.get("goal", "")),
        "chosen": {number_from(value) for value in request.POST.getlist("street")} if refused else None,
        "said": Typed.of(request, refused),
    }
    return render(request, "plans/proof_desk.html", context, status=status)


def _card(measure: Measure, goal: Goal, proof: Proof | None) -> Card:
    if proof is None:
        return Card(goal=goal, proof=None)
    outcome = Outcome.DIFFERS if proof.differs else Outcome(proof.effect.verdict.value)
    return Card(
        goal=goal,
        proof=proof,
        sentence=sentences.sentence(outcome) if proof.differs else sentences.of_effect(proof.effect),
        figures="" if proof.differs or proof.effect.lack else sentences.in_figures(proof.effect),
        wanted=sentences.wanted(goal, outcome),
        rests_on=tuple(sentences.rests_on(proof)),
        checked=sentences.checked(proof),
        voices=tuple(
            VoiceLine(
                label=str(voice.label).capitalize(),
                sentence=sentences.of_effect(voice.effect),
                figures="" if voice.effect.lack else sentences.in_figures(voice.effect),
            )
            for voice in proof.voices
            if len(proof.voices) > 1
        ),
        beside=_alikes(proof.taken),
        drawing=_drawing(proof),
        for_everyone=tuple(_line(words) for words in telling.words_for_everyone(proof)),
        earlier=tuple(Comparison.objects.filter(measure=measure, goal=goal)),
    )


def _alikes(taken: Iterable[Beside]) -> tuple[Alikes, ...]:
    found: dict[str, list[str]] = {}
    for one in taken:
        how = sentences.resembles(one.alike) if one.alike else ""
        found.setdefault(how, []).append(one.area.name)
    return tuple(Alikes(how=how, names=tuple(names)) for how, names in found.items())


def _drawing(proof: Proof) -> SafeString | str:
    """Whole stretches only: a part of one would look like a fall."""
    whole = [stretch for stretch in proof.stretches if stretch.weeks == STRETCH]
    if not whole:
        return ""
    lines = [
        charts.Line("noted", [stretch.noted for stretch in whole]),
        charts.Line("expected", [round(stretch.expected) for stretch in whole]),
    ]
    marks = [date_format(stretch.begins_on, "j M Y") for stretch in (whole[0], whole[-1])]
    return charts.over_time(lines, marks=marks, begins=sum(not stretch.is_after for stretch in whole))


def public_proof(measure: Measure) -> list[Part]:
    """What everyone reads, goal by goal; nothing as long as the measure has no day of starting."""
    today = timezone.localdate()
    if measure.starts_on is None or measure.starts_on > today:
        return []
    told = {one.goal.pk: one for one in telling.told(measure)}
    return [
        Part(
            goal=goal,
            told=told.get(goal.pk),
            wanted=sentences.wanted(goal, told[goal.pk].lines[0].outcome) if goal.pk in told else None,
            sentences=tuple(_line(line) for line in told[goal.pk].lines) if goal.pk in told else (),
            quarters=telling.quarters(measure, goal, today=today),
            stories=telling.stories_about(measure, goal),
        )
        for goal in goals_counted(measure)
    ]


def _line(words: telling.Words | ToldEffect) -> str:
    """Of what can be told, or was: for whom, and what."""
    told = sentences.sentence(words.outcome, words.size, words.low, words.high)
    label = telling.label_of(words.perspective)
    return f"{label}: {told}" if label else told
