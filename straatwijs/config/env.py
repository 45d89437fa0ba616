"""Every setting that a municipality can change: name, type, default and one line of meaning.

Values come from the environment, `STRAATWIJS_<NAME>`, or for secrets from the file named in `STRAATWIJS_<NAME>_FILE`.
`docs/configuration.md` is held against this list by a test.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "STRAATWIJS_"


class SettingError(Exception):
    """A setting is missing or has a value that can't be used; the text says what to do."""


@dataclass(frozen=True)
class Setting:
    name: str
    kind: type
    default: str
    meaning: str
    required_in_production: bool = False


SETTINGS = (
    Setting("PRODUCTION", bool, "no", "yes on a real server: https only, no demo data, secrets required"),
    Setting(
        "SECRET_KEY", str, "", "at least 50 random characters; signs sessions", required_in_production=True
    ),
    Setting(
        "RECEIPT_KEY",
        str,
        "",
        "at least 50 random characters; receipts and slips derive from it: never change it",
        required_in_production=True,
    ),
    Setting(
        "DEVICE_KEY",
        str,
        "",
        "at least 50 random characters; phones are counted with a key of the quarter derived from it",
        required_in_production=True,
    ),
    Setting(
        "DATABASE", str, "", "empty for SQLite in DATA_DIR, or postgresql://user:password@host:port/name"
    ),
    Setting("DATA_DIR", Path, "var", "folder for the embedded database and the development secrets"),
    Setting(
        "HOSTS",
        list,
        "localhost,127.0.0.1,[::1]",
        "host names the server answers to, separated by commas",
        required_in_production=True,
    ),
    Setting(
        "PUBLIC_URL",
        str,
        "http://localhost:8000",
        "address that QR codes and receipts point to",
        required_in_production=True,
    ),
    Setting(
        "HTTPS_PROXY_HEADER",
        bool,
        "no",
        "yes when a proxy in front sets X-Forwarded-Proto and strips it from visitors",
    ),
    Setting(
        "MUNICIPALITY",
        str,
        "",
        "name of the municipality on the pages; empty: the one municipality that was imported",
    ),
    Setting("LANGUAGE", str, "nl", "language of a visitor who asks for none: nl or en"),
    Setting("NOTES_PER_DEVICE", int, "120", "contributions that one phone may send per ten minutes"),
    Setting("NOTES_PER_STREET", int, "1500", "contributions that one street takes per ten minutes"),
    Setting(
        "RECEIPT_MISSES",
        int,
        "60",
        "wrong receipt links or codes per ten minutes before the server asks to wait",
    ),
    Setting(
        "OIDC_SERVER",
        str,
        "",
        "address of the municipality's OpenID Connect server; empty: local accounts only",
    ),
    Setting("OIDC_CLIENT_ID", str, "", "client name that the OpenID Connect server gave"),
    Setting("OIDC_CLIENT_SECRET", str, "", "secret that the OpenID Connect server gave"),
    Setting(
        "MAIL_SERVER",
        str,
        "",
        "name of the server that sends mail; empty: mail is shown in the log and not sent, and not offered on a real server",
    ),
    Setting("MAIL_PORT", int, "587", "port of the mail server"),
    Setting("MAIL_ENCRYPTION", str, "starttls", "starttls, tls or none"),
    Setting("MAIL_USER", str, "", "name with which the mail server knows this site"),
    Setting("MAIL_PASSWORD", str, "", "password for the mail server"),
    Setting("MAIL_FROM", str, "Straatwijs <straatwijs@localhost>", "sender that people see on mails"),
    Setting(
        "MAIL_BOUNCES",
        str,
        "",
        "address to which undeliverable mail returns; a plus sign and a word are added to the part before the @; empty: the sender's own, unchanged",
    ),
    Setting("WORKERS", int, "2", "web worker processes of `straatwijs serve`"),
    Setting("LOG_LEVEL", str, "INFO", "DEBUG, INFO, WARNING or ERROR"),
)

_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def _typed(setting: Setting, text: str) -> object:
    if setting.kind is bool:
        if text.lower() not in _YES_NO:
            raise ValueError("write yes or no")
        return _YES_NO[text.lower()]
    if setting.kind is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    return setting.kind(text)


def read(environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """All settings by name, typed. Raises SettingError with one paragraph that names each problem and its cure."""
    values: dict[str, object] = {}
    problems = []
    production = environment.get(f"{PREFIX}PRODUCTION", "no").lower() in {"yes", "true", "1"}
    for setting in SETTINGS:
        variable = f"{PREFIX}{setting.name}"
        text = environment.get(variable, setting.default)
        if file := environment.get(f"{variable}_FILE"):
            try:
                text = Path(file).read_text(encoding="utf-8").strip()
            except OSError as error:
                problems.append(f"{variable}_FILE: {file} can't be read ({error.strerror}).")
        if (
            production
            and setting.required_in_production
            and not environment.get(variable)
            and not environment.get(f"{variable}_FILE")
        ):
            problems.append(f"{variable} is missing: {setting.meaning}.")
            continue
        try:
            values[setting.name] = _typed(setting, text)
        except ValueError as error:
            problems.append(f"{variable}={text!r} can't be used ({error}): {setting.meaning}.")
    known = {f"{PREFIX}{setting.name}" for setting in SETTINGS}
    problems += [
        f"{variable} is no setting of Straatwijs; docs/configuration.md lists them all."
        for variable in environment
        if variable.startswith(PREFIX) and variable.removesuffix("_FILE") not in known
    ]
    if problems:
        raise SettingError(
            "Straatwijs can't start with these settings:\n"
            + "\n".join(f"- {problem}" for problem in problems)
        )
    return values
