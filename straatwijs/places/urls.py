"""Search, priority areas and posters. The pages of a street or area are composed in `web`."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from straatwijs.places.views import poster, priority_areas, search
from straatwijs.shared.navigation import NavItem, members

NAV = [
    NavItem(_("Find your street"), "search"),
    NavItem(_("Priority areas"), "priority_areas", members),
    NavItem(_("Posters"), "posters", members),
]

urlpatterns = [
    path("zoek", search.search, name="search"),
    path("zoek/hier", search.here, name="search_here"),
    path("team/gebieden/", priority_areas.overview, name="priority_areas"),
    path("team/gebieden/nieuw", priority_areas.new, name="priority_area_new"),
    path("team/gebieden/<slug:slug>", priority_areas.change, name="priority_area_change"),
    path("team/gebieden/<slug:slug>/weg", priority_areas.delete, name="priority_area_delete"),
    path("team/poster/", poster.posters, name="posters"),
    path("team/poster/<slug:slug>.pdf", poster.pdf, name="poster"),
]
