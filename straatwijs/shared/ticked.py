"""What was ticked in a list."""

from django.http import QueryDict

from straatwijs.shared.typed import number_from

_MOST = 500


def references_from(posted: QueryDict) -> list[int]:
    """Each once, in order; what is no number is left out."""
    return sorted({number_from(value) for value in posted.getlist("ref")} - {0})[:_MOST]
