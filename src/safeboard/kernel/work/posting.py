"""Hands a claimed message to the mail server and ticks it off; what fails comes back later, ever more slowly."""

from __future__ import annotations

import datetime as dt
import smtplib
import uuid

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.utils import timezone

from safeboard.kernel.work.models import Message, Standing
from safeboard.kernel.work.today import now

# Longer than any mail server is waited for (EMAIL_TIMEOUT), so that a claim that runs out is nobody's any more.
CLAIM_LASTS = dt.timedelta(minutes=10)
# After the first failure 1 minute, then 5, ...; after the last the message is given up and the office is told.
PAUSES = tuple(dt.timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720))


def post(message_id: int) -> dt.datetime | None:
    """Send one message if it is due; gives the moment at which somebody should try again, or None."""
    token = uuid.uuid4().hex
    if not claim(message_id, token):
        return _when(message_id)
    message = Message.objects.get(pk=message_id)
    try:
        as_email(message).send()
    except (smtplib.SMTPException, OSError) as fault:
        return _failed(message, token, fault)
    _sent(message, token)
    return None


def claim(message_id: int, token: str) -> bool:
    """Take a message that is due, alone; a claim that has run out may be taken over."""
    moment = timezone.now()
    free = Q(standing=Standing.WAITING) & (Q(next_try_at=None) | Q(next_try_at__lte=moment))
    left = Q(standing=Standing.SENDING, claimed_at__lt=moment - CLAIM_LASTS)
    taken = Message.objects.filter(free | left, pk=message_id).update(
        standing=Standing.SENDING, claim=token, claimed_at=moment, tries=F("tries") + 1
    )
    return taken == 1


def due(claims_older_than: dt.timedelta) -> list[int]:
    """The messages that should have gone and have not; claims older than this are given back first."""
    moment = timezone.now()
    Message.objects.filter(standing=Standing.SENDING, claimed_at__lte=moment - claims_older_than).update(
        standing=Standing.WAITING, claim="", next_try_at=None
    )
    waiting = Message.objects.filter(standing=Standing.WAITING)
    return list(
        waiting.filter(Q(next_try_at=None) | Q(next_try_at__lte=moment))
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def as_email(message: Message) -> EmailMessage:
    """The message as it goes out: plain text, always under the same Message-ID."""
    email = EmailMessage(
        subject=message.subject,
        body=message.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=message.to,
        cc=message.cc,
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    for each in message.enclosures.order_by("pk"):
        email.attach(each.filename, bytes(each.data), each.media_type)
    return email


def _sent(message: Message, token: str) -> None:
    forgotten = {"body": ""} if message.private else {}
    Message.objects.filter(pk=message.pk, claim=token).update(
        standing=Standing.SENT, sent_at=now(), next_try_at=None, fault="", **forgotten
    )


def _failed(message: Message, token: str, fault: Exception) -> dt.datetime | None:
    for_good = _refused_for_good(fault) or message.tries > len(PAUSES)
    next_try = None if for_good else timezone.now() + PAUSES[message.tries - 1]
    Message.objects.filter(pk=message.pk, claim=token).update(
        standing=Standing.FAILED if for_good else Standing.WAITING,
        next_try_at=next_try,
        claim="",
        fault=_in_words(fault),
    )
    return next_try


def _when(message_id: int) -> dt.datetime | None:
    """When a message that could not be claimed is worth another look; None where it is done with."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None or message.standing not in (Standing.WAITING, Standing.SENDING):
        return None
    if message.standing == Standing.SENDING:
        return (message.claimed_at or timezone.now()) + CLAIM_LASTS + dt.timedelta(seconds=1)
    return message.next_try_at


def _refused_for_good(fault: Exception) -> bool:
    """A server that says 5xx about the message will say so again; signing in may be put right meanwhile."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())
    if isinstance(fault, smtplib.SMTPAuthenticationError):
        return False
    return isinstance(fault, smtplib.SMTPResponseException) and fault.smtp_code >= 500


def _in_words(fault: Exception) -> str:
    """What went wrong, for the office: no address and no answer of the server, which may hold one."""
    match fault:
        case smtplib.SMTPRecipientsRefused():
            return "The mail server refused every address. Check them."
        case smtplib.SMTPAuthenticationError():
            return "The mail server did not accept Safeboard’s name and password."
        case smtplib.SMTPResponseException(smtp_code=code):
            return f"The mail server refused the message (its answer was {code})."
        case TimeoutError():
            return "The mail server did not answer in time."
    return f"The mail server could not be reached ({type(fault).__name__})."
