"""The settings as a server has them; read in a process of their own, since a process reads them once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONG = "y1$Kq-" * 10
ON_A_SERVER = {
    "PRODUCTION": "yes",
    "SECRET_KEY": LONG,
    "RECEIPT_KEY": LONG,
    "DEVICE_KEY": LONG,
    "HOSTS": "straatwijs.example",
    "PUBLIC_URL": "https://straatwijs.example",
}


def _run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    machine = {
        name: text for name, text in os.environ.items() if not name.startswith(("STRAATWIJS_", "DJANGO_"))
    }
    ours = {f"STRAATWIJS_{name}": text for name, text in settings.items()}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=machine | ours,
        capture_output=True,
        text=True,
        check=False,
    )


def _settings(*names: str, **environment: str) -> list:
    code = (
        "import json\nfrom straatwijs.config import settings\n"
        f"print(json.dumps([getattr(settings, name) for name in {names!r}], default=str))"
    )
    answer = _run("-c", code, **environment)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_settings_of_a_server_pass_the_deployment_check(tmp_path):
    answer = _run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path), **ON_A_SERVER
    )
    assert (answer.returncode, answer.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_settings_that_fail_end_with_help_and_without_a_traceback():
    answer = _run("manage.py", "check", WORKERS="many")
    assert answer.returncode == 1
    assert answer.stderr.startswith(
        "Straatwijs can't start with these settings:\n- STRAATWIJS_WORKERS='many'"
    )
    assert "Traceback" not in answer.stderr


def test_settings_keep_a_developers_secrets_between_runs(tmp_path):
    first = _settings("SECRET_KEY", "RECEIPT_KEY", "DEVICE_KEY", DATA_DIR=str(tmp_path))
    assert _settings("SECRET_KEY", "RECEIPT_KEY", "DEVICE_KEY", DATA_DIR=str(tmp_path)) == first
    assert len(set(first)) == 3
    assert {file.stat().st_mode & 0o077 for file in tmp_path.glob("*_key.txt")} == {0}


def test_settings_make_sqlite_durable(tmp_path):
    [databases] = _settings("DATABASES", DATA_DIR=str(tmp_path))
    assert "synchronous=FULL" in databases["default"]["OPTIONS"]["init_command"]


def test_settings_read_a_postgresql_address(tmp_path):
    address = "postgresql://anna:geheim@db.example:5433/straat"
    [databases] = _settings("DATABASES", DATA_DIR=str(tmp_path), DATABASE=address)
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [databases["default"][name] for name in names] == [
        "django.db.backends.postgresql", "straat", "anna", "geheim", "db.example", "5433",
    ]  # fmt: skip
    assert databases["default"]["OPTIONS"]["options"] == "-c synchronous_commit=on"


@pytest.mark.parametrize("address", ["mysql://db.example/straat", "straat.sqlite3"])
def test_settings_refuse_another_database(address, tmp_path):
    answer = _run("manage.py", "check", DATA_DIR=str(tmp_path), DATABASE=address)
    assert answer.returncode == 1
    assert answer.stderr == "STRAATWIJS_DATABASE must be empty (SQLite) or start with postgresql://\n"
