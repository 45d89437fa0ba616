"""Somebody who asked for mail, and what comes out of the server on a Monday."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.feedback.mail.mailbox import mail_server

MONDAY = "2026-11-23 04:00"
EMAIL = "b.elmas@voorbeeld.example"


@pytest.fixture
def mailbox(settings):
    with mail_server(settings) as running:
        yield running


@pytest.fixture
def asks(at, resident, mailbox):
    """`asks(receipt.path, "yours")`: fills in the form and gets the question by mail; its path."""

    def go(path: str, *sections: str, email: str = EMAIL) -> str:
        reply = resident.post(f"{path}/bericht", {"email": email, "sections": sections})
        assert reply.headers["Location"] == "/bericht/gevraagd"
        call_command("send-mail")
        return mailbox.arrived[-1].link()

    return go


@pytest.fixture
def subscribed(at, asks, resident, mailbox):
    """As `asks`, and the button was pressed; an hour later."""

    def go(path: str, *sections: str, email: str = EMAIL) -> str:
        link = asks(path, *sections, email=email)
        resident.post(link, {"what": "yes"})
        mailbox.arrived.clear()
        at(timezone.now() + timedelta(hours=1))
        return link

    return go


@pytest.fixture
def sends(at, mailbox):
    """The mails of a Monday."""

    def go(moment: str = MONDAY):
        at(moment)
        mailbox.arrived.clear()
        call_command("send-digest")
        return list(mailbox.arrived)

    return go


@pytest.fixture
def note(at, given):
    at("2026-11-18 10:00")
    return given("loose_tiles", text="De tegels bij de school liggen los.")
