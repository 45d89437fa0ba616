"""Questions that can only be answered inside a project's own process; sites.Project.facts asks them.

`python -m bench.inside QUESTION` reads what it is about as JSON on standard input and prints the answer as JSON.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

_TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def _client() -> Any:
    from django.test import Client  # noqa: PLC0415 - after Django woke up

    return Client(SERVER_NAME="localhost")


def streets() -> list[dict[str, str]]:
    """Codes and slugs of the streets, the liveliest of the demo first."""
    from straatwijs.places.models import AreaKind  # noqa: PLC0415 - after Django woke up
    from straatwijs.places.queries import areas_of_kind, streets_of  # noqa: PLC0415 - as above
    from straatwijs.web.demo import LIVELIEST  # noqa: PLC0415 - as above

    found = streets_of(areas_of_kind(AreaKind.MUNICIPALITY)[0])
    chosen = sorted(found, key=lambda street: street.slug != LIVELIEST)
    return [{"code": street.code, "slug": street.slug} for street in chosen]


def indicators() -> list[dict[str, str]]:
    from straatwijs.instruments.queries import instruments  # noqa: PLC0415 - after Django woke up

    return [{"code": one.code, "side": one.side.value} for one in instruments()["street_signal"].indicators]


def statements(method: str, path: str, warm: list[Any], body: Any = None) -> list[str]:
    """SQL of one request after the requests of `warm`, without the beginning and end of transactions."""
    from django.db import connection  # noqa: PLC0415 - after Django woke up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    client = _client()
    for one in warm:
        client.generic(method, path, json.dumps(one), content_type="application/json")
    with CaptureQueriesContext(connection) as queries:
        answer = client.generic(method, path, json.dumps(body), content_type="application/json")
    assert answer.status_code < 300, answer.content
    return [query["sql"] for query in queries if not query["sql"].startswith(_TRANSACTION)]


def session(email: str) -> str:
    """The cookie of a browser in which this member of the team is signed in."""
    from django.conf import settings  # noqa: PLC0415 - after Django woke up

    from straatwijs.accounts.models import Member  # noqa: PLC0415 - as above

    client = _client()
    client.force_login(Member.objects.get(email=email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def pages(token: str) -> list[str]:
    """Every address of ours that can be opened, for one street, receipt and so on; and all streets and areas."""
    from straatwijs.places.models import Area  # noqa: PLC0415 - after Django woke up
    from tests.house.addresses import addresses  # noqa: PLC0415 - as above

    samples = {"slug": streets()[0]["slug"], "token": token, "reference": 640}
    found = [address.path(samples) for address in addresses() if address.is_ours]
    for area in Area.objects.all():
        found += [area.get_absolute_url(), *([area.note_path] if area.is_outdoors else [])]
    return list(dict.fromkeys(found))


def multiply(times: int) -> int:
    from bench.crowd import multiply as grow  # noqa: PLC0415 - after Django woke up

    return grow(times)


QUESTIONS: tuple[Callable[..., Any], ...] = (streets, indicators, statements, session, pages, multiply)

if __name__ == "__main__":
    django.setup()
    question = next(one for one in QUESTIONS if one.__name__ == sys.argv[1])
    print(json.dumps(question(**json.loads(sys.stdin.read()))))
