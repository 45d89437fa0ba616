"""Who you should know: only with a yes, gone when it is taken back, and never for everyone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from straatwijs.feedback.actions.forgetting import forget
from straatwijs.feedback.actions.key_people import Consent, keep_key_person, withdraw_consent
from straatwijs.feedback.models import KeyPerson
from straatwijs.feedback.queries.key_people import key_people
from straatwijs.shared.models import AuditRecord
from tests.feedback.telling import audit_of

PAGE = "/team/overdracht/de-kade"
KEEP = f"{PAGE}/mensen"
CANARY = "Quirijntje Zonnewaldstra"
SAID = {
    "words": f"{CANARY} heeft de sleutel van het buurthuis",
    "contact": "bel aan op het plein",
    "agreed": "yes",
    "consented_on": "2026-11-10",
    "consent_how": "aan de keukentafel",
}


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-11-18 10:00")


@pytest.fixture
def kept(little_town, coordinator):
    yes = Consent(given=True, on=date(2026, 11, 10), how=SAID["consent_how"])
    return keep_key_person(
        area=little_town.kade, words=SAID["words"], contact=SAID["contact"], consent=yes, by=coordinator
    )


def test_person_who_said_yes_stands_on_the_page_with_how_and_until_when(desk):
    assert desk.post(KEEP, SAID).headers["Location"] == f"{PAGE}#people"
    page = desk.get(PAGE).content.decode()
    for words in (SAID["words"], SAID["contact"], "Zei ja op 10 november 2026 (aan de keukentafel)."):
        assert words in page
    assert "Dat geldt tot en met 9 november 2028." in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"agreed": ""}, "Vraag het eerst."),
        ({"consented_on": ""}, "Vul de dag van het ja in"),
        ({"consented_on": "2026-11-19"}, "Vul de dag van het ja in"),
        ({"consented_on": "2024-11-17"}, "ouder dan twee jaar"),
        ({"consent_how": "  "}, "Schrijf op hoe deze persoon ja zei."),
        ({"words": " "}, "Schrijf op wie het is"),
        ({"words": "a" * 301}, "Dit is te lang"),
    ],
)
def test_without_a_yes_nothing_is_kept_and_nothing_typed_is_lost(desk, changed, sentence):
    reply = desk.post(KEEP, SAID | changed)
    page = reply.content.decode()
    assert (reply.status_code, KeyPerson.objects.count()) == (422, 0)
    assert sentence in page
    assert SAID["contact"] in page


@pytest.mark.parametrize("empty", ["words", "consent_how"])
def test_database_refuses_somebody_without_a_yes(little_town, coordinator, empty):
    row = {
        "area": little_town.kade,
        "words": "Iemand",
        "consent_how": "aan tafel",
        "consented_on": date(2026, 11, 10),
        "recorded_at": timezone.now(),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyPerson.objects.create(**row | {empty: ""})


def test_taking_it_back_leaves_nothing_anywhere(kept, desk):
    desk.post(f"/team/overdracht/mensen/{kept.pk}/weg")
    assert KeyPerson.objects.count() == 0
    assert CANARY not in desk.get(PAGE).content.decode()
    records = AuditRecord.objects.filter(thing="key person").order_by("pk")
    assert [(one.action, one.key, one.details) for one in records] == [
        ("keep", str(kept.pk), {}),
        ("withdraw", str(kept.pk), {}),
    ]
    assert "haalde weg op verzoek" in desk.get("/team/verslag/").content.decode()


def test_taking_it_back_twice_is_recorded_once(kept, coordinator):
    gone = KeyPerson.objects.get(pk=kept.pk)
    withdraw_consent(person=kept, by=coordinator)
    withdraw_consent(person=gone, by=coordinator)
    assert len(audit_of("withdraw")) == 1


def test_yes_ends_after_two_years_on_the_page_and_in_the_database(kept, little_town):
    last = date(2026, 11, 10) + timedelta(days=730)
    assert list(key_people(little_town.kade, today=last)) == [kept]
    assert list(key_people(little_town.kade, today=last + timedelta(days=1))) == []
    assert forget(today=last).key_people == 0
    assert forget(today=last + timedelta(days=1)).key_people == 1
    assert KeyPerson.objects.count() == 0


def test_new_yes_counts_two_years_again(kept, coordinator, sign_in, at):
    at("2028-10-01 10:00")
    desk = sign_in(coordinator)
    path = f"/team/overdracht/mensen/{kept.pk}/opnieuw"
    again = {"agreed": "yes", "consented_on": "2028-09-30", "consent_how": "aan de deur"}
    assert desk.post(path, again | {"agreed": ""}).status_code == 422
    assert KeyPerson.objects.get().consented_on == date(2026, 11, 10)
    assert desk.post(path, again).status_code == 302
    found = KeyPerson.objects.get()
    assert (found.words, found.consented_on, found.consent_how) == (
        SAID["words"],
        date(2028, 9, 30),
        "aan de deur",
    )
    assert forget(today=date(2028, 11, 20)).key_people == 0


def test_other_teams_and_roles_find_nobody(kept, outsider, neighbourhood_worker, administrator, sign_in):
    for member in (outsider, neighbourhood_worker, administrator):
        browser = sign_in(member)
        for path in (f"mensen/{kept.pk}/weg", f"mensen/{kept.pk}/opnieuw", "de-kade/mensen"):
            assert browser.post(f"/team/overdracht/{path}", SAID).status_code == 404
        assert CANARY not in browser.get("/team/").content.decode()
    assert KeyPerson.objects.get().consent_how == SAID["consent_how"]
    with pytest.raises(PermissionDenied):
        withdraw_consent(person=kept, by=outsider)


def test_person_of_a_street_stands_with_the_neighbourhood_and_not_with_another_street(kept, little_town):
    KeyPerson.objects.update(area=little_town.iepenpad)
    today = timezone.localdate()
    assert list(key_people(little_town.kade, today=today)) == [kept]
    assert list(key_people(little_town.wilgenstraat, today=today)) == []


PUBLIC = (
    "/",
    "/gebied/de-kade",
    "/gebied/de-kade/wensen",
    "/gebied/de-kade/nieuws.xml",
    "/gebied/de-kade/gesprekken.ics",
    "/straat/wilgenstraat",
    "/straat/wilgenstraat/wensen",
    "/straat/wilgenstraat/nieuws.xml",
    "/zoek?q=Quirijntje",
    "/s/wilgenstraat",
)


def test_no_public_page_or_feed_names_anybody(kept, desk, resident):
    assert CANARY in desk.get(PAGE).content.decode()
    for browser in (resident, desk):
        for path in PUBLIC:
            reply = browser.get(path)
            assert reply.status_code == 200, path
            assert "Zonnewaldstra" not in reply.content.decode(), path
    for path in (PAGE, f"{PAGE}.pdf"):
        assert "/login/" in resident.get(path).headers["Location"]
