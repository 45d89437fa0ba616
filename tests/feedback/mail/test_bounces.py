"""Mail that can't be delivered stops, and keeps the receipt; what goes wrong for the moment is tried again."""
# ruff: noqa: PLR0917 - fixtures are asked for by name

from io import BytesIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

from straatwijs.feedback.models import Subscription
from straatwijs.observations.models import Contribution
from straatwijs.shared.models import AuditRecord
from tests.feedback.mail.mailbox import free_port
from tests.feedback.telling import WORDS, answer

EMAIL = "b.elmas@voorbeeld.example"


def test_refusal_for_good_stops_the_mail_and_keeps_the_receipt(
    note, subscribed, sends, mailbox, coordinator, resident
):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    mailbox.refusals[EMAIL] = "550 5.1.1 no such user"

    assert sends() == []
    assert Subscription.objects.count() == 0
    assert Contribution.objects.count() == 1
    assert WORDS in resident.get(note.path).content.decode()
    assert AuditRecord.objects.get(action="stop").details == {"why": "bounced"}


def test_refusal_for_now_is_tried_again(note, subscribed, sends, mailbox, coordinator):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    mailbox.refusals[EMAIL] = "451 4.7.1 try later"
    assert sends() == []
    mailbox.refusals.clear()
    assert WORDS in sends("2026-11-23 05:00")[0].text


def test_one_refusal_does_not_keep_the_others(note, subscribed, sends, mailbox, coordinator):
    subscribed(note.path, "yours")
    subscribed(note.path, "yours", email="w.jansen@voorbeeld.example")
    answer(coordinator, note)
    mailbox.refusals[EMAIL] = "550 5.1.1 no such user"
    assert [one.to for one in sends()] == [["w.jansen@voorbeeld.example"]]


def test_without_mail_server_nothing_is_lost_and_no_address_is_told(
    note, subscribed, sends, settings, coordinator
):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    with pytest.raises(CommandError, match=r"can't be reached \(ConnectionRefusedError\)"):
        sends()
    settings.EMAIL_PORT = port
    assert len(sends("2026-11-23 06:00")) == 1


def test_connection_that_breaks_off_sends_nothing_twice(note, subscribed, sends, mailbox, coordinator):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    mailbox.hangs_up = True
    assert len(sends()) == 1
    mailbox.hangs_up = False
    assert sends("2026-11-30 04:00") == []


def _notice(arrived, *, status: str = "5.1.1", action: str = "failed", to: str = "") -> bytes:
    """What another mail server sends back (RFC 3464)."""
    return f"""From: mailer-daemon@elders.example
To: {to or arrived.sender}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not work.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; elders.example

Final-Recipient: rfc822; {EMAIL}
Action: {action}
Status: {status}
--b
Content-Type: message/rfc822

Message-ID: {arrived.mail["Message-ID"]}
Subject: Nieuws uit je straat

Hallo
--b--
""".replace("\n", "\r\n").encode()


@pytest.mark.parametrize("to", ["", "nieuws@straatwijs.example"])
def test_returned_mail_stops_it(note, subscribed, sends, coordinator, monkeypatch, to):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    (arrived,) = sends()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(_notice(arrived, to=to))))
    call_command("mail-bounced")
    assert Subscription.objects.count() == 0
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    "said", [{"status": "4.4.1", "action": "delayed"}, {"status": "2.0.0", "action": "delivered"}]
)
def test_delay_stops_nothing(note, subscribed, sends, coordinator, tmp_path, said):
    subscribed(note.path, "yours")
    answer(coordinator, note)
    (arrived,) = sends()
    (tmp_path / "returned.eml").write_bytes(_notice(arrived, **said))
    call_command("mail-bounced", str(tmp_path / "returned.eml"))
    assert Subscription.objects.count() == 1
