"""Looking together: the worker's logbook, the scouts' checklist, rounds, stories, the desk, and paper."""

from django.urls import URLPattern, URLResolver

from straatwijs.shared.navigation import NavItem

NAV: list[NavItem] = []

urlpatterns: list[URLPattern | URLResolver] = []
