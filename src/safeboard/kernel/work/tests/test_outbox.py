"""The outbox: once a key, after the commit, at least once after a kill, ever more slowly, nothing personal (W20, pages.md 3.2)."""

from __future__ import annotations

import datetime as dt
import smtplib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from safeboard.kernel.work import outbox, posting
from safeboard.kernel.work.models import Message, Standing
from safeboard.kernel.work.outbox import Attachment, Mode, Refused

pytestmark = pytest.mark.django_db
LETTER = {
    "to": ["paul@police.example"],
    "subject": "Your return is late",
    "body": "It was due on 15 April 2016.",
}
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def server(settings: Any) -> Iterator[None]:
    """An installation with a mail server and a queue."""
    settings.DEMONSTRATION, settings.EMAIL_HOST, settings.TASKS = False, "mail.example", QUEUE
    yield


class Broken:
    """A mail server that fails as it is told to."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def __call__(self, *args: Any, **options: Any) -> int:
        raise self.fault


def put(key: str = "returns 1", **changes: Any) -> Message:
    return outbox.put(**{**LETTER, "key": key, **changes})


def due_now(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now() - dt.timedelta(seconds=1))


# --- Once a key -------------------------------------------------------------------------------------------------------


def test_the_same_key_gives_one_message(server: None) -> None:
    first, second = put(), put(subject="Other words")
    assert first.pk == second.pk and second.subject == "Your return is late"
    assert Message.objects.count() == DBTaskResult.objects.count() == 1


def test_it_is_kept_only_with_what_asked_for_it(server: None) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        raise ZeroDivisionError
    assert not Message.objects.exists() and not DBTaskResult.objects.exists()


def test_it_goes_out_with_copies_an_answer_address_and_a_file(server: None) -> None:
    message = put(
        cc=["petra@police.example", "paul@police.example"],
        reply_to="bea@board.example",
        attachments=[Attachment("board.ics", "text/calendar", b"BEGIN:VCALENDAR")],
    )
    assert mail.outbox == [] and message.standing == Standing.WAITING
    assert posting.post(message.pk) is None
    (sent,) = mail.outbox
    assert (sent.to, sent.cc, sent.reply_to) == (
        ["paul@police.example"],
        ["petra@police.example"],
        ["bea@board.example"],
    )
    assert sent.message()["Message-ID"] == message.message_id
    assert sent.attachments[0].filename == "board.ics"
    message.refresh_from_db()
    assert message.standing == Standing.SENT and message.sent_at
    posting.post(message.pk)
    assert len(mail.outbox) == 1


def test_private_words_are_forgotten_once_sent(server: None) -> None:
    message = put(private=True)
    posting.post(message.pk)
    assert "15 April 2016" in mail.outbox[0].body and Message.objects.get().body == ""
    assert not outbox.unsent().exists()


# --- A kill -----------------------------------------------------------------------------------------------------------


def test_killed_before_the_server_had_it(server: None, monkeypatch: pytest.MonkeyPatch) -> None:
    message = put()
    assert posting.claim(message.pk, "a killed worker")
    again = posting.post(message.pk)
    assert mail.outbox == [] and again is not None and again > timezone.now()
    Message.objects.filter(pk=message.pk).update(claimed_at=timezone.now() - posting.CLAIM_LASTS * 2)
    posting.post(message.pk)
    assert len(mail.outbox) == 1


def test_killed_after_the_server_had_it_the_double_bears_the_same_id(
    server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = put()
    with monkeypatch.context() as patch:
        patch.setattr(posting, "_sent", Broken(SystemExit()))  # the process ends here
        with pytest.raises(SystemExit):
            posting.post(message.pk)
    assert Message.objects.get().standing == Standing.SENDING
    call_command("recover", minutes=0)
    posting.post(message.pk)
    first, second = (each.message()["Message-ID"] for each in mail.outbox)
    assert first == second == message.message_id
    assert Message.objects.get().standing == Standing.SENT


def test_one_who_comes_late_does_not_tick_off_anothers_claim(server: None) -> None:
    message = put()
    assert posting.claim(message.pk, "first")
    posting._sent(message, "second")
    assert Message.objects.get().standing == Standing.SENDING


def test_two_workers_send_it_once(server: None) -> None:
    message = put()
    assert posting.claim(message.pk, "one") and not posting.claim(message.pk, "two")


# --- A server that fails ----------------------------------------------------------------------------------------------


def test_it_comes_back_ever_more_slowly_and_is_given_up(
    server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = put()
    monkeypatch.setattr(mail.EmailMessage, "send", Broken(ConnectionRefusedError("nobody there")))
    waits = []
    for _ in posting.PAUSES:
        before = timezone.now()
        next_try = posting.post(message.pk)
        assert next_try is not None
        waits.append(round((next_try - before).total_seconds() / 60))
        assert posting.claim(message.pk, "too early") is False
        due_now(message)
    assert waits == [1, 5, 15, 60, 240, 720]
    assert posting.post(message.pk) is None
    message.refresh_from_db()
    assert message.standing == Standing.FAILED
    assert message.fault == "The mail server could not be reached (ConnectionRefusedError)."
    assert outbox.try_again(message) and not outbox.try_again(message)
    assert Message.objects.get().standing == Standing.WAITING


def test_a_failed_try_is_queued_for_its_time(server: None, monkeypatch: pytest.MonkeyPatch) -> None:
    message = put()
    monkeypatch.setattr(mail.EmailMessage, "send", Broken(TimeoutError()))
    outbox.send_message.call(message.pk)
    assert Message.objects.get().next_try_at in DBTaskResult.objects.values_list("run_after", flat=True)


@pytest.mark.parametrize(
    ("fault", "for_good"),
    [
        (smtplib.SMTPRecipientsRefused({"paul@police.example": (550, b"no such user")}), True),
        (smtplib.SMTPRecipientsRefused({"paul@police.example": (450, b"try later")}), False),
        (smtplib.SMTPDataError(554, b"refused"), True),
        (smtplib.SMTPAuthenticationError(535, b"no"), False),
    ],
)
def test_what_the_server_says_for_good(
    server: None, monkeypatch: pytest.MonkeyPatch, fault: Exception, for_good: bool
) -> None:
    message = put()
    monkeypatch.setattr(mail.EmailMessage, "send", Broken(fault))
    assert (posting.post(message.pk) is None) is for_good
    message.refresh_from_db()
    assert message.fault and "paul" not in message.fault


def test_a_lost_try_is_found_again(server: None) -> None:
    put()
    DBTaskResult.objects.all().delete()
    call_command("outbox")
    assert DBTaskResult.objects.count() == 1


# --- Without a server -------------------------------------------------------------------------------------------------


def test_without_a_mail_server_it_waits_to_be_copied(settings: Any) -> None:
    settings.DEMONSTRATION, settings.EMAIL_HOST = False, ""
    assert outbox.mode() is Mode.BY_HAND
    message = put(private=True)
    assert message.standing == Standing.TO_COPY
    assert outbox.sent_by_hand(message) and not outbox.sent_by_hand(message)
    assert (message.standing, message.body) == (Standing.BY_HAND, "")


def test_the_demonstration_sends_nothing_whatever_the_environment_says(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    message = put()
    assert outbox.mode() is Mode.DEMONSTRATION and message.standing == Standing.TO_COPY
    assert posting.post(message.pk) is None and mail.outbox == []


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": []}, "to"),
        ({"to": ["nobody"]}, "to"),
        ({"to": ["a@b.example\nBcc: x@y.example"]}, "to"),
        ({"cc": ["a@b.example, c@d.example"]}, "cc"),
        ({"reply_to": "a@b.example\r\nBcc: x@y.example"}, "reply_to"),
        ({"subject": " "}, "subject"),
        ({"subject": "Late\r\nBcc: x@y.example"}, "subject"),
        ({"subject": "Late\u2028Bcc: x@y.example"}, "subject"),
        ({"subject": "About the child born 03/02/2011"}, "subject"),
        ({"body": ""}, "body"),
        ({"body": "NHS number 943 476 5919"}, "body"),
        ({"body": "UPN P123456789013"}, "body"),
        ({"body": "lives at HP20 1UA"}, "body"),
        ({"body": "bell \x07"}, "body"),
    ],
)
def test_what_may_not_go_by_e_mail(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        put(**changes)
    assert refusal.value.field == field
    assert not Message.objects.exists()


def test_the_postcode_of_a_known_building_may_stand() -> None:
    message = put(body="We meet at County Hall, HP20 1UA.", places=["County Hall, hp201ua"])
    assert "HP20 1UA" in message.body
    with pytest.raises(Refused):
        put(key="other", body="We meet at County Hall, HP20 1UB.", places=["County Hall, HP20 1UA"])


def test_an_attachments_name_is_no_way_in() -> None:
    with pytest.raises(Refused):
        Attachment('x"\r\nBcc: a@b.example', "text/plain", b"")
