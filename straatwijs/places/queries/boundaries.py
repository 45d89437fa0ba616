"""Boundaries by year."""

from django.db.models import QuerySet

from straatwijs.places.models import Boundary


def newest_boundaries(boundaries: QuerySet[Boundary]) -> list[Boundary]:
    """Of each area the boundary with the newest year, by area code."""
    newest = {boundary.area_id: boundary for boundary in boundaries.order_by("area__code", "year")}
    return list(newest.values())
