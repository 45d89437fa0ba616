"""The team's list and what it does with a signal; what everyone reads of it."""

from datetime import timedelta

import pytest
from django.test import Client

from straatwijs.early_signals.actions import find_signals
from straatwijs.early_signals.models import EarlySignal
from straatwijs.early_signals.states import State
from straatwijs.observations.models import Contribution, VisitWeek
from tests.early_signals.neighbourhood import LAST_WEEK, everyone, looked_more, make_signal, more, signed_in
from tests.town import make_member

pytestmark = pytest.mark.django_db


def found(kleindorp, code: str = "loose_tiles") -> EarlySignal:
    more(kleindorp.streets[14], code, [6, 6, 7, 8])
    return next(
        one for one in find_signals(week=LAST_WEEK, engine="here")[0].signals if one.indicator == code
    )


def page(signal: EarlySignal) -> str:
    return f"/team/signalen/{signal.key}"


def judge(desk: Client, signal: EarlySignal, what: str, **more_given: str):
    return desk.post(f"{page(signal)}/oordeel", {"what": what, **more_given})


def text(response) -> str:
    return response.content.decode()


def test_list_has_the_sentence_the_owner_and_a_map(desk, kleindorp):
    signal = found(kleindorp)
    told = text(desk.get("/team/signalen/"))
    street = kleindorp.streets[14]
    assert f"{street.name}" in told
    assert f"{signal.noted} times" in told
    assert "Merel Zandstra" in told
    assert "<svg" in told
    assert "36 streets" in told


def test_list_before_anybody_looked_says_what_to_do(desk, bare_streets):
    assert "Nobody looked for signals yet" in text(desk.get("/team/signalen/"))


def test_too_few_notes_is_never_no_change(desk, bare_streets):
    find_signals(week=LAST_WEEK, engine="here")
    told = text(desk.get("/team/signalen/"))
    assert "Too few notes to tell" in told
    assert "no change" not in told.lower()


def test_signal_goes_on_the_agenda_and_back(desk, kleindorp):
    signal = found(kleindorp)
    assert judge(desk, signal, "on_agenda").status_code == 302
    signal.refresh_from_db()
    assert signal.state == State.ON_AGENDA
    step = signal.judgements.get()
    assert (step.by.name, step.by_role) == ("Merel Zandstra", "coordinator")

    desk.post(f"{page(signal)}/ongedaan/{step.pk}")
    signal.refresh_from_db()
    assert signal.state == State.NEW


def test_going_to_look_plans_a_visit_that_counts_as_looking(desk, kleindorp):
    signal = found(kleindorp)
    judge(desk, signal, "to_look", look_before="2026-11-20")
    signal.refresh_from_db()
    assert (signal.state, signal.look_before.isoformat()) == ("to_look", "2026-11-20")
    before = text(desk.get(page(signal)))
    looked_more(kleindorp.streets[14], 7240, weeks=1)
    looked = VisitWeek.objects.get(area=kleindorp.streets[14], week=LAST_WEEK).minutes
    after = text(desk.get(page(signal)))
    shown = f'<td class="num">{looked}</td>'
    assert (shown in before, shown in after) == (False, True)


def test_rejecting_needs_a_reason_and_keeps_it(desk, kleindorp):
    signal = found(kleindorp)
    refused = judge(desk, signal, "not_a_signal")
    assert refused.status_code == 422
    assert "Say why" in text(refused)
    judge(desk, signal, "not_a_signal", reason="De buurvrouw telde elke dag dezelfde tegel.")
    signal.refresh_from_db()
    assert signal.state == State.NOT_A_SIGNAL
    assert "dezelfde tegel" in text(desk.get(page(signal)))
    assert "Settled" in text(desk.get("/team/signalen/"))


def test_everyone_reads_a_released_signal_about_things_with_public_numbers_only(desk, kleindorp):
    signal, street = found(kleindorp), kleindorp.streets[14]
    looked_more(street, 777, weeks=1)
    assert "What stands out here" not in text(everyone().get(f"/straat/{street.slug}"))
    phones(street, signal, 1)

    judge(desk, signal, "release")

    told = text(everyone().get(f"/straat/{street.slug}"))
    assert "What stands out here" in told
    assert "In as many weeks before it was" in told
    assert "looking we expect" not in told
    (public,) = everyone().get(f"/api/v1/areas/{street.code}/signals").json()
    assert (public["strength"], public["state"], public["direction"]) == (None, None, "more")
    assert "looking we expect" not in public["sentence"]
    judge(desk, signal, "withhold")
    assert "What stands out here" not in text(everyone().get(f"/straat/{street.slug}"))
    assert everyone().get(f"/api/v1/areas/{street.code}/signals").json() == []


def test_signal_about_people_is_public_in_words_of_the_neighbourhood_and_only_with_enough_people(
    desk, kleindorp
):
    signal, street = found(kleindorp, "noise"), kleindorp.streets[14]
    refused = judge(desk, signal, "release")
    assert refused.status_code == 422
    assert "Too few people" in text(refused)
    phones(street, signal, 5)

    assert judge(desk, signal, "release").status_code == 302

    (public,) = everyone().get(f"/api/v1/areas/{street.code}/signals").json()
    assert "De Linden" in public["sentence"]
    assert [sign for sign in public["sentence"] if sign.isdigit()] == []
    assert street.name not in public["sentence"]
    assert (public["areas"], street.code in public["id"]) == ([kleindorp.west.code], False)
    neighbour, elsewhere = kleindorp.streets[0], kleindorp.streets[35]
    assert everyone().get(f"/api/v1/areas/{neighbour.code}/signals").json() == [public]
    assert everyone().get(f"/api/v1/areas/{elsewhere.code}/signals").json() == []


def test_team_reads_numbers_over_the_api(desk, kleindorp):
    signal = found(kleindorp)
    (told,) = desk.get(f"/api/v1/areas/{kleindorp.streets[14].code}/signals").json()
    assert (told["id"], told["state"]) == (signal.key, "new")
    assert told["strength"] == round(signal.strength, 2)
    assert "With this much looking we expect" in told["sentence"]


def test_who_does_not_serve_the_place_finds_nothing(kleindorp):
    signal = found(kleindorp)
    stranger = signed_in(make_member("Vera Elders", "coordinator", kleindorp.east))
    assert signal.key not in text(stranger.get("/team/signalen/"))
    assert stranger.get(page(signal)).status_code == 404
    assert judge(stranger, signal, "on_agenda").status_code == 404


def test_scout_goes_and_looks_but_does_not_decide(scout, kleindorp):
    signal = found(kleindorp)
    browser = signed_in(scout)
    assert judge(browser, signal, "on_agenda").status_code == 403
    assert judge(browser, signal, "to_look").status_code == 302


def test_answered_signal_tells_everyone_what_happens(desk, kleindorp):
    signal, street = found(kleindorp), kleindorp.streets[14]
    phones(street, signal, 1)
    judge(desk, signal, "on_agenda")
    judge(desk, signal, "release")
    assert judge(desk, signal, "answered").status_code == 422
    judge(desk, signal, "answered", answer="In mei leggen we de tegels opnieuw.")
    assert "In mei leggen we de tegels opnieuw." in text(everyone().get(f"/straat/{street.slug}"))


def test_chance_is_told_from_what_the_team_confirmed(desk, kleindorp):
    signal = found(kleindorp)
    assert "chance" not in text(desk.get(page(signal))).split("How is this decided")[0]
    for number in range(30):
        make_signal(
            signal.area,
            signal.municipality,
            key=f"earlier-{number}",
            week=LAST_WEEK - timedelta(weeks=30 + number),
            state=State.NOT_A_SIGNAL if number % 3 == 0 else State.ANSWERED,
        )
    assert "Of ten such signals about 3 turn out to be chance." in text(desk.get(page(signal)))


def phones(street, signal: EarlySignal, number: int) -> None:
    """So many phones noted this in the weeks of the signal."""
    for phone in range(number):
        Contribution.objects.create(
            id_hash=bytes([phone]) * 32, content_hash=b"", receipt_hash=bytes([phone]) * 32, code_hash=b"",
            instrument="street_signal", instrument_version=1, area=street, indicator=signal.indicator,
            side="annoying", kind="social", channel="phone", noted_at=f"{signal.week}T12:00:00Z",
            received_at=f"{signal.week}T12:00:00Z", week=signal.week, device=bytes([phone + 1]) * 32,
        )  # fmt: skip
