"""Plans: for everyone, and for who works on them."""

from django.urls import URLPattern, URLResolver

from straatwijs.shared.navigation import NavItem

NAV: list[NavItem] = []

urlpatterns: list[URLPattern | URLResolver] = []
