"""The web server: gunicorn, its workers sharing what the first process loaded."""

import gc
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from straatwijs.observations import deidentification
from straatwijs.shared import pdf

# Gunicorn's own log names addresses of pages: errors only, through our formatter, which leaves arguments out.
_LOGGING = {
    **settings.LOGGING,
    "loggers": {
        **cast("dict[str, Any]", settings.LOGGING["loggers"]),
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "propagate": False},
    },
}


class Server(BaseApplication):
    """Gunicorn in this very process, so that nothing is loaded twice."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def load_config(self) -> None:
        choices = {
            "bind": self.address,
            "workers": settings.WORKERS,
            # Threads, because browsers open connections ahead of need and leave them idle.
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,
            "keepalive": 20,
            "graceful_timeout": 30,
            "accesslog": None,
            "logconfig_dict": _LOGGING,
            # A worker tells that it lives by touching a file; on a busy disk that would be too late.
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108 - gunicorn names it safely
            "when_ready": _share_memory,
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        # Before the workers split off, so that they share its memory.
        deidentification.load()
        return get_wsgi_application()


def _share_memory(_arbiter: object) -> None:
    """Before the workers split off: one typesetter for all, and what is loaded now is never cleaned up, so it stays shared."""
    connections.close_all()
    pdf.share_typesetter()
    gc.collect()
    gc.freeze()


def _refuse_old_database() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is older than the program. Make a backup, then run: straatwijs migrate"
        )


def _collect_static_files() -> None:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)


class Command(BaseCommand):
    help = "Serves the site. On Ctrl-C or SIGTERM it finishes what was begun, and stops."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for all of them"
        )
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")

    def handle(self, *, host: str, port: int, **_options: Any) -> None:
        _refuse_old_database()
        _collect_static_files()
        self.stdout.write(
            f"Straatwijs serves http://{host}:{port}/ with {settings.WORKERS} workers. Ctrl-C stops it."
        )
        self.stdout.flush()
        Server(f"{host}:{port}").run()
