"""The outbox: e-mail is kept with whatever asked for it, and goes out after that was kept.

At least once, never lost: a message is claimed before it is handed to the mail server and ticked off afterwards. Who
is killed between the two leaves a claim that runs out; the message then goes again under the same Message-ID, by
which a mailbox drops the double. Without a mail server a message waits to be copied by hand; in a demonstration
nothing leaves the machine (pages.md 3.2).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django_tasks import task

from safeboard.kernel.work import posting
from safeboard.kernel.work.models import Enclosure, Message, Standing
from safeboard.kernel.work.refusing import (
    LONGEST_SUBJECT as LONGEST_SUBJECT,  # the pages of reminders cut to it
)
from safeboard.kernel.work.refusing import (
    Refused,
    check_key,
    checked_addresses,
    checked_body,
    checked_subject,
)
from safeboard.kernel.work.today import now


class Mode(StrEnum):
    """How e-mail leaves, in the words of the pages."""

    SERVER = "Safeboard sends e-mail itself."
    BY_HAND = (
        "There is no mail server. Copy the words or open your own e-mail program, then say that you sent it."
    )
    DEMONSTRATION = "This is a demonstration: nothing is sent. Each e-mail ends as “would have been sent”."


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with an e-mail, for example a calendar entry of a meeting."""

    filename: str
    media_type: str
    data: bytes

    def __post_init__(self) -> None:
        if not self.filename or any(not each.isprintable() or each in '/\\"' for each in self.filename):
            raise Refused("attachments", f"The file name {self.filename!r} cannot go with an e-mail.")
        if self.media_type.count("/") != 1 or not self.media_type.isprintable():
            raise Refused("attachments", f"{self.media_type!r} is not a kind of file, such as text/calendar.")


def mode() -> Mode:
    """How e-mail leaves this installation."""
    if settings.DEMONSTRATION:
        return Mode.DEMONSTRATION
    return Mode.SERVER if settings.EMAIL_HOST else Mode.BY_HAND


def link(path: str) -> str:
    """The whole address of a page, for the words of an e-mail; `path` as `reverse` gives it."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def put(
    *,
    to: Sequence[str],
    subject: str,
    body: str,
    key: str,
    cc: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
    reply_to: str = "",
    places: Sequence[str] = (),
    private: bool = False,
    by_hand: bool = False,
    at: dt.datetime | None = None,
) -> Message:
    """Keep an e-mail to be sent once what asked for it is kept; the same `key` again gives the first one back.

    `to`, `cc` and `reply_to` are bare addresses. `places` are addresses of buildings whose postcodes may stand in
    the words, such as the venue of a meeting. `private` words are shown by no list of messages and forgotten once
    sent (an invitation's link). `by_hand`: somebody has sent it themselves already; it is only kept. `at` is the
    moment of the story. Raises Refused where an address, a line break or personal information forbids it.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    check_key(key)
    addresses, copies = checked_addresses("to", to), checked_addresses("cc", cc)
    if not addresses:
        raise Refused("to", "Say to whom it goes: nobody would get this e-mail.")
    if reply_to:
        checked_addresses("reply_to", [reply_to])
    fields = {
        "to": addresses,
        "cc": [each for each in copies if each not in addresses],
        "reply_to": reply_to,
        "subject": checked_subject(subject),
        "body": checked_body(body, places=places),
        "private": private,
        "message_id": f"<{uuid.uuid4().hex}@{_domain()}>",
        "standing": _first_standing(by_hand),
        "put_at": at or now(),
        "sent_at": (at or now()) if by_hand else None,
    }
    try:
        with transaction.atomic():
            message = Message.objects.create(key=key, **fields)
            Enclosure.objects.bulk_create(
                Enclosure(message=message, filename=each.filename, media_type=each.media_type, data=each.data)
                for each in attachments
            )
    except IntegrityError:
        # Somebody put the same message in the same moment.
        return Message.objects.get(key=key)
    if message.standing == Standing.WAITING:
        send_message.enqueue(message.pk)
    return message


def unsent() -> QuerySet[Message]:
    """What has not gone: to be copied, failed or still waiting; private words are for the page that made them."""
    gone = (Standing.SENT, Standing.BY_HAND)
    return Message.objects.exclude(standing__in=gone).filter(private=False)


def sent_by_hand(message: Message, *, at: dt.datetime | None = None) -> bool:
    """Somebody has sent a message that waited to be copied; False where that was said before."""
    waiting = Message.objects.filter(pk=message.pk, standing__in=(Standing.TO_COPY, Standing.FAILED))
    forgotten = {"body": ""} if message.private else {}
    changed = waiting.update(standing=Standing.BY_HAND, sent_at=at or now(), next_try_at=None, **forgotten)
    message.refresh_from_db()
    return changed == 1


def try_again(message: Message) -> bool:
    """Queue a message that was given up; False where it is not given up."""
    changed = Message.objects.filter(pk=message.pk, standing=Standing.FAILED).update(
        standing=Standing.WAITING, tries=0, next_try_at=None
    )
    if changed:
        send_message.enqueue(message.pk)
    return changed == 1


@task()
def send_message(message_id: int) -> None:
    """Hand one message to the mail server; where that fails, come back when its next try is due."""
    due = posting.post(message_id)
    # A queue that cannot wait leaves it to `safeboard outbox`, which finds what is due.
    if due is not None and send_message.get_backend().supports_defer:
        later = send_message.using(run_after=due)
        later.enqueue(message_id)


def queue_due(*, claims_older_than: dt.timedelta = posting.CLAIM_LASTS) -> int:
    """Queue everything that should have gone and has not: after a kill, or where a queued try was lost."""
    due = posting.due(claims_older_than)
    for message_id in due:
        send_message.enqueue(message_id)
    return len(due)


def _first_standing(by_hand: bool) -> Standing:
    if by_hand:
        return Standing.BY_HAND
    return Standing.WAITING if mode() is Mode.SERVER else Standing.TO_COPY


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "safeboard.invalid"
