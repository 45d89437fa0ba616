"""Pages of this stage."""

from straatwijs.places.views.search import street_not_found

__all__ = ["street_not_found"]
