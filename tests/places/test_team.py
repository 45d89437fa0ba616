"""Who serves which place, and what they may do there."""

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.places.models import Assignment
from straatwijs.places.queries import areas_served, member_may, serves
from tests.town import make_member


def test_member_serves_what_lies_below_the_place(little_town, coordinator):
    assert serves(coordinator, little_town.iepenpad) == {ROLES["coordinator"]}
    assert serves(coordinator, little_town.kade) == {ROLES["coordinator"]}
    assert serves(coordinator, little_town.quarter) == set()
    assert serves(coordinator, little_town.akkerlaan) == set()


def test_member_may_what_one_of_the_roles_there_may(little_town, scout):
    Assignment.objects.create(member=scout, area=little_town.iepenpad, role="coordinator")

    assert member_may(scout, Permission.ANSWER, little_town.iepenpad)
    assert not member_may(scout, Permission.ANSWER, little_town.wilgenstraat)
    assert member_may(scout, Permission.PRINT_POSTER, little_town.wilgenstraat)


def test_member_who_left_may_nothing(little_town, coordinator):
    coordinator.is_active = False

    assert not member_may(coordinator, Permission.ANSWER, little_town.iepenpad)


def test_areas_served_are_those_and_all_below(little_town, coordinator, outsider):
    assert set(areas_served(coordinator)) == {little_town.kade, *little_town.streets}
    assert set(areas_served(outsider)) == {little_town.veld, little_town.akkerlaan}
    assert set(areas_served(make_member("Niels Nergens"))) == set()


def test_areas_served_with_a_permission_leave_out_other_roles(little_town, scout):
    Assignment.objects.create(member=scout, area=little_town.iepenpad, role="coordinator")

    assert list(areas_served(scout, Permission.DRAW_PRIORITY_AREA)) == [little_town.iepenpad]


def test_a_code_that_begins_with_another_is_no_place_below_it(little_town, coordinator):
    little_town.veld.path = little_town.kade.path.rstrip("/") + "0/"
    little_town.veld.save()

    assert little_town.veld not in areas_served(coordinator)
