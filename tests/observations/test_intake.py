"""Keeping a note: once, guarded, counted, completed and taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError

from straatwijs.observations import counts, deidentification, secrets
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.models import Contribution, StreetWeek, Tombstone, VisitWeek
from straatwijs.observations.note import Changed, NewNote, Refused, Withdrawn, Words
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM
from tests.observations.test_visits import a_visit
from tests.town import Town

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 14, 0, tzinfo=AMSTERDAM)
THING, PEOPLE = "loose_tiles", "noise"


@pytest.fixture(scope="module", autouse=True)
def recogniser() -> None:
    deidentification.load()


@pytest.fixture
def a_note(little_town: Town) -> Callable[..., NewNote]:
    def make(**changes: Any) -> NewNote:
        fields: dict[str, Any] = {
            "id": uuid4(),
            "instrument": "street_signal",
            "area": little_town.wilgenstraat.code,
            "side": "annoying",
            "indicator": THING,
            "noted_at": NOW - timedelta(minutes=2),
        }
        return NewNote(**(fields | changes))

    return make


def cells() -> set[tuple[str, str, str, int, int]]:
    return set(
        StreetWeek.objects.values_list("area__name", "indicator", "perspective", "number", "contributors")
    )


def test_note_is_kept_and_counted(a_note):
    kept = contributions.keep(note=a_note(), secret="phone-one-secret", now=NOW)
    assert kept.new
    assert len(kept.receipt) == 26
    assert cells() == {("Wilgenstraat", THING, "", 1, 1)}


def test_retry_gives_the_same_receipt_and_counts_once(a_note):
    note = a_note(text="De stoep ligt open bij de hoek")
    first = contributions.keep(note=note, secret="phone-one-secret", now=NOW)
    again = contributions.keep(note=note, secret="phone-one-secret", now=NOW + timedelta(hours=3))
    assert (again.new, again.receipt, again.withdrawal_code, again.text) == (
        False,
        first.receipt,
        first.withdrawal_code,
        first.text,
    )
    assert Contribution.objects.count() == 1
    assert cells() == {("Wilgenstraat", THING, "", 1, 1)}


def test_other_content_under_the_same_id_is_refused(a_note):
    note = a_note()
    contributions.keep(note=note, secret=None, now=NOW)
    with pytest.raises(Changed):
        contributions.keep(note=a_note(id=note.id, indicator="graffiti"), secret=None, now=NOW)
    assert cells() == {("Wilgenstraat", THING, "", 1, 1)}


def test_neither_id_nor_receipt_nor_phone_is_stored(a_note):
    note = a_note()
    kept = contributions.keep(note=note, secret="phone-one-secret", now=NOW)
    row = Contribution.objects.values().get()
    stored = " ".join(
        bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value) for value in row.values()
    )
    for secret in (
        note.id.hex,
        str(note.id),
        kept.receipt,
        kept.withdrawal_code,
        "phone-one-secret",
        b"phone-one-secret".hex(),
    ):
        assert secret not in stored
    assert bytes(row["receipt_hash"]) == secrets.receipt_hash(kept.receipt)


def test_words_are_guarded_before_they_are_stored(a_note):
    kept = contributions.keep(
        note=a_note(text="Bel buurvrouw Fatima El Amrani op 06-12345678 over de tegels"), secret=None, now=NOW
    )
    stored = Contribution.objects.get()
    assert kept.text == stored.text
    assert "Fatima" not in stored.text
    assert "12345678" not in stored.text
    assert "tegels" in stored.text
    assert set(kept.withheld) == set(stored.withheld) == {"person", "phone"}


def test_contributors_counts_phones_and_notes_without_phone_count_as_one(a_note):
    for secret in ("phone-one-secret", "phone-one-secret", "phone-two-secret", None, None):
        contributions.keep(note=a_note(), secret=secret, now=NOW)
    assert cells() == {("Wilgenstraat", THING, "", 5, 3)}


def test_recount_finds_nothing_to_repair_and_repairs_what_was_broken(a_note, little_town):
    for secret in ("phone-one-secret", "phone-two-secret", None):
        contributions.keep(note=a_note(indicator=PEOPLE), secret=secret, now=NOW)
    visits.keep_visit(visit=a_visit(little_town), secret=None, now=NOW)
    assert counts.recount(NOW.date()) == counts.Recount(cells=2, repaired=0)
    StreetWeek.objects.update(number=99)
    VisitWeek.objects.all().delete()
    assert counts.recount(NOW.date()).repaired == 2
    assert cells() == {("Wilgenstraat", PEOPLE, "", 3, 3)}


def test_recount_leaves_phones_of_a_closed_quarter_as_they_were(a_note):
    for secret in ("phone-one-secret", "phone-two-secret"):
        contributions.keep(note=a_note(), secret=secret, now=NOW)
    Contribution.objects.update(device=b"")
    assert counts.recount(datetime(2027, 6, 1, tzinfo=AMSTERDAM).date()).repaired == 0
    assert cells() == {("Wilgenstraat", THING, "", 2, 2)}


def test_taking_back_removes_everything_and_the_id_stays_away(a_note):
    note = a_note(text="Het stinkt bij de bakken")
    contributions.keep(note=a_note(), secret="phone-one-secret", now=NOW)
    kept = contributions.keep(note=note, secret="phone-one-secret", now=NOW)
    assert contributions.withdraw(
        token=kept.receipt, code=kept.withdrawal_code.upper().replace("-", " "), now=NOW
    )
    assert Contribution.objects.count() == 1
    assert cells() == {("Wilgenstraat", THING, "", 1, 1)}
    assert Tombstone.objects.count() == 1
    with pytest.raises(Withdrawn):
        contributions.keep(note=note, secret="phone-one-secret", now=NOW)


def test_taking_back_the_only_note_leaves_no_empty_cell(a_note):
    kept = contributions.keep(note=a_note(), secret=None, now=NOW)
    contributions.withdraw(token=kept.receipt, code=kept.withdrawal_code, now=NOW)
    assert cells() == set()


def test_a_code_of_another_receipt_takes_nothing_back(a_note):
    kept = contributions.keep(note=a_note(), secret=None, now=NOW)
    other = contributions.keep(note=a_note(), secret=None, now=NOW)
    assert not contributions.withdraw(token=kept.receipt, code=other.withdrawal_code, now=NOW)
    assert Contribution.objects.count() == 2


def test_words_and_perspective_can_follow_and_move_the_count(a_note):
    kept = contributions.keep(note=a_note(), secret="phone-one-secret", now=NOW)
    for _time in range(2):
        done = contributions.complete(
            token=kept.receipt,
            code=kept.withdrawal_code,
            text="Mijn zoon Ahmed viel bijna",
            perspective="resident",
            tenure="",
            now=NOW,
        )
        assert done is not None
        assert done.words is Words.KEPT
    assert "Ahmed" not in Contribution.objects.get().text
    assert cells() == {("Wilgenstraat", THING, "resident", 1, 1)}


def test_a_retry_after_words_were_added_still_gets_its_receipt(a_note):
    note = a_note()
    kept = contributions.keep(note=note, secret=None, now=NOW)
    contributions.complete(
        token=kept.receipt, code=kept.withdrawal_code, text="Al weken zo", perspective="", tenure="", now=NOW
    )
    again = contributions.keep(note=note, secret=None, now=NOW)
    assert (again.new, again.receipt) == (False, kept.receipt)
    assert Contribution.objects.get().text == "Al weken zo"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("instrument", {"instrument": "crystal_ball"}),
        ("area", {"area": "ST-nowhere"}),
        ("side", {"side": "meh"}),
        ("indicator", {"indicator": "unicorns"}),
        ("indicator", {"side": "pleasant"}),
        ("perspective", {"perspective": "mayor"}),
        ("noted_at", {"noted_at": NOW + timedelta(days=2)}),
        ("noted_at", {"noted_at": NOW - timedelta(days=400)}),
        ("noted_at", {"noted_at": NOW.replace(tzinfo=None)}),
        ("amount", {"amount": 0}),
        ("text", {"text": "x" * 1001}),
        ("answers", {"answers": {"unknown": "yes"}}),
    ],
)
def test_what_can_not_be_kept_is_refused_with_its_field(a_note, field, changes):
    with pytest.raises(Refused) as refusal:
        contributions.keep(note=a_note(**changes), secret=None, now=NOW)
    assert refusal.value.field == field
    assert refusal.value.sentence
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "\x00nul\x00",
        "👩‍👧‍👦 fijn 🌳",
        "مرحبا بالجيران",
        "<script>alert(1)</script>",
        "\u202eomgekeerd",
        "a\ud800b",
    ],
)
def test_odd_words_are_kept_safe(a_note, text):
    kept = contributions.keep(note=a_note(text=text), secret=None, now=NOW)
    stored = Contribution.objects.get().text
    assert stored == kept.text
    assert "\x00" not in stored
    stored.encode("utf-8")


def test_a_point_is_kept_for_things_only_and_coarse(a_note):
    contributions.keep(note=a_note(longitude=4.30123456, latitude=52.07654321), secret=None, now=NOW)
    contributions.keep(
        note=a_note(indicator=PEOPLE, longitude=4.30123456, latitude=52.07654321), secret=None, now=NOW
    )
    thing, people = Contribution.objects.order_by("pk")
    assert (round(thing.longitude, 5), thing.latitude) == (4.30125, 52.0765)
    assert (people.longitude, people.latitude) == (None, None)


def test_phone_that_is_an_hour_ahead_is_believed_no_further_than_now(a_note):
    contributions.keep(note=a_note(noted_at=NOW + timedelta(minutes=40)), secret=None, now=NOW)
    assert Contribution.objects.get().noted_at == NOW


def test_late_note_uses_the_key_of_the_quarter_in_which_it_counts(a_note):
    noted = datetime(2026, 9, 26, 12, 0, tzinfo=AMSTERDAM)  # last week of the third quarter
    for received in (noted, noted + timedelta(days=4), noted + timedelta(days=30)):
        contributions.keep(note=a_note(noted_at=noted), secret="phone-one-secret", now=received)
    at_once, within_the_week, after_closing = [
        bytes(device) for device in Contribution.objects.order_by("pk").values_list("device", flat=True)
    ]
    assert at_once == within_the_week
    assert after_closing != at_once


@pytest.mark.django_db(transaction=True)
def test_a_street_that_got_another_number_is_looked_up_again(a_note, little_town):
    """As after a backup was put back under a running server."""
    street = little_town.korte_steeg
    assert contributions.keep(note=a_note(area=street.code), secret=None, now=NOW).new
    StreetWeek.objects.all().delete()
    Contribution.objects.all().delete()
    street.boundaries.all().delete()
    street.delete()
    Area.objects.create(id=990_000, code=street.code, kind="street", name="Korte Steeg", slug="korte-steeg")
    note = a_note(area=street.code)
    with pytest.raises(OperationalError):
        contributions.keep(note=note, secret=None, now=NOW)
    assert contributions.keep(note=note, secret=None, now=NOW).new
    assert cells() == {("Korte Steeg", THING, "", 1, 1)}
