"""Whether a measure helped: figures for the team, words for everyone, and other streets only with a reason."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from straatwijs.observations.models import StreetWeek
from straatwijs.plans.actions.proof import compare_with, tell_effect
from straatwijs.plans.models import Comparison, ToldEffect
from straatwijs.plans.queries.proof import goals_counted, proof_of
from straatwijs.plans.queries.telling import for_team, last_closed
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused
from tests.early_signals.neighbourhood import everyone, signed_in
from tests.plans.measured_street import END, START, build, publish, two_voices
from tests.plans.planning import agree, propose
from tests.town import make_member

DESK = "/team/plannen/maatregel/{}/bewijs"


@pytest.fixture
def measured(db, at):
    at("2026-11-18 14:00")
    return build()


def page_of(measured, browser=None) -> str:
    return (browser or everyone()).get(measured.measure.get_absolute_url()).content.decode()


def why_not(action, **asked) -> str:
    with override("en"), pytest.raises(Refused) as refused:
        action(**asked)
    return refused.value.sentence


def tell(measured, goal, **now):
    return tell_effect(measure=measured.measure, goal=goal, by=measured.leader, **now)


def test_team_reads_figures_and_everyone_reads_words_once_they_are_told(measured, at):
    team, address = signed_in(measured.leader), DESK.format(measured.measure.pk)
    desk = team.get(address).content.decode()
    assert "Compared with what you would expect, about a quarter is noted." in desk
    assert re.search(r"0\.2\d times what was expected", desk)
    assert "20 streets stand beside it." in desk
    assert "As a check we asked the same of 20 streets where nothing was done." in desk
    assert "The team has not told yet what came out." in page_of(measured)

    answer = team.post(address, {"do": "tell", "goal": measured.tiles.pk})
    assert (answer.status_code, ToldEffect.objects.get().until.isoformat()) == (302, "2026-10-26")
    public = page_of(measured)
    assert "Compared with what you would expect, about a quarter is noted." in public
    assert "That is the way people wanted." in public
    assert "times what was expected" not in public
    assert not any(street.name in public for street in measured.place.streets if street != measured.street)

    StreetWeek.objects.filter(area=measured.street).delete()
    assert page_of(measured) == public
    again = {"measure": measured.measure, "goal": measured.tiles, "by": measured.leader}
    assert "You told this already" in why_not(tell_effect, **again)
    at("2027-02-01 09:00")
    assert tell(measured, measured.tiles)[0].until > ToldEffect.objects.earliest("until").until


def test_who_works_elsewhere_finds_no_proof_and_a_worker_tells_nothing(measured):
    elsewhere = make_member("Elsa Rook", "coordinator", measured.place.east)
    worker = make_member("Nadir Haddou", "worker", measured.place.west)
    assert signed_in(elsewhere).get(DESK.format(measured.measure.pk)).status_code == 404
    desk = signed_in(worker).get(DESK.format(measured.measure.pk)).content.decode()
    assert "times what was expected" in desk
    assert ("Tell what came out" in desk, "Compare with these" in desk) == (False, False)
    with pytest.raises(PermissionDenied):
        tell_effect(measure=measured.measure, goal=measured.tiles, by=worker)
    reader = Reader.for_member(elsewhere)
    assert for_team(measured.measure, measured.tiles, reader=reader, today=END) is None


def test_other_streets_stand_beside_it_with_a_reason_and_what_was_typed_stays(measured):
    team, address = signed_in(measured.leader), DESK.format(measured.measure.pk)
    chosen = list(measured.place.streets[20:26])
    form = {"do": "compare", "goal": measured.tiles.pk, "street": [street.pk for street in chosen]}
    refused = team.post(address, form | {"reason": ""})
    assert refused.status_code == 422
    assert "Say why these streets fit better." in refused.content.decode()
    assert refused.content.decode().count(" checked") == 6 + 20

    asked = {"measure": measured.measure, "goal": measured.tiles, "reason": "Zo", "by": measured.leader}
    for streets, said in (
        (chosen[:4], "Choose at least 5 streets"),
        ([*chosen, measured.street], "can't stand beside it"),
        ([*chosen, measured.place.west], "Choose streets of this municipality"),
    ):
        assert said in why_not(compare_with, streets=streets, **asked)

    assert team.post(address, form | {"reason": "Daar lag de weg open"}).status_code == 302
    proof = proof_of(measured.measure, measured.tiles, until=END)
    assert {one.area for one in proof.taken} == set(chosen)
    desk = team.get(address).content.decode()
    assert "6 streets stand beside it." in desk
    assert 'after the start: <span dir="auto">Daar lag de weg open</span>' in desk
    assert Comparison.objects.get().by_role == "coordinator"
    assert proof_of(measured.measure, measured.noise, until=END).comparison is None


def test_about_people_everyone_reads_less_only_where_published_figures_show_a_crowd_before_and_after(
    measured,
):
    def told() -> list[tuple[str, str, str]]:
        ToldEffect.objects.all().delete()
        return [(line.outcome, line.size, line.perspective) for line in tell(measured, measured.noise)]

    assert proof_of(measured.measure, measured.noise, until=END).effect.verdict == "less"
    assert told() == [("too_little", "", "")]
    publish(measured.place.west, "2026-Q1", street=measured.street.code, indicator="noise")
    publish(measured.place.west, "2026-Q3", indicator="noise")
    assert told() == [("too_little", "", "")]
    publish(measured.place.west, "2026-Q3", street=measured.street.code)
    assert told() == [("less", "", "")]
    public = page_of(measured)
    assert "People note this less often than you would expect." in public
    assert "Compared with what you would expect" not in public


def test_perspectives_that_differ_are_never_one_figure(measured):
    two_voices(measured, "loose_tiles")
    proof = proof_of(measured.measure, measured.tiles, until=END)
    assert {voice.code: voice.effect.verdict for voice in proof.voices} == {
        "resident": "less",
        "entrepreneur": "more",
    }
    desk = signed_in(measured.leader).get(DESK.format(measured.measure.pk)).content.decode()
    tiles = desk[desk.index("Minder losse tegels") : desk.index("Minder herrie")]
    assert "It differs for whom you ask." in tiles
    assert tiles.count("times what was expected") == 2
    assert [line.outcome for line in tell(measured, measured.tiles)] == ["differs"]

    two_voices(measured, "noise")
    hood, street = measured.place.west, measured.street.code
    publish(hood, "2026-Q1", street=street, indicator="noise", perspective="resident")
    publish(hood, "2026-Q3", street=street, indicator="noise", perspective="resident")
    told = [(line.perspective, line.outcome, line.size) for line in tell(measured, measured.noise)]
    assert told == [("", "differs", ""), ("resident", "less", "")]


def test_before_it_starts_without_looking_and_beside_other_measures(measured):
    measure, leader = measured.measure, measured.leader
    assert proof_of(measure, measured.tiles, until=START) is None
    measure.starts_on = END - timedelta(weeks=1)
    measure.save()
    asked = {"measure": measure, "goal": measured.tiles, "by": leader}
    assert "There is nothing to tell yet" in why_not(tell_effect, **asked)
    measure.starts_on = START
    measure.save()

    beside = proof_of(measure, measured.tiles, until=END).beside
    same = propose(
        measure.plan, leader, measured.tiles, title="Ook daar", areas=[beside[0].area], starts_on=START
    )
    agree(same, leader)
    left = {one.area for one in proof_of(measure, measured.tiles, until=END).beside}
    assert left == {one.area for one in beside} - {beside[0].area}

    StreetWeek.objects.exclude(indicator="loose_tiles").delete()
    by_visits = proof_of(measure, measured.tiles, until=END)
    assert (by_visits.effort, by_visits.effect.verdict) == ("minutes", "less")
    type(measured.street)._meta.apps.get_model("observations", "VisitWeek").objects.all().delete()
    unknown = proof_of(measure, measured.tiles, until=END)
    assert (unknown.effort, unknown.effect.lack) == ("none", "looking")
    desk = signed_in(leader).get(DESK.format(measure.pk)).content.decode()
    assert "It is not known how much was looked. So fewer notes can also mean less looking." in desk


def test_what_everyone_is_told_ends_with_the_last_block_that_closed(measured):
    assert str(last_closed(END)) == "2026-10-26"
    assert goals_counted(measured.measure) == [measured.tiles, measured.noise]
