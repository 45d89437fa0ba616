"""`straatwijs work`: the background worker; does by the clock what docs/hosting.md lists."""

import logging
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from straatwijs.web.schedule import JOBS, Job

_log = logging.getLogger("straatwijs.work")


class Command(BaseCommand):
    help = "Close figures, look for signals and forget, each at its hour. Leave it running beside `serve`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do what would be done at the start, and stop"
        )

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        self._do(job for job in JOBS if job.at_start)
        while not once:
            hour = _next_hour(timezone.localtime())
            threading.Event().wait((hour - timezone.localtime()).total_seconds())
            # A database that was restarted in the meantime is no reason to fail.
            close_old_connections()
            self._do(job for job in JOBS if job.due(hour))

    def _do(self, jobs: Iterable[Job]) -> None:
        """One that fails is told in the log, and does not keep the others."""
        for job in jobs:
            try:
                call_command(job.command, verbosity=0, stdout=self.stdout, stderr=self.stderr)
            except Exception:  # noqa: BLE001 -- whatever it is, the other jobs are still wanted
                _log.exception("job failed", extra={"command": job.command})
            else:
                _log.info("job done", extra={"command": job.command})


def _next_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
