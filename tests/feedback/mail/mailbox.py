"""A mail server of this machine for tests: it keeps what comes in, and refuses whom it is told to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass(frozen=True)
class Arrived:
    sender: str
    to: list[str]
    mail: EmailMessage

    @property
    def text(self) -> str:
        return self.mail.get_content()

    def link(self, end: str = "") -> str:
        """The path of its secret page."""
        links = [line for line in self.text.splitlines() if "/bericht/" in line and line.endswith(end)]
        return next(link.partition("straatwijs.example")[2] for link in links if end or "/stop" not in link)


@dataclass
class Mailbox:
    arrived: list[Arrived] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    # It takes a mail and is gone before it can say so.
    hangs_up: bool = False

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802 -- the library calls it so
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 -- the library calls it so
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.arrived.append(Arrived(envelope.mail_from, list(envelope.rcpt_tos), mail))
        if self.hangs_up:
            server.transport.abort()
        return "250 OK"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def mail_server(settings) -> Iterator[Mailbox]:
    """A real one, and the site set to it."""
    mailbox, port = Mailbox(), free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
    settings.PUBLIC_URL = "https://straatwijs.example"
    settings.DEFAULT_FROM_EMAIL = "Straatwijs <nieuws@straatwijs.example>"
    settings.MAIL_BOUNCES = "terug@straatwijs.example"
    try:
        yield mailbox
    finally:
        controller.stop()
