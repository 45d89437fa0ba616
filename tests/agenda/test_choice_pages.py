"""Choosing from the first draft to what was taken up, through the pages."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.agenda.calculations.choices import Vote
from straatwijs.agenda.models import Conversation, Topic
from straatwijs.agenda.models.choices import BallotCode, Choice
from straatwijs.agenda.queries.choices import choices_at, taken_up, votes_of
from straatwijs.shared.models import AuditRecord
from tests.agenda.choosing import TEXTS

CODE = re.compile(r"\b[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}\b")
WORDS = re.compile(r'class="tracker">([^<]+)<')
CHANGE = re.compile(r'class="num">([^<]+)<')


@pytest.fixture
def desk(sign_in, neighbourhood_worker):
    return sign_in(neighbourhood_worker)


def pdf_words(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split()
    )


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def draft_form(place, **changed):
    now = timezone.localtime()
    return {
        "area": place.pk,
        "title": "Wat doen we eerst?",
        "intro": "Er is geld voor twee dingen.",
        "opens_at": f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "closes_at": f"{now + timedelta(days=7):%Y-%m-%dT%H:%M}",
        "text_1": "Meer groen",
        "theme_1": "Buiten",
        "text_2": "Veilig oversteken",
        "text_4": "Een speelplek",
        **changed,
    }


def test_from_draft_to_what_is_taken_up(little_town, sign_in, neighbourhood_worker, resident, at):
    desk = sign_in(neighbourhood_worker)
    made = desk.post("/team/keuzes/nieuw", draft_form(little_town.kade))
    choice = Choice.objects.get()
    page, own = f"/keuze/{choice.pk}", f"/team/keuzes/{choice.pk}"
    assert made["Location"] == own
    assert resident.get(page).status_code == 404

    desk.post(f"{own}/klaar")
    printed = desk.post(f"{own}/stroken.pdf", {"number": 12})
    codes = sorted(set(CODE.findall(pdf_words(printed))))
    assert (len(codes), printed["Cache-Control"]) == (12, "no-store")

    slip = resident.get(f"{page}/{codes[0]}")
    assert (slip["Cache-Control"], slip["Referrer-Policy"], slip["X-Robots-Tag"]) == ("no-store", "no-referrer", "noindex")  # fmt: skip
    assert f'value="{codes[0]}"' in slip.content.decode()
    thanks = [
        resident.post(f"{page}/stem", {"code": code, "page": uuid4(), "first": 1 + (turn > 3), "second": 3, "perspective": "resident"})
        for turn, code in enumerate(codes[:6])
    ]  # fmt: skip
    words = [WORDS.search(answer.content.decode())[1] for answer in thanks]
    assert "6 of 12" in text_of(desk.get(own, headers={"accept-language": "en"}))
    assert resident.get(f"{page}/tellijst.pdf").status_code == 404

    at(choice.closes_at + timedelta(minutes=1))
    desk = sign_in(neighbourhood_worker)  # a week later
    listed = pdf_words(resident.get(f"{page}/tellijst.pdf"))
    assert all(f"{tracker} {1 + (turn > 3)} 3 –" in listed for turn, tracker in enumerate(words))
    assert sorted(words) == re.findall(r"\b[a-z]+-[a-z]+-[a-z]+\b", listed)

    wrong = desk.post(f"{own}/besluit", {"taken_1": "yes", "taken_2": "no", "why_1": "In mei beginnen we."})
    assert wrong.status_code == 422
    assert "In mei beginnen we." in wrong.content.decode()
    desk.post(
        f"{own}/besluit", {"taken_1": "yes", "taken_2": "no", "why_2": "Dat mag van de provincie niet."}
    )
    shown = text_of(resident.get(page))
    assert "Dat mag van de provincie niet." in shown
    assert [option.text for option in taken_up(little_town.kade)] == ["Meer groen"]
    assert list(AuditRecord.objects.filter(thing="choice").order_by("pk").values_list("action", flat=True)) == [
        "draw up", "make ready", "print codes", "decide",
    ]  # fmt: skip


def test_light_choice_has_lines_and_nothing_around_them(little_town, desk, resident):
    form = desk.get("/team/keuzes/nieuw?soort=light").content.decode()
    assert ('name="text_1"' in form, 'name="intro"' in form, 'name="more_1"' in form) == (True, False, False)
    desk.post("/team/keuzes/nieuw?soort=light", draft_form(little_town.kade))
    choice = Choice.objects.get()
    assert (choice.light, choice.intro) == (True, "")
    assert list(choice.options.values_list("order", "text", "theme")) == [
        (1, "Meer groen", ""), (2, "Veilig oversteken", ""), (3, "Een speelplek", ""),
    ]  # fmt: skip
    desk.post(f"/team/keuzes/{choice.pk}/klaar")
    assert "light" in resident.get(f"/keuze/{choice.pk}").content.decode()


def test_topic_of_a_conversation_can_be_chosen(little_town, desk):
    talk = Conversation.objects.create(
        area=little_town.kade, at=timezone.now(), venue="neighbourhood", place="De Schakel"
    )
    topic = Topic.objects.create(conversation=talk, key="own:1", origin="own", title="Licht op het plein")
    Topic.objects.create(
        conversation=talk, key="own:2", origin="own", title="Zorgen om een gezin", sheltered=True
    )
    form = desk.get("/team/keuzes/nieuw").content.decode()
    assert ("Licht op het plein" in form, "Zorgen om een gezin" in form) == (True, False)

    desk.post("/team/keuzes/nieuw", draft_form(little_town.kade, topic_3=topic.pk))

    option = Choice.objects.get().options.get(topic=topic)
    assert (option.order, option.text) == (3, "Licht op het plein")


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"title": "Bel Fatima Yilmaz op 06-12345678"}, "Fatima"),
        ({"text_2": "Meer groen"}, "Buiten"),
        ({"closes_at": "2020-01-01T10:00"}, "2020-01-01T10:00"),
        ({"opens_at": ""}, "Meer groen"),
        ({"area": "999"}, "Meer groen"),
    ],
)
def test_draft_that_can_not_be_is_refused_and_stays_on_the_page(little_town, desk, changed, kept):
    answer = desk.post("/team/keuzes/nieuw", draft_form(little_town.kade, **changed))
    assert answer.status_code == 422
    assert kept in answer.content.decode()
    assert Choice.objects.count() == 0


def test_fixed_choice_does_not_change_and_goes_back_only_without_codes(open_for, desk):
    choosing = open_for(codes=0, opens_at=timezone.now() + timedelta(days=1))
    own = f"/team/keuzes/{choosing.choice.pk}"
    assert desk.get(f"{own}/wijzig").status_code == 302
    desk.post(f"{own}/ontwerp")
    assert Choice.objects.get().ready is False
    desk.post(f"{own}/klaar")
    desk.post(f"{own}/stroken.pdf", {"number": 1})
    desk.post(f"{own}/ontwerp")
    assert Choice.objects.get().ready is True


def test_one_thing_is_nothing_to_choose_from(little_town, desk):
    desk.post("/team/keuzes/nieuw", draft_form(little_town.kade, text_2="", text_4=""))
    choice = Choice.objects.get()
    desk.post(f"/team/keuzes/{choice.pk}/klaar")
    choice.refresh_from_db()
    assert choice.ready is False


@pytest.mark.parametrize("number", ["0", "501", "", "veel"])
def test_only_so_many_codes_at_once(choosing, desk, number):
    assert desk.post(f"/team/keuzes/{choosing.choice.pk}/stroken.pdf", {"number": number}).status_code == 422
    assert BallotCode.objects.count() == 20


def test_ballot_on_paper_numbers_everything(choosing, desk):
    words = pdf_words(desk.get(f"/team/keuzes/{choosing.choice.pk}/stembiljet.pdf"))
    assert all(f"{number}. {text}" in words for number, text in enumerate(TEXTS, 1))


# --- what a voter hears ---


def test_sending_twice_shows_the_same_words(choosing, resident):
    code, page = choosing.code(), uuid4()
    first, again = (choosing.send(resident, code, page=page) for _time in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert WORDS.search(first.content.decode())[1] == WORDS.search(again.content.decode())[1]
    assert sum(votes_of(choosing.choice).values()) == 1


def test_slip_that_was_used_is_refused_with_what_to_do(choosing, resident):
    code = choosing.code()
    choosing.send(resident, code)
    refused = choosing.send(resident, code, first=4, second=2, headers={"accept-language": "en"})
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert f'value="{code}"' in shown
    assert '<option value="4" selected>' in shown
    assert votes_of(choosing.choice) == {Vote(ranked=(1,)): 1}


@pytest.mark.parametrize(
    ("marks", "field"),
    [
        ({"first": ""}, "first"),
        ({"second": 1}, "second"),
        ({"third": 2}, "second"),
        ({"first": "x"}, "first"),
        ({"code": "aaaa-aaaa-aaaa"}, "code"),
        ({"code": ""}, "code"),
    ],
)
def test_wrong_ballot_stays_filled_in_with_a_sentence_at_the_field(choosing, resident, marks, field):
    answer = choosing.send(resident, **{"code": choosing.code(), **marks})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.content.decode()
    assert votes_of(choosing.choice) == {}


@pytest.mark.parametrize("sent", [{"page": "nothing"}, {"page": ""}, {"perspective": "king"}, {"code": "\0"}])
def test_nonsense_is_no_error(choosing, resident, sent):
    assert choosing.send(resident, **{"code": choosing.code(), **sent}).status_code in {200, 422}


def test_ballot_after_closing_hears_that_it_closed(choosing, resident, at):
    at(choosing.after())
    answer = choosing.send(resident, choosing.code())
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (409, True)
    assert votes_of(choosing.choice) == {}


def test_a_room_full_of_neighbours_behind_one_address_all_choose(choosing, resident, settings):
    """Wrong codes come to a limit; right ones never do."""
    settings.RECEIPT_MISSES = 1
    answers = [choosing.send(resident, "aaaa-aaaa-aaaa").status_code for _try in range(7)]
    assert answers == [422] * 5 + [429] * 2
    assert [choosing.send(resident, choosing.code()).status_code for _voter in range(20)] == [200] * 20


def test_result_names_turnout_and_hides_small_groups(choosing, resident, at):
    for number in range(11):
        perspective = "resident" if number < 6 else "young_resident" if number < 11 else ""
        choosing.cast(1 + number % 2, perspective=perspective)
    choosing.cast(5, perspective="entrepreneur")
    at(choosing.after())
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="num">([^<]+)</td>', text_of(resident.get(f"/keuze/{choosing.choice.pk}", headers={"accept-language": "en"})))  # fmt: skip
    assert dict(rows[-6:]) == {
        "Resident": "6", "Young resident": "few", "Entrepreneur": "few", "Professional in the neighbourhood": "few",
        "Civil servant": "few", "Did not say": "few",
    }  # fmt: skip


def test_page_of_the_choice_asks_little_of_the_database(choosing, resident, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert resident.get(f"/keuze/{choosing.choice.pk}").status_code == 200


# --- the paper desk ---


def test_paper_is_typed_over_and_changed_at_the_desk(choosing, desk):
    own, code = f"/team/keuzes/{choosing.choice.pk}", choosing.code()
    typed = desk.post(
        f"{own}/papier", {"code": code, "page": uuid4(), "first": 3, "second": 1}
    ).content.decode()
    words, change = WORDS.search(typed)[1], CHANGE.search(typed)[1]
    assert votes_of(choosing.choice) == {Vote(ranked=(3, 1)): 1}

    twice = desk.post(f"{own}/papier", {"code": code, "page": uuid4(), "first": 2})
    assert (twice.status_code, f'value="{code}"' in twice.content.decode()) == (422, True)
    wrong = desk.post(f"{own}/terugnemen", {"code": code, "tracker": words, "change": "aaaa-aaaa"})
    assert wrong.status_code == 422

    gone = desk.post(f"{own}/terugnemen", {"code": code, "tracker": words, "change": change})
    assert (gone.status_code, votes_of(choosing.choice)) == (200, {})
    desk.post(f"{own}/papier", {"code": code, "page": uuid4(), "first": 2})
    assert votes_of(choosing.choice) == {Vote(ranked=(2,)): 1}


@pytest.mark.parametrize("who", ["scout", "analyst", "administrator", "outsider"])
def test_choice_of_others_is_not_there(choosing, sign_in, request, who):
    browser = sign_in(request.getfixturevalue(who))
    own = f"/team/keuzes/{choosing.choice.pk}"
    assert {
        browser.get(f"{own}{part}").status_code for part in ("", "/wijzig", "/papier", "/stembiljet.pdf")
    } == {404}
    assert browser.post(f"{own}/stroken.pdf", {"number": 5}).status_code == 404


def test_place_knows_its_choices(choosing, little_town, open_for, resident):
    now = timezone.now()
    later = open_for(
        codes=0, title="Straks", opens_at=now + timedelta(days=2), closes_at=now + timedelta(days=30)
    )
    assert choices_at(little_town.kade, now=now) == (choosing.choice, later.choice)
    assert choices_at(little_town.kade, now=choosing.after()) == (later.choice, choosing.choice)
    assert choices_at(little_town.veld, now=now) == ()
    assert f'href="/keuze/{later.choice.pk}"' in resident.get("/gebied/de-kade").content.decode()
