"""What the pages of a place show."""

from datetime import date

import pytest

from straatwijs.places.models import PriorityArea
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.queries import Reader, area_picture, street_picture
from straatwijs.shared.weeks import Quarter
from tests.privacy.conftest import CURTAINS, GREEN, HELP, NOISE, RUBBISH, give, look, make_familiar

pytestmark = pytest.mark.django_db

EVERYONE = Reader.everyone()
DECEMBER = date(2026, 12, 9)
JANUARY = date(2027, 1, 13)


def figure_of(picture, indicator):
    return next(figure for figure in picture.figures if figure.indicator == indicator)


def shown(values, *names):
    return {tuple(getattr(one, name) for name in names): one.number for one in values if one.number}


def close(day: str) -> None:
    publish_counts(as_of=date.fromisoformat(day))


@pytest.fixture
def lively_autumn(little_town, autumn, regulars, note_by_each):
    """Twelve people about noise in the Wilgenstraat, six of them in the Iepenpad; two closed blocks."""
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    note_by_each(regulars[:6], little_town.iepenpad, when=autumn.second_block, perspective="entrepreneur")
    note_by_each(regulars[:2], little_town.marktplein, HELP, when=autumn.second_block)
    for phone in regulars[:6]:
        look(little_town.wilgenstraat, when=autumn.first_block, phone=phone, minutes=20)


def test_things_are_the_streets_own_exact_and_live(little_town, autumn):
    for when in ("2026-08-01 10:00", "2026-10-06 10:00", "2026-12-08 10:00", "2026-12-09 10:00"):
        give(little_town.wilgenstraat, RUBBISH, when=when)
    give(little_town.iepenpad, RUBBISH, when="2026-12-08 10:00")

    picture = street_picture(little_town.wilgenstraat, reader=EVERYONE, today=DECEMBER)

    things = figure_of(picture, RUBBISH)
    assert (things.whose, things.number, things.before, things.about) == ("here", 3, 1, False)
    assert things.weeks == (0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2)
    assert picture.weeks[0] == date(2026, 9, 14)
    assert picture.weeks[-1] == date(2026, 12, 7)
    assert (picture.quarter, picture.first_week) == (Quarter(2026, 4), date(2026, 9, 28))
    assert picture.heard_this_week


def test_quarter_before_is_compared_over_as_many_weeks(little_town):
    """In the second week of the quarter, only the first two weeks of the one before count."""
    give(little_town.wilgenstraat, RUBBISH, when="2026-07-01 10:00")
    give(little_town.wilgenstraat, RUBBISH, when="2026-08-20 10:00")
    give(little_town.wilgenstraat, RUBBISH, when="2026-10-06 10:00")

    picture = street_picture(little_town.wilgenstraat, reader=EVERYONE, today=date(2026, 10, 7))

    assert (figure_of(picture, RUBBISH).number, figure_of(picture, RUBBISH).before) == (1, 1)


def test_living_together_is_the_neighbourhoods_last_published_quarter(little_town, lively_autumn):
    close("2027-01-11")

    picture = street_picture(little_town.marktplein, reader=EVERYONE, today=JANUARY)

    noise, neighbours = figure_of(picture, NOISE), figure_of(picture, HELP)
    assert (noise.whose, noise.number, noise.about, noise.weeks) == ("neighbourhood", 20, True, ())
    assert (neighbours.shown, neighbours.number) == (False, None)
    assert picture.published_quarter == Quarter(2026, 4)
    assert picture.published_on == date(2027, 1, 11)
    assert picture.neighbourhood.name == "De Kade"


def test_street_shows_its_own_total_beside_it(little_town, lively_autumn):
    close("2027-01-11")

    def totals(area):
        return shown(street_picture(area, reader=EVERYONE, today=JANUARY).totals, "side")

    assert totals(little_town.wilgenstraat) == {("annoying",): 10}
    assert totals(little_town.iepenpad) == {("annoying",): 5}
    assert totals(little_town.marktplein) == {}


def test_small_street_says_with_whom_it_is_counted(little_town, lively_autumn):
    close("2027-01-11")

    picture = street_picture(little_town.korte_steeg, reader=EVERYONE, today=JANUARY)

    assert picture.together_with == ("Iepenpad",)
    assert shown(picture.totals, "side") == {("annoying",): 5}


def test_perspectives_and_looking_are_shown_when_the_plan_allows(little_town, lively_autumn):
    close("2027-01-11")

    picture = street_picture(little_town.wilgenstraat, reader=EVERYONE, today=JANUARY)

    assert shown(picture.voices, "perspective", "side") == {
        ("resident", "annoying"): 10,
        ("entrepreneur", "annoying"): 5,
    }
    assert (picture.looking.shown, picture.looking.visits, picture.looking.minutes) == (True, 5, 120)


def test_blocks_follow_the_neighbourhood_over_time(little_town, lively_autumn):
    close("2026-11-30")

    picture = area_picture(little_town.kade, reader=EVERYONE, today=DECEMBER)

    assert [(one.period, one.side, one.number) for one in picture.blocks] == [
        ("2026-Q4-B1", "annoying", 10),
        ("2026-Q4-B1", "pleasant", None),
        ("2026-Q4-B2", "annoying", 5),
        ("2026-Q4-B2", "pleasant", None),
    ]
    assert (picture.published_quarter, picture.next_on) == (None, date(2027, 1, 11))


def test_page_does_not_move_between_closings(little_town, lively_autumn, regulars, note_by_each):
    """Watch the counter on the page: neither an arrival nor a visit shows before its closing."""
    close("2026-11-02")
    before = [area_picture(area, reader=EVERYONE, today=DECEMBER) for area in little_town.streets]

    note_by_each(regulars, little_town.wilgenstraat, when="2026-12-08 10:00")
    note_by_each(regulars, little_town.wilgenstraat, CURTAINS, when="2026-12-08 10:00")
    look(little_town.wilgenstraat, when="2026-12-08 10:00")

    assert [area_picture(area, reader=EVERYONE, today=DECEMBER) for area in little_town.streets] == before


@pytest.mark.parametrize("place", ["kade", "quarter", "municipality"])
def test_area_adds_up_what_lies_in_it(little_town, lively_autumn, place):
    give(little_town.korte_steeg, RUBBISH, when="2027-01-12 10:00")
    close("2027-01-11")

    picture = area_picture(getattr(little_town, place), reader=EVERYONE, today=JANUARY)

    assert figure_of(picture, RUBBISH).number == 1
    assert figure_of(picture, NOISE).number == 20
    assert shown(picture.totals, "side") == {("annoying",): 15}


def test_area_lists_what_lies_in_it(little_town):
    give(little_town.wilgenstraat, RUBBISH, when="2026-12-08 10:00")
    give(little_town.wilgenstraat, GREEN, when="2026-12-08 10:00")
    give(little_town.wilgenstraat, NOISE, when="2026-12-08 10:00")

    kade = area_picture(little_town.kade, reader=EVERYONE, today=DECEMBER)
    quarter = area_picture(little_town.quarter, reader=EVERYONE, today=DECEMBER)

    assert [(one.place.name, one.pleasant, one.annoying) for one in kade.below] == [
        ("Iepenpad", 0, 0),
        ("Korte Steeg", 0, 0),
        ("Marktplein", 0, 0),
        ("Wilgenstraat", 1, 1),
    ]
    assert [(one.place.name, one.pleasant, one.annoying) for one in quarter.below] == [
        ("De Kade", 1, 1),
        ("Het Veld", 0, 0),
    ]


def test_priority_area_adds_up_its_streets(little_town, lively_autumn):
    """Its figures about people are those that its streets show, so nothing is tied to the neighbourhood's."""
    corner = PriorityArea.objects.create(
        name="De hoek",
        slug="de-hoek",
        purpose="x",
        begins_on="2026-01-01",
        municipality=little_town.municipality,
    )
    corner.areas.set([little_town.wilgenstraat, little_town.marktplein])
    give(little_town.wilgenstraat, RUBBISH, when="2027-01-12 10:00")
    give(little_town.iepenpad, RUBBISH, when="2027-01-12 10:00")
    close("2027-01-11")

    picture = area_picture(corner, reader=EVERYONE, today=JANUARY)

    assert figure_of(picture, RUBBISH).number == 1
    assert shown(picture.totals, "side") == {("annoying",): 10}
    assert {figure.kind for figure in picture.figures} == {"object"}
    assert [one.place.name for one in picture.below] == ["Marktplein", "Wilgenstraat"]


def test_team_sees_everything_of_its_street_live(little_town, scout):
    give(little_town.wilgenstraat, NOISE, when="2026-12-08 10:00", perspective="resident")
    give(little_town.wilgenstraat, CURTAINS, when="2026-12-08 11:00")
    look(little_town.wilgenstraat, when="2026-12-08 11:00", minutes=17)

    picture = street_picture(little_town.wilgenstraat, reader=Reader.for_member(scout), today=DECEMBER)

    assert picture.live
    assert shown(picture.figures, "indicator", "whose", "about") == {
        (NOISE, "here", False): 1,
        (CURTAINS, "here", False): 1,
    }
    assert shown(picture.totals, "side") == {("annoying",): 2}
    assert shown(picture.voices, "perspective", "side") == {("resident", "annoying"): 1, ("", "annoying"): 1}
    assert (picture.looking.visits, picture.looking.minutes, picture.looking.about) == (1, 17, False)


def test_other_team_sees_what_everyone_sees(little_town, outsider):
    give(little_town.wilgenstraat, NOISE, when="2026-12-08 10:00")

    assert street_picture(
        little_town.wilgenstraat, reader=Reader.for_member(outsider), today=DECEMBER
    ) == street_picture(little_town.wilgenstraat, reader=EVERYONE, today=DECEMBER)


def test_empty_street_has_a_picture_too(little_town):
    picture = street_picture(little_town.akkerlaan, reader=EVERYONE, today=DECEMBER)

    assert {figure.number for figure in picture.figures if figure.whose == "here"} == {0}
    assert {figure.shown for figure in picture.figures if figure.whose == "neighbourhood"} == {False}
    assert (picture.looking.shown, picture.heard_this_week, picture.blocks) == (False, False, ())


@pytest.mark.parametrize("notes", [1, 3])
def test_number_of_queries_does_not_grow_with_notes(little_town, scout, django_assert_num_queries, notes):
    phones = range(1, notes + 1)
    make_familiar(little_town.wilgenstraat, phones, weeks=("2026-12-01 10:00", "2026-12-08 10:00"))
    for phone in phones:
        give(little_town.wilgenstraat, NOISE, when="2026-12-08 10:00", phone=phone)
        look(little_town.wilgenstraat, when="2026-12-08 10:00", phone=phone)
    live = Reader.for_member(scout)

    with django_assert_num_queries(5):
        public = street_picture(little_town.wilgenstraat, reader=EVERYONE, today=DECEMBER)
    with django_assert_num_queries(7):
        own = street_picture(little_town.wilgenstraat, reader=live, today=DECEMBER)
    with django_assert_num_queries(4):
        area_picture(little_town.kade, reader=EVERYONE, today=DECEMBER)
    assert figure_of(public, GREEN).number == figure_of(own, GREEN).number == 2 * notes
