"""The team's pages on linking: what is proposed where, what people decide, and what becomes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from straatwijs.observations.models import Contribution
from straatwijs.plans.actions.own_links import OwnLink, add_link
from straatwijs.plans.models import Measure, WorkLink
from straatwijs.plans.queries.linking import picture_of
from straatwijs.plans.queries.matrix import chances_of, matrix_of
from tests.notes import give
from tests.plans.linking_world import make_wishes, make_work
from tests.plans.planning import add_goal, propose

pytestmark = pytest.mark.django_db


def page_of(work, link="narrower_road", place="de-kade"):
    return reverse("link", args=[place, work.pk, link])


def lines(area):
    found = picture_of(area, today=timezone.localdate()).lines
    return [
        (line.work.what, line.words.id, [wish.words for wish in line.wishes], line.state.value)
        for line in found
    ]


def test_works_and_a_wish_in_one_street_are_proposed(speed, little_town, desk):
    assert lines(little_town.kade) == [
        ("Vervanging van het riool", "narrower_road", ["Auto's rijden te hard"], "proposed")
    ]
    said = desk.get(reverse("linking"), {"plek": "de-kade"}).content.decode()
    assert "Een smallere weg" in said
    assert "16 maart 2027" in said
    assert lines(little_town.veld) == []


def test_what_stays_in_a_small_circle_is_proposed_to_nobody(speed, little_town):
    speed.sheltered = True
    speed.save()
    assert lines(little_town.kade) == []
    assert [wish.words for wish in picture_of(little_town.kade, today=timezone.localdate()).wishes] == []


def test_a_link_is_taken_up_and_taken_back(sewer, speed, little_town, desk):
    desk.post(page_of(sewer), {"do": "accept"})
    kept = WorkLink.objects.get()
    assert (kept.state, kept.by_role, kept.area, list(kept.topics.all())) == (
        "accepted",
        "coordinator",
        little_town.wilgenstraat,
        [speed],
    )
    desk.post(page_of(sewer), {"do": "back"})
    assert lines(little_town.kade)[0][3] == "proposed"


def test_turning_down_needs_a_reason_and_keeps_what_was_typed(sewer, speed, desk):
    empty = desk.post(page_of(sewer), {"do": "reject", "reason": " "})
    named = desk.post(page_of(sewer), {"do": "reject", "reason": "Bel Marieke Jansen op 0612345678"})
    assert (empty.status_code, named.status_code) == (422, 422)
    assert "Bel Marieke Jansen" in named.content.decode()
    assert WorkLink.objects.count() == 0
    desk.post(page_of(sewer), {"do": "reject", "reason": "De brandweer heeft de breedte nodig."})
    assert WorkLink.objects.get().reason == "De brandweer heeft de breedte nodig."
    assert "De brandweer heeft" in desk.get(reverse("linking"), {"plek": "de-kade"}).content.decode()


def test_joining_goes_with_one_that_was_taken_up(sewer, speed, little_town, coordinator, desk):
    heat = make_work(little_town.wilgenstraat, what="Aanleg van het warmtenet", kinds=["heat_network"])
    loose = desk.post(page_of(sewer), {"do": "join", "joined": "1"})
    assert loose.status_code == 422
    desk.post(page_of(heat), {"do": "accept"})
    taken = WorkLink.objects.get()
    desk.post(page_of(sewer), {"do": "join", "joined": taken.pk})
    joined = WorkLink.objects.get(work=sewer)
    assert (joined.state, joined.joined_with) == ("joined", taken)
    refused = desk.post(page_of(heat), {"do": "back"})
    assert (refused.status_code, WorkLink.objects.get(work=heat).state) == (422, "accepted")


def test_a_state_that_may_not_follow_is_refused(sewer, speed, desk):
    desk.post(page_of(sewer), {"do": "reject", "reason": "Past niet."})
    again = desk.post(page_of(sewer), {"do": "reject", "reason": "Past echt niet."})
    assert (again.status_code, WorkLink.objects.get().reason) == (422, "Past niet.")


def test_a_link_becomes_a_measure_and_who_noted_it_hears_of_it(
    full, coordinator, little_town, desk, resident
):
    sewer = make_work(little_town.wilgenstraat)
    (topic,) = make_wishes(little_town.kade, coordinator, {"Auto's rijden te hard": little_town.wilgenstraat})
    give(little_town.wilgenstraat, "bad_driving")
    topic.sources.create(contribution=Contribution.objects.get().pk)
    goal = add_goal(full, coordinator)
    desk.post(page_of(sewer), {"do": "accept"})
    form = {
        "do": "measure",
        "measure": f"new-{full.pk}",
        "title": "Een smallere weg",
        "owner": "Waterbedrijf",
        "goals": [goal.pk],
    }
    short = desk.post(page_of(sewer), form | {"pace": "quick"})
    vague = desk.post(page_of(sewer), form | {"how_known": "Auto's rijden langzamer"})
    assert (short.status_code, vague.status_code, Measure.objects.count()) == (422, 422, 0)
    days = {"starts_on": "2027-09-14", "ends_on": "2027-12-23"}
    desk.post(page_of(sewer), form | {"how_known": "Auto's rijden langzamer", "pace": "quick"} | days)
    measure = Measure.objects.get()
    assert (measure.pace, measure.ends_on.isoformat()) == ("quick", "2027-12-23")
    assert WorkLink.objects.get().measure == measure
    assert [source.contribution for source in measure.sources.all()] == [topic.sources.get().contribution]
    assert desk.post(page_of(sewer), {"do": "back"}).status_code == 422


def test_a_link_brings_its_days_its_pace_and_a_new_goal_with_its_baseline(
    full, coordinator, little_town, desk
):
    sewer = make_work(little_town.wilgenstraat)
    soon = make_work(
        little_town.wilgenstraat,
        what="Het wegdek",
        begins_on=timezone.localdate(),
        ends_on=timezone.localdate() + timedelta(days=150),
    )
    make_wishes(little_town.kade, coordinator, {"Auto's rijden te hard": little_town.wilgenstraat})
    add_goal(full, coordinator, words="Minder zwerfvuil", baseline_value=12.5)
    desk.post(page_of(sewer), {"do": "accept"})
    page = desk.get(page_of(sewer)).context
    assert [page["form"].initial[name] for name in ("pace", "starts_on", "ends_on")] == [
        "long",
        sewer.begins_on,
        sewer.ends_on,
    ]
    assert [label for _key, label in page["form"].fields["goals"].choices] == [
        "Minder zwerfvuil (nulmeting: 12,5 zakken)"
    ]
    quick = add_link(
        area=little_town.kade,
        wanted=OwnLink(work=soon, title="Drempels", why="De weg ligt open.", wishes=page["line"].wishes),
        by=coordinator,
        today=timezone.localdate(),
    )
    desk.post(page_of(soon, quick.link), {"do": "accept"})
    assert desk.get(page_of(soon, quick.link)).context["form"].initial["pace"] == "quick"
    sent = {
        "do": "measure", "measure": f"new-{full.pk}", "title": "Een smallere weg", "pace": "long", "owner": "Waterbedrijf",
        "how_known": "Auto's rijden langzamer", "goal-words": "Minder hard rijden", "goal-what": "auto's boven de 30", "goal-unit": "auto's",
        "goal-direction": "down", "goal-target_value": "5", "goal-target_on": "2028-05-01", "goal-who": "Bewonersgroep", "goal-rhythm": "elk voorjaar",
    }  # fmt: skip
    refused = desk.post(page_of(sewer), sent)
    assert (refused.status_code, Measure.objects.count(), full.goals.count()) == (422, 0, 1)
    assert list(refused.context["goal_form"].errors) == ["baseline_on"]
    began = {
        "goal-baseline_value": "40",
        "goal-baseline_on": "2026-11-10",
        "goal-baseline_effort": "4 uur tellen",
    }
    desk.post(page_of(sewer), sent | began)
    (goal,) = Measure.objects.get().goals.all()
    assert (goal.words, goal.kind, goal.baseline_value) == ("Minder hard rijden", "own", 40)


def test_a_link_that_a_person_sees_behaves_as_the_others(sewer, speed, little_town, desk, at):
    there, own = reverse("link_new", args=["de-kade"]), "own-1"
    sent = {
        "work": sewer.pk,
        "wishes": f"topic-{speed.pk}",
        "title": "Zebrapad bij de school",
        "why": "De stoep ligt toch open.",
    }
    short = [{"work": ""}, {"wishes": ""}, {"why": ""}, {"why": "Bel 0612345678"}, {"last_day": "2026-11-17"}]
    assert {desk.post(there, sent | gap).status_code for gap in short} == {422}
    assert WorkLink.objects.count() == 0
    assert "De stoep ligt" in desk.post(there, sent | {"wishes": ""}).content.decode()
    assert desk.post(there, sent).headers["Location"] == page_of(sewer, own)
    assert lines(little_town.kade)[0] == (
        "Vervanging van het riool",
        own,
        ["Auto's rijden te hard"],
        "proposed",
    )
    picture = picture_of(little_town.kade, today=timezone.localdate())
    days = {
        chance.line.words.id: chance.last_day for chance in chances_of(picture, today=timezone.localdate())
    }
    assert days[own] == sewer.begins_on
    assert own in [line.words.id for row in matrix_of(picture).rows for cell in row.cells for line in cell]
    desk.post(page_of(sewer, own), {"do": "away"})
    assert "Zebrapad" not in desk.get(reverse("linking"), {"plek": "de-kade"}).content.decode()
    assert (
        chances_of(picture_of(little_town.kade, today=timezone.localdate()), today=timezone.localdate())[
            0
        ].line.words.id
        == "narrower_road"
    )
    desk.post(page_of(sewer, own), {"do": "back"})
    desk.post(page_of(sewer, own), {"do": "accept"})
    assert desk.post(page_of(sewer, own), {"do": "away"}).status_code == 422
    assert desk.post(page_of(sewer), {"do": "away"}).status_code == 422
    desk.post(page_of(sewer), {"do": "join", "joined": WorkLink.objects.get().pk})
    states = dict(WorkLink.objects.values_list("link", "state"))
    assert states == {own: "accepted", "narrower_road": "joined"}
    desk.post(there, sent | {"title": "Nog een"})
    at("2027-09-20 12:00")
    assert [line[1] for line in lines(little_town.kade)] == [own, "narrower_road"]


def test_a_measure_that_is_there_takes_a_link_up(full, coordinator, little_town, desk):
    sewer = make_work(little_town.wilgenstraat)
    make_wishes(little_town.kade, coordinator, {"Auto's rijden te hard": little_town.wilgenstraat})
    there = propose(full, coordinator, add_goal(full, coordinator))
    desk.post(page_of(sewer), {"do": "accept"})
    desk.post(page_of(sewer), {"do": "measure", "measure": there.pk})
    assert (WorkLink.objects.get().measure, Measure.objects.count()) == (there, 1)


def test_a_decision_stands_when_the_chance_has_passed(sewer, speed, little_town, desk, at):
    desk.post(page_of(sewer), {"do": "accept"})
    at("2027-06-01 12:00")
    assert lines(little_town.kade) == [
        ("Vervanging van het riool", "narrower_road", ["Auto's rijden te hard"], "accepted")
    ]
    (chance,) = chances_of(
        picture_of(little_town.kade, today=timezone.localdate()), today=timezone.localdate()
    )
    assert chance.is_past


def test_who_serves_elsewhere_or_reads_only_decides_nothing(
    sewer, speed, sign_in, outsider, neighbourhood_worker
):
    assert sign_in(outsider).get(page_of(sewer)).status_code == 404
    worker = sign_in(neighbourhood_worker)
    assert worker.get(page_of(sewer)).status_code == 200
    assert 'value="accept"' not in worker.get(page_of(sewer)).content.decode()
    assert worker.post(page_of(sewer), {"do": "accept"}).status_code == 403
    assert WorkLink.objects.count() == 0


@pytest.mark.parametrize("streets", [1, 3])
def test_queries_do_not_grow_with_works_and_wishes(
    at, little_town, coordinator, streets, django_assert_num_queries
):
    at("2026-11-18 14:00")
    chosen = little_town.streets[:streets]
    for street in chosen:
        make_work(street, what=f"Riool {street.name}")
    make_wishes(little_town.kade, coordinator, {f"Te hard rijden {street.name}": street for street in chosen})
    with django_assert_num_queries(8):
        found = picture_of(little_town.kade, today=timezone.localdate())
    assert len(found.lines) == streets
    assert found.lines[0].passes_on > timezone.localdate() + timedelta(days=90)
