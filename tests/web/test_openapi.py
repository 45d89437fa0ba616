"""schemathesis plays with /api/v1/: nothing breaks the server, and every answer is one that the description names."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi

from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import Kept, NewNote
from straatwijs.web.api import api
from tests.town import Town

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = 30
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
]


def _can_be_asked_wrongly(operation: dict[str, Any]) -> bool:
    """Not what takes nothing, or only a name in its address: any text will do there."""
    places = {parameter["in"] for parameter in operation.get("parameters", [])}
    return "query" in places or "requestBody" in operation


OPERATIONS = [
    (path, method, operation)
    for path, item in api.get_openapi_schema()["paths"].items()
    for method, operation in item.items()
]
CALLS = [
    pytest.param(path, method, mode, id=f"{method} {path} {word}")
    for path, method, operation in OPERATIONS
    for mode, word in ((GenerationMode.POSITIVE, "right"), (GenerationMode.NEGATIVE, "wrong"))
    if mode is GenerationMode.POSITIVE or _can_be_asked_wrongly(operation)
]


@pytest.fixture(scope="module", autouse=True)
def recogniser() -> None:
    deidentification.load()


@pytest.fixture(autouse=True)
def patience(settings) -> None:
    """What is said to somebody who asks too much has tests of its own."""
    settings.NOTES_PER_DEVICE = settings.NOTES_PER_STREET = settings.RECEIPT_MISSES = 1_000_000


@pytest.fixture(autouse=True)
def open_connection() -> Iterator[None]:
    """A server closes old connections around each request; here the test's own transaction hangs on this one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def kept(little_town: Town) -> Kept:
    now = timezone.now()
    note = NewNote(
        id=UUID(int=7, version=4),
        instrument="street_signal",
        area=little_town.wilgenstraat.code,
        side="annoying",
        indicator="loose_tiles",
        noted_at=now,
        text="De tegels liggen los.",
    )
    return contributions.keep(note=note, secret=None, now=now)


@pytest.fixture
def known(kept: Kept, little_town: Town) -> dict[str, dict[str, Any]]:
    """What the site holds, for half of the calls: the other half asks for what nobody has."""
    noted = {
        "instrument": "street_signal",
        "area": little_town.wilgenstraat.code,
        "side": "annoying",
        "indicator": "loose_tiles",
        "perspective": "",
        "tenure": "",
        "answers": {},
        "visit": None,
        "channel": "phone",
        "noted_at": timezone.now().isoformat(),
        "begun_at": timezone.now().isoformat(),
    }
    path = {
        "code": little_town.wilgenstraat.code,
        "instrument_id": "street_signal",
        "token": kept.receipt,
    }
    return {"path": path, "body": noted | {"code": kept.withdrawal_code}}


def _with_known(case: Case, known: dict[str, dict[str, Any]]) -> None:
    for here, values in ((case.path_parameters, known["path"]), (case.body, known["body"])):
        if isinstance(here, dict):
            here.update({name: value for name, value in values.items() if name in here})


@pytest.mark.parametrize(("path", "method", "mode"), CALLS)
def test_every_answer_is_described(path: str, method: str, mode: GenerationMode, known) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    operation = schema[path][method]

    @seed(1)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), is_known=st.booleans())
    def play(case: Case, is_known: bool) -> None:
        if is_known:
            _with_known(case, known)
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    play()


def test_every_call_is_played_with() -> None:
    assert len(OPERATIONS) >= 9
