"""/api/v1/: the routers of the stages under one description."""

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from straatwijs.early_signals.api import router as early_signals
from straatwijs.feedback.api import router as feedback
from straatwijs.instruments.api import router as instruments
from straatwijs.observations.api import router as observations
from straatwijs.places.api import router as places
from straatwijs.privacy.api import router as privacy
from straatwijs.version import VERSION

api = NinjaAPI(title="Straatwijs", version=VERSION, urls_namespace="api", docs_url=None)
api.add_router("/areas", places)
api.add_router("/areas", privacy)
api.add_router("/areas", early_signals)
api.add_router("/instruments", instruments)
api.add_router("", observations)
api.add_router("/receipts", feedback)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the field, never repeat what was sent in it."""
    first = error.errors[0]
    field = ".".join(str(part) for part in first["loc"][2:]) or str(first["loc"][-1])
    sentence = _("The field “%(field)s” is missing or has a value that can't be used.") % {"field": field}
    return api.create_response(request, {"detail": sentence, "field": field}, status=422)


@api.exception_handler(OperationalError)
def busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """A full disk or a locked database: nothing was kept, the phone keeps it and tries again."""
    response = api.create_response(
        request,
        {
            "detail": _("The server can't keep it right now. Your phone keeps it and tries again."),
            "field": "",
        },
        status=503,
    )
    response["Retry-After"] = "30"
    return response


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    sentence = _("That is far too much at once. Can you make it shorter?")
    return api.create_response(request, {"detail": sentence, "field": ""}, status=413)
