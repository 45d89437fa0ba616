"""Neighbours who note over HTTP, each with a phone of their own."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid4

from django.core.management import call_command
from django.test import Client

from straatwijs.shared.weeks import AMSTERDAM
from tests.town import Town

BEGIN = datetime(2026, 9, 30, 10, 0, tzinfo=AMSTERDAM)  # the first week of the fourth quarter


class Street:
    """The neighbours: each with a phone of their own, noting over HTTP."""

    def __init__(self, town: Town, at: Callable[[datetime], datetime]) -> None:
        self.town, self.at, self.now = town, at, at(BEGIN)

    def wait(self, moment: datetime) -> None:
        self.now = self.at(moment)

    def note(
        self,
        phone: str,
        indicator: str = "noise",
        *,
        area: Any = None,
        note_id: UUID | None = None,
        **more: str,
    ) -> dict[str, Any]:
        pleasant = {"people_greet", "green_cared_for"}
        body = {
            "id": str(note_id or uuid4()),
            "instrument": "street_signal",
            "area": (area or self.town.wilgenstraat).code,
            "indicator": indicator,
            "side": "pleasant" if indicator in pleasant else "annoying",
            "noted_at": self.now.isoformat(),
        }
        answer = Client().post(
            "/api/v1/contributions",
            json.dumps(body | more),
            content_type="application/json",
            headers={"X-Straatwijs-Device": f"invented-phone-of-{phone}"},
        )
        assert answer.status_code in {200, 201}, answer.content
        return answer.json()

    def live_here(self, phones: int, indicator: str = "noise", *, weeks: int = 3, area: Any = None) -> None:
        """Ordinary neighbours: each notes in several weeks."""
        first = self.now
        for week, phone in product(range(weeks), range(phones)):
            self.wait(first + timedelta(weeks=week, minutes=phone))
            self.note(f"{indicator}-{phone}", indicator, area=area)

    def close(self, moment: datetime) -> None:
        self.wait(moment)
        call_command("publish-counts", f"--as-of={moment.date()}", verbosity=0)
