"""The database that the settings name: SQLite in a folder, or PostgreSQL by its address."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from straatwijs.config import env


def database(address: str, folder: Path) -> dict[str, Any]:
    """As Django wants it; empty is SQLite in `folder`."""
    if not address:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "straatwijs.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # synchronous=FULL: a receipt is only handed out for what survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise env.SettingError("STRAATWIJS_DATABASE must be empty (SQLite) or start with postgresql://")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        # A new connection per request costs more CPU than the request.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Plans are kept of what shared.sql sends; Django's own statements never have one.
        "OPTIONS": {"options": "-c synchronous_commit=on", "prepare_threshold": 5},
    }
