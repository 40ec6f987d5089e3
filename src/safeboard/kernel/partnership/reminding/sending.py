"""Sends a reminder, or keeps that somebody sent it themselves; two people cannot send the same one unawares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Reminder, User
from safeboard.kernel.partnership.reminding import addresses, letters, wording
from safeboard.kernel.partnership.reminding.letters import Letter
from safeboard.kernel.partnership.words import worded
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import now


@dataclass(frozen=True, slots=True)
class Meant:
    """A letter with the words that somebody means to send, and how often they had been reminded by then."""

    letter: Letter
    seen: int
    subject: str
    body: str


class NotNow(Exception):
    """A letter that was not sent: which, and why in words for the page."""

    def __init__(self, letter: Letter, message: str) -> None:
        super().__init__(message)
        self.letter, self.message = letter, message


class SomebodyElse(NotNow):
    """Somebody reminded them since the page was read."""

    def __init__(self, letter: Letter, newest: Reminder, moment: dt.datetime) -> None:
        super().__init__(
            letter,
            f"{newest.by.name} reminded them {wording.ago(newest.at, moment)}. Nothing was sent now, and your "
            "words are below. Send again only if you still mean it.",
        )


def remind(
    *, meant: Sequence[Meant], by: Reader, by_hand: bool = False, at: dt.datetime | None = None
) -> list[Reminder]:
    """Send these letters, all or none; `by_hand`: somebody sent them already and they are only kept.

    Raises SomebodyElse where somebody reminded them since, NotNow where nobody can be written to, and
    outbox.Refused for words that may not go by e-mail.
    """
    moment = at or now()
    with transaction.atomic():
        kept = [_keep(each, by=by, by_hand=by_hand, at=moment) for each in meant]
    for each in kept:
        recorder.note(
            "partnership.remind",
            thing="reminder",
            thing_id=each.pk,
            about=f"{each.chaser} {each.about}",
            number=each.number,
            by_hand=by_hand,
            copied=bool(each.copied_to),
        )
    return kept


def _keep(meant: Meant, *, by: Reader, by_hand: bool, at: dt.datetime) -> Reminder:
    letter, number = meant.letter, meant.letter.seen + 1
    if letter.seen > meant.seen:
        raise SomebodyElse(letter, letter.history[-1], at)
    if not letter.to:
        raise NotNow(letter, worded(letters.NOBODY))
    try:
        with transaction.atomic():
            message = outbox.put(
                to=addresses.emails(letter.to),
                cc=addresses.emails(letter.copied),
                subject=meant.subject,
                body=meant.body,
                reply_to=User.objects.get(pk=by.user_id).email,
                key=f"reminder {letter.pick} {number}",
                by_hand=by_hand,
                at=at,
            )
            return Reminder.objects.create(
                chaser=letter.chaser.code,
                about=letter.draft.about,
                number=number,
                agency=letter.agency,
                what=letter.draft.what[:300],
                due_on=letter.draft.due_on,
                late=letter.late,
                names=letter.names[:500],
                copied_to=letter.copied_names[:500],
                message=message,
                by_id=by.user_id,
                at=at,
            )
    except IntegrityError:
        # They sent it between our reading and our writing.
        newest = Reminder.objects.select_related("by").get(
            chaser=letter.chaser.code, about=letter.draft.about, number=number
        )
        raise SomebodyElse(letter, newest, at) from None
