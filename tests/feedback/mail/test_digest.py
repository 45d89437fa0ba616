"""News by mail, through a real mail server: asked for, meant, told once, stopped in one click."""
# ruff: noqa: PLR0917 - fixtures are asked for by name

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from straatwijs.feedback.models import Subscription, SubscriptionNote
from tests.feedback.meetings import agreed, plan, topic
from tests.feedback.telling import WORDS, answer

EMAIL = "b.elmas@voorbeeld.example"


def test_question_comes_first_and_opening_its_link_is_no_yes(
    note, asks, resident, mailbox, sends, coordinator
):
    link = asks(note.path, "yours")
    assert mailbox.arrived[0].to == [EMAIL]
    assert resident.get(link).status_code == 200
    answer(coordinator, note)

    assert sends() == []
    assert Subscription.objects.get().confirmed_at is None


def test_question_is_asked_once(note, asks, mailbox):
    asks(note.path, "yours")
    call_command("send-mail")
    assert len(mailbox.arrived) == 1


def test_answer_comes_by_mail_and_is_told_once(note, subscribed, sends, coordinator):
    subscribed(note.path, "yours")
    answer(coordinator, note)

    (arrived,) = sends()
    assert arrived.mail["Subject"] == "Nieuws uit je straat"
    assert "Wilgenstraat" in arrived.text
    assert WORDS in arrived.text
    assert sends("2026-11-30 04:00") == []


def test_mail_is_plain_text_with_one_click_out_and_nothing_personal(note, subscribed, sends, coordinator):
    link = subscribed(note.path, "yours")
    answer(coordinator, note)
    (arrived,) = sends()
    mail, stop = arrived.mail, f"https://straatwijs.example{link}/stop"

    assert mail.get_content_type() == "text/plain"
    assert mail["List-Unsubscribe"].strip() == f"<{stop}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["From"] == "Straatwijs <nieuws@straatwijs.example>"
    assert re.fullmatch(r"terug\+[a-z2-7]{26}@straatwijs\.example", arrived.sender)
    heads = " ".join(f"{name}: {value}" for name, value in mail.items() if name != "To")
    urls = " ".join(re.findall(r"https://\S+", arrived.text))
    for secret in (
        note.token,
        "elmas",
        "voorbeeld",
        "tegels bij de school",
        "Wilgenstraat",
    ):
        assert secret not in heads
        assert secret not in urls
    assert note.token not in arrived.text
    assert "tegels bij de school" not in arrived.text
    # Neither what it was about: a mailbox is often read by two.
    assert "egel" not in arrived.text.replace(WORDS, "")


def test_one_click_of_the_mail_program_stops_it_without_cookie_or_form(note, subscribed, sends, coordinator):
    link = subscribed(note.path, "yours")
    browser = Client(enforce_csrf_checks=True)
    assert browser.get(f"{link}/stop").status_code == 200
    assert Subscription.objects.count() == 1

    reply = browser.post(f"{link}/stop", {"List-Unsubscribe": "One-Click"})
    answer(coordinator, note)
    assert reply.status_code == 200
    assert (Subscription.objects.count(), SubscriptionNote.objects.count()) == (0, 0)
    assert sends() == []
    assert browser.get(note.path).status_code == 200
    assert browser.get(link).status_code == 404


def test_what_was_taken_back_leaves_the_mail(note, given, subscribed, sends, coordinator, resident):
    other = given("rubbish_beside_bins")
    subscribed(note.path, "yours")
    answer(coordinator, note, other)
    resident.post(f"{note.path}/terugnemen", {"code": note.code})

    assert SubscriptionNote.objects.count() == 0
    assert sends() == []


def test_mail_tells_nothing_of_what_others_noted_about_people(
    note, given, subscribed, sends, coordinator, little_town
):
    theirs = given("noise", text="Weer ruzie op nummer zeven.")
    subscribed(note.path, "yours", "street", "conversation")
    answer(coordinator, theirs, text="We praten er in kleine kring over.", state="being_discussed")
    answer(coordinator, note)

    (arrived,) = sends()
    assert WORDS in arrived.text
    assert "kleine kring" not in arrived.text
    assert "ruzie" not in arrived.text


def test_street_section_tells_public_answers_only(note, given, subscribed, sends, coordinator):
    subscribed("/straat/wilgenstraat", "street")
    answer(coordinator, note, text="Dit is alleen voor de bon.")
    answer(coordinator, given(), text="Dit leest iedereen.", public=True)

    (arrived,) = sends()
    assert "Dit leest iedereen." in arrived.text
    assert "alleen voor de bon" not in arrived.text


def test_public_answer_on_the_own_note_is_told_once(note, subscribed, sends, coordinator):
    subscribed(note.path, "yours", "street")
    answer(coordinator, note, public=True)
    (arrived,) = sends()
    assert arrived.text.count(WORDS) == 1


def test_conversation_section_tells_the_agenda_without_what_is_sheltered(
    note, subscribed, sends, coordinator, little_town
):
    subscribed("/straat/wilgenstraat", "conversation")
    meeting = plan(little_town.kade, coordinator)
    topic(meeting, "Zorgen om een gezin", sheltered=True)
    agreed(topic(meeting, "Tegels rechtleggen"), coordinator, what="Tegels rechtleggen")

    (arrived,) = sends()
    assert "Tegels rechtleggen" in arrived.text
    assert "Wijkcentrum De Kade" in arrived.text
    assert f"/gesprek/{meeting.pk}" in arrived.text
    assert "gezin" not in arrived.text
    assert "- " in arrived.text


def test_sections_are_chosen_apart(note, subscribed, sends, coordinator, resident):
    link = subscribed(note.path, "yours", "street")
    resident.post(link, {"what": "choose", "sections": ["conversation"]})
    answer(coordinator, note, public=True)
    assert sends() == []
    kept = Subscription.objects.get()
    assert (kept.yours, kept.street, kept.conversation) == (False, False, True)


def test_choosing_nothing_is_stopping(note, subscribed, resident):
    resident.post(subscribed(note.path, "yours"), {"what": "choose"})
    assert Subscription.objects.count() == 0


def test_quiet_quarter_is_told_once(note, subscribed, sends):
    subscribed(note.path, "yours", "street")
    assert sends() == []
    assert sends("2026-12-21 04:00") == []
    (arrived,) = sends("2027-01-11 04:00")
    assert arrived.mail["Subject"] == "Weinig nieuws, en dat is ook nieuws"
    assert "/s/wilgenstraat" in arrived.text
    assert sends("2027-02-01 04:00") == []


def test_answer_that_can_still_be_undone_waits(note, subscribed, sends, at, coordinator):
    subscribed(note.path, "yours")
    at("2026-11-23 03:55")
    answer(coordinator, note)
    assert sends() == []
    assert len(sends("2026-11-30 04:00")) == 1


def test_second_receipt_joins_the_same_mail(note, given, subscribed, sends, coordinator):
    other = given("rubbish_beside_bins")
    subscribed(note.path, "yours")
    subscribed(other.path, "yours", "street")
    assert Subscription.objects.count() == 1
    answer(coordinator, note)
    answer(coordinator, other, text="De bakken gaan vaker leeg.")
    (arrived,) = sends()
    assert WORDS in arrived.text
    assert "De bakken gaan vaker leeg." in arrived.text


def test_nobody_learns_whether_an_address_has_mail_already(note, subscribed, resident):
    known, fresh = (
        resident.post(f"{note.path}/bericht", {"email": email, "sections": ["yours"]})
        for email in (EMAIL, "nieuw@voorbeeld.example")
    )
    assert (known.status_code, known.headers["Location"]) == (fresh.status_code, fresh.headers["Location"])


def test_one_address_is_asked_three_times_a_day_at_most(note, resident, mailbox):
    for _time in range(5):
        resident.post(f"{note.path}/bericht", {"email": EMAIL, "sections": ["yours"]})
    call_command("send-mail")
    assert len(mailbox.arrived) == 3


@pytest.mark.parametrize(
    ("email", "sections", "sentence"),
    [
        ("geen adres", ["yours"], "heel e-mailadres"),
        (EMAIL, [], "Kies minstens"),
        ("a@b\nc.nl", ["yours"], "heel e-mailadres"),
    ],
)
def test_what_can_not_be_is_said(note, resident, email, sections, sentence):
    reply = resident.post(f"{note.path}/bericht", {"email": email, "sections": sections})
    assert reply.status_code == 422
    assert sentence in reply.content.decode()
    assert Subscription.objects.count() == 0


def test_year_ends_by_itself_and_is_held_on_to_with_a_click(
    note, subscribed, sends, at, coordinator, resident
):
    link = subscribed(note.path, "yours")
    at("2027-11-10 10:00")
    answer(coordinator, note)
    (arrived,) = sends("2027-11-15 04:00")
    assert "18 november 2027" in arrived.text
    resident.post(link, {"what": "yes"})
    sends("2028-01-03 04:00")
    assert Subscription.objects.count() == 1
    sends("2028-12-25 04:00")
    assert Subscription.objects.count() == 0


def test_unanswered_question_is_forgotten_after_a_week(note, asks, sends):
    asks(note.path, "yours")
    sends("2026-11-23 04:00")
    assert Subscription.objects.count() == 1
    sends("2026-11-30 04:00")
    assert Subscription.objects.count() == 0


def test_database_holds_no_link_of_a_mail(note, subscribed):
    token = subscribed(note.path, "yours").rpartition("/")[2]
    row = Subscription.objects.values().get()
    assert token not in str({name: value for name, value in row.items() if name != "token_hash"})
    assert bytes(row["token_hash"]) != token.encode()


def test_pages_with_a_secret_are_kept_by_nobody(note, subscribed, resident):
    link = subscribed(note.path, "yours")
    for path in (link, f"{link}/stop", f"{note.path}/bericht"):
        headers = resident.get(path).headers
        assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_who_wants_mail_once_a_month_gets_it_once_a_month(note, subscribed, sends, coordinator, resident):
    link = subscribed(note.path, "yours")
    resident.post(link, {"what": "choose", "sections": "yours", "every_weeks": "4"})
    answer(coordinator, note)
    assert len(sends()) == 1
    answer(coordinator, note)

    first = Subscription.objects.get().mailed_on
    days = {days: f"{first + timedelta(days=days)} 04:00" for days in (7, 21, 28)}
    assert [len(sends(days[after])) for after in (7, 21, 28)] == [0, 0, 1]
