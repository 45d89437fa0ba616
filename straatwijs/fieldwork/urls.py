"""Looking together: the worker's logbook, the scouts' checklist, rounds, stories, the desk, and paper."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from straatwijs.fieldwork.views import fill_in, forms
from straatwijs.shared.navigation import NavItem, members

NAV: list[NavItem] = [NavItem(_("Fill in"), "forms", members)]

urlpatterns: list[URLPattern | URLResolver] = [
    path("s/<slug:slug>/<slug:instrument>", fill_in.fill_in, name="fill_in"),
    path("formulier/terug", fill_in.undo, name="undo_form"),
    path("team/invullen/", forms.forms, name="forms"),
    path("team/invullen/<slug:instrument>/<slug:slug>", fill_in.fill_in_team, name="fill_in_team"),
]
