"""Who is at work."""

from django.http import HttpRequest

from straatwijs.accounts.models import Member


def member_of(request: HttpRequest) -> Member:
    """Login is required by default, so there is one."""
    if not isinstance(request.user, Member):
        raise TypeError("This page is for members only.")
    return request.user
