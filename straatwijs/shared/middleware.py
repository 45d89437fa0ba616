"""The request log: which page, how long, which outcome. No address, no path, no person."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("straatwijs.requests")


def request_log(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def answer(request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        logger.info(
            "request",
            extra={
                "method": request.method,
                "page": match.view_name if match else "none",
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - begun) * 1000),
            },
        )
        return response

    return answer
