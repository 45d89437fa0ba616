"""The invented town is a tree as an import leaves it, and its people serve where they should."""

from django.utils import timezone

from straatwijs.places.models import Area


def test_paths_of_the_town_follow_its_parents(little_town):
    for area in Area.objects.select_related("parent"):
        assert area.path == f"{area.parent.path if area.parent else ''}{area.code}/"


def test_outsider_serves_another_neighbourhood(little_town, coordinator, outsider):
    assert [assignment.area for assignment in coordinator.assignments.all()] == [little_town.kade]
    assert [assignment.area for assignment in outsider.assignments.all()] == [little_town.veld]


def test_clock_stands_where_it_was_set(at):
    assert at("2026-11-16 09:00") == timezone.now()
    assert at("2027-01-04 09:00") == timezone.now()
