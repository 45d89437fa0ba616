"""Residents count for a goal themselves: on their phone or on paper, exact for the team, about right for everyone, told on their receipt."""

import re
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation

from straatwijs.feedback.actions.plans import agree_measure
from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote
from straatwijs.plans.actions import goals
from straatwijs.plans.models import Measurement
from straatwijs.plans.queries.own_measuring import so_far
from straatwijs.plans.queries.readings import standing
from straatwijs.privacy.calculations.gathered import Count, for_everyone
from straatwijs.privacy.queries import Reader, inbox
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import block_of
from tests.fieldwork.pages import filled_in, page_of
from tests.plans.planning import add_goal, propose, without_baseline

FORM = "/s/wilgenstraat/own_measuring"


@pytest.fixture
def bags(full, coordinator):
    """Bags of litter on each round, with a baseline of 11 November 2026."""
    return add_goal(full, coordinator, what="Zakken zwerfvuil")


def count(goal, street, number: int, *, phone: str | None, people: int = 1, answer: str = "") -> int:
    """Now; the reference of what was kept."""
    answers = {"what": answer or str(goal.pk), "number": number, "people": people}
    now = timezone.now()
    note = NewNote(
        id=uuid4(), instrument="own_measuring", area=street.code, side="", noted_at=now, answers=answers
    )
    return contributions.keep(note=note, secret=phone, now=now).reference


def count_for_weeks(at, goal, street, days: tuple[str, ...], phones: int) -> None:
    """Each phone counts once on each of these days: two bags and one more for each next phone."""
    for day in days:
        at(f"{day} 10:00")
        for phone in range(phones):
            count(goal, street, 2 + phone, phone=f"phone-{phone}", people=2)


def test_resident_counts_on_the_phone_for_a_goal_of_the_place_and_the_receipt_tells_what_became_of_it(
    bags, little_town, coordinator, resident
):
    page = page_of(resident, FORM)
    assert re.findall(r'name="answers.what" value="(\d+)"', page) == [str(bags.pk)]
    assert (
        "Zakken zwerfvuil" in page,
        'name="day"' in page,
        "Meet mee" in page_of(resident, "/straat/wilgenstraat"),
    ) == (True, True, True)
    assert "Hier meten we nu niets samen." in page_of(resident, "/s/akkerlaan/own_measuring")
    assert Client().post(FORM, filled_in(resident, FORM, what="999", number="3")).status_code == 422

    sent = filled_in(resident, FORM, what=str(bags.pk), number="3", people="2", words="Vooral blikjes.")
    assert resident.post(FORM, sent | {"day": "2026-11-16"}).status_code == 200
    kept = Contribution.objects.get()
    assert (kept.answers, kept.kind, f"{kept.noted_at:%Y-%m-%d}") == (
        {"what": str(bags.pk), "number": 3, "people": 2},
        "record",
        "2026-11-16",
    )
    measure = propose(bags.plan, coordinator, bags)
    agree_measure(measure=measure, by=coordinator)
    token = re.search(r"/bon/([\w-]+)", resident.post(FORM, sent | {"day": "2026-11-16"}).content.decode())[1]
    receipt = page_of(resident, f"/bon/{token}")
    assert "Het telt mee voor het doel “Minder zwerfvuil op het plein”." in receipt
    assert receipt.count("Extra bakken op het plein") >= 2  # what is done for it, and the step that was told
    assert "minstens vijf mensen telden" in receipt


def test_everyone_reads_it_once_weeks_closed_over_enough_people_and_it_never_moves(
    at, bags, little_town, coordinator, resident
):
    street = little_town.wilgenstraat
    count_for_weeks(at, bags, street, ("2026-11-17", "2026-11-24"), phones=4)
    at("2026-12-07 05:00")
    call_command("gather-measured")
    assert not Measurement.objects.exists()  # four phones are too few: these weeks stay open

    count_for_weeks(at, bags, street, ("2026-12-02", "2026-12-10"), phones=6)
    # What a neighbour sends for something else, or without a phone, weighs no more than it should.
    count(bags, street, 500, phone="other", answer="12345")
    at("2027-01-12 05:00")
    call_command("gather-measured")
    (one,) = Measurement.objects.all()
    assert (one.block, one.value, one.who) == ("2026-Q4-B3", 4.2, "bewoners, ieder voor zich")
    assert one.effort == "ongeveer 20 keer geteld door ongeveer 5 mensen; bij elkaar deden er ongeveer 40 mee"
    assert "± 4,2" in page_of(resident, bags.plan.get_absolute_url())

    Contribution.objects.all().delete()
    call_command("gather-measured")
    call_command("gather-measured", "--as-of", "2027-03-01")
    assert Measurement.objects.get() == one
    with pytest.raises(Refused):
        goals.remove_measurement(measurement=one, by=coordinator)
    goals.measure_goal(
        goal=bags, on=one.on, value=5, effort="een vel aan de muur", who="Buurthuis", by=coordinator
    )
    assert [reading.value for reading in standing(bags, today=timezone.localdate()).course] == [4.2, 5]


def test_team_of_the_place_sees_it_live_and_begins_with_what_enough_people_counted(
    at, full, little_town, coordinator, sign_in
):
    goal = goals.keep_goal(plan=full, draft=without_baseline(what="Zakken zwerfvuil"), by=coordinator)
    count_for_weeks(at, goal, little_town.wilgenstraat, ("2026-11-10", "2026-11-17"), phones=5)
    at("2026-12-01 09:00")
    call_command("gather-measured")
    assert not Measurement.objects.exists()  # there is no baseline yet
    (block,) = so_far(goal, reader=Reader.for_member(coordinator), today=timezone.localdate())
    found = block.gathered
    assert (block.value, block.closed, found.times, found.phones, found.people) == (4, True, 10, 5, 20)
    assert not inbox(Reader.for_member(coordinator), areas=[little_town.kade]).items  # numbers ask no answer
    assert so_far(goal, reader=Reader.everyone(), today=timezone.localdate()) == ()

    desk = sign_in(coordinator)
    assert "Alleen het team ziet deze tabel." in page_of(desk, f"/team/plannen/doel/{goal.pk}")
    edit = f"/team/plannen/doel/{goal.pk}/wijzig"
    assert "?nulmeting=22-11-2026" in page_of(desk, edit)
    begun = page_of(desk, f"{edit}?nulmeting=22-11-2026")
    assert ('value="2026-11-22"' in begun, 'value="4"' in begun) == (True, True)
    sheets = desk.get("/team/papier/own_measuring/wilgenstraat/vellen.pdf")
    assert sheets.content.startswith(b"%PDF")
    assert "1 Zakken zwerfvuil" in page_of(desk, "/team/papier/own_measuring/wilgenstraat")


@pytest.mark.any_database
def test_no_mean_is_about_one_person_however_often_somebody_counts():
    first, end = block_of(timezone.localdate()).first_week, block_of(timezone.localdate()).end
    others = [Count(number=1, phone=bytes([phone])) for phone in range(4)]
    often = [Count(number=100, phone=b"often")] * 40
    everybody = {count.phone for count in (*others, *often)}
    found = for_everyone([*others, *often], everybody, first=first, end=end)
    assert found is not None
    assert found.each_time == round((3 * 100 + 4) / 7, 1)
    assert for_everyone([*others, *often], {b"often"}, first=first, end=end) is None
    assert for_everyone([*others[:3], *often], everybody, first=first, end=end) is None
    carried = [Count(number=1, phone=bytes([phone]), carried=True) for phone in range(4)]
    assert for_everyone([*carried, *often], everybody, first=first, end=end) is None


def test_goal_by_hand_has_no_form_to_count_with(full, little_town, coordinator, resident):
    add_goal(full, coordinator, reckoned="hand")
    with translation.override("nl"):
        assert "Hier meten we nu niets samen." in page_of(resident, FORM)
