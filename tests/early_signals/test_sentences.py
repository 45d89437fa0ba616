"""Sentences and their numbers, in both languages: one and more, more and less, a street, a cluster, a town."""

import pytest
from django.utils.translation import override

from straatwijs.early_signals.sentences import Facts, about_people, about_things, for_team, headline


def facts(**given) -> Facts:
    usual = {
        "what": ("Losse tegels",),
        "names": ("Kerkstraat",),
        "scope": "streets",
        "rises": True,
        "weeks": 6,
        "noted": 14,
        "expected": 5.2,
        "effort": "minutes",
    }
    return Facts(**usual | given)


CLUSTER = {"names": ("Kerkstraat", "Molenweg", "Zijpad")}


@pytest.mark.parametrize(
    ("given", "dutch", "english"),
    [
        (
            {},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. With this much looking we expect it about 5 times.",
        ),
        (
            {"noted": 1, "weeks": 1, "expected": 0.6},
            "Losse tegels, Kerkstraat: in één week één keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer één keer.",
            "Losse tegels, Kerkstraat: noted once in one week. With this much looking we expect it about once.",
        ),
        (
            {"noted": 0, "rises": False, "expected": 9.8},
            "Losse tegels, Kerkstraat: in 6 weken niet opgeschreven. Bij zoveel kijken verwachten we het ongeveer 10 keer.",
            "Losse tegels, Kerkstraat: not noted in 6 weeks. With this much looking we expect it about 10 times.",
        ),
        (
            {"noted": 3, "expected": 0.2},
            "Losse tegels, Kerkstraat: in 6 weken 3 keer opgeschreven. Bij zoveel kijken verwachten we het nog geen één keer.",
            "Losse tegels, Kerkstraat: noted 3 times in 6 weeks. With this much looking we expect it less than once.",
        ),
        (
            {"effort": "none", "expected": 1.1},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. We verwachten het ongeveer één keer.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. We expect it about once.",
        ),
        (
            {"effort": "none", "expected": 0.3},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. We verwachten het nog geen één keer.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. We expect it less than once.",
        ),
        (
            CLUSTER,
            "Losse tegels, Kerkstraat en 2 straten eromheen: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer.",
            "Losse tegels, Kerkstraat and 2 streets around it: noted 14 times in 6 weeks. With this much looking we expect it about 5 times.",
        ),
        (
            {"names": ("Kerkstraat", "Molenweg")},
            "Losse tegels, Kerkstraat en 1 straat eromheen: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer.",
            "Losse tegels, Kerkstraat and 1 street around it: noted 14 times in 6 weeks. With this much looking we expect it about 5 times.",
        ),
        (
            {"scope": "town", "names": ("Kleindorp",), "effort": "none"},
            "Losse tegels, in heel Kleindorp: in 6 weken 14 keer opgeschreven. We verwachten het ongeveer 5 keer.",
            "Losse tegels, all over Kleindorp: noted 14 times in 6 weeks. We expect it about 5 times.",
        ),
        (
            {"scope": "neighbourhood", "names": ("De Linden",)},
            "Losse tegels, de rustige straten van De Linden samen: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer.",
            "Losse tegels, the small streets of De Linden together: noted 14 times in 6 weeks. With this much looking we expect it about 5 times.",
        ),
        (
            {"looked": 300.0, "usual": 100.0, "effort": "minutes", "chance_of_ten": 3},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer. Er is meer gekeken dan anders; dat is meegeteld. Van tien zulke signalen blijken er ongeveer 3 toeval.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. With this much looking we expect it about 5 times. There was more looking than usual; that is counted in. Of ten such signals about 3 turn out to be chance.",
        ),
        (
            {"looked": 90.0, "usual": 100.0, "effort": "minutes", "chance_of_ten": 1},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer. Er is even veel gekeken als anders. Van tien zulke signalen blijkt er ongeveer 1 toeval.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. With this much looking we expect it about 5 times. There was as much looking as usual. Of ten such signals about 1 turns out to be chance.",
        ),
        (
            {"looked": 2.0, "usual": 6.0, "effort": "people", "chance_of_ten": 0},
            "Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven. Bij zoveel kijken verwachten we het ongeveer 5 keer. Er schreven minder mensen iets op dan anders; dat is meegeteld. Van tien zulke signalen blijkt er bijna geen toeval.",
            "Losse tegels, Kerkstraat: noted 14 times in 6 weeks. With this much looking we expect it about 5 times. Fewer people noted something than usual; that is counted in. Of ten such signals hardly one turns out to be chance.",
        ),
        (
            {"expected": None, "noted": 4, "weeks": 3, "people": 3},
            "Losse tegels, Kerkstraat: in 3 weken 4 keer opgeschreven. Door 3 verschillende mensen.",
            "Losse tegels, Kerkstraat: noted 4 times in 3 weeks. By 3 different people.",
        ),
    ],
)
def test_sentence_of_the_team(given, dutch, english):
    with override("nl"):
        assert for_team(facts(**given)) == dutch
    with override("en"):
        assert for_team(facts(**given)) == english


@pytest.mark.parametrize(
    ("given", "dutch", "english"),
    [
        ({}, "Losse tegels: vaker dan verwacht", "Losse tegels: more often than expected"),
        (
            {"rises": False},
            "Losse tegels: minder vaak dan verwacht",
            "Losse tegels: less often than expected",
        ),
        (
            {"what": ("Losse tegels", "Zwerfvuil", "Kapotte lamp")},
            "Losse tegels, zwerfvuil en kapotte lamp: vaker dan verwacht",
            "Losse tegels, zwerfvuil and kapotte lamp: more often than expected",
        ),
        (
            {"expected": None},
            "Losse tegels: door meer mensen opgeschreven",
            "Losse tegels: noted by several people",
        ),
    ],
)
def test_headline(given, dutch, english):
    with override("nl"):
        assert headline(facts(**given)) == dutch
    with override("en"):
        assert headline(facts(**given)) == english


@pytest.mark.parametrize(
    ("before", "dutch", "english"),
    [
        (5, " In evenveel weken daarvoor was het 5 keer.", " In as many weeks before it was 5 times."),
        (1, " In evenveel weken daarvoor was het 1 keer.", " In as many weeks before it was 1 time."),
        (0, " In evenveel weken daarvoor was het 0 keer.", " In as many weeks before it was 0 times."),
        (None, "", ""),
    ],
)
def test_public_sentence_about_things_has_public_numbers_only(before, dutch, english):
    with override("nl"):
        told = about_things(facts(looked=90, usual=30, effort="minutes", chance_of_ten=3), before)
        assert told == f"Losse tegels, Kerkstraat: in 6 weken 14 keer opgeschreven.{dutch}"
    with override("en"):
        assert (
            about_things(facts(), before) == f"Losse tegels, Kerkstraat: noted 14 times in 6 weeks.{english}"
        )


@pytest.mark.parametrize("rises", [True, False])
def test_public_sentence_about_people_has_no_number(rises):
    given = facts(what=("Geluidsoverlast",), names=("De Linden",), rises=rises)
    with override("nl"):
        word = "vaker" if rises else "minder vaak"
        assert (
            about_people(given)
            == f"Geluidsoverlast: mensen schrijven dit de laatste tijd {word} op in De Linden."
        )
    with override("en"):
        word = "more" if rises else "less"
        assert about_people(given) == f"Geluidsoverlast: lately people note this {word} often in De Linden."
