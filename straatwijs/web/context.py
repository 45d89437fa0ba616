"""What every page needs: the name of the municipality."""

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    return {"municipality_name": settings.MUNICIPALITY, "path": request.path}
