"""Decisions of a meeting: what, why, against what else, on what was known, and who dissented. Never edited.

An inquorate meeting can be assured but cannot decide (R-GOV-03, W26). A decision that is changed is superseded by a
later one, and both stay findable.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Max

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.meetings import papers, quorum
from safeboard.kernel.meetings.models import AgendaItem, Decision, Meeting, Paper
from safeboard.kernel.meetings.register import HELD
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

SHORTEST = 10


def decide(
    *,
    item: AgendaItem,
    words: str,
    rationale: str,
    known: str,
    by: Reader,
    options: str = "",
    dissent: str = "",
    supersedes: Decision | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Decision:
    """Write down a decision of the meeting under one item; it gets the next number.

    Raises NotNow where the meeting is not held, had no quorum, or something is missing.
    """
    meeting = Meeting.objects.filter(pk=item.meeting_id).first()
    if meeting is None or meeting.state not in HELD:
        raise NotNow("Only a meeting that was held decides. Take the register first.")
    if not meeting.quorate:
        raise NotNow(f"This cannot be recorded as a decision. {quorum.of(meeting).why}")
    for field, said, ask in (
        ("words", words, "Say what was decided, in a sentence."),
        ("rationale", rationale, "Say why."),
        ("known", known, "Say what was known: papers and figures before the meeting."),
    ):
        if len(said.strip()) < SHORTEST:
            raise NotNow(ask, field)
    if supersedes is not None and Decision.objects.filter(supersedes=supersedes).exists():
        raise NotNow(f"{supersedes} was superseded already.", "supersedes")
    made = _numbered(
        item=item,
        words=words.strip(),
        rationale=rationale.strip(),
        known=known.strip(),
        options=options.strip(),
        dissent=dissent.strip(),
        supersedes=supersedes,
        why_safe=why_safe,
        by_id=by.user_id,
        at=at or now(),
    )
    recorder.note("meetings.decide", thing="decision", thing_id=made.pk, number=made.number)
    return made


def known_at(item: AgendaItem) -> str:
    """What lay before the meeting under this item, to begin from: its papers with the version that counted."""
    found = papers.newest(Paper.objects.filter(item=item))
    return "\n".join(f"{each}, version {each.paper_version}" for each in found if not each.withdrawn)


def _numbered(**fields: object) -> Decision:
    while True:
        last: int | None = Decision.objects.aggregate(last=Max("number"))["last"]
        number = (last or 0) + 1
        try:
            with transaction.atomic():
                return Decision.objects.create(number=number, **fields)
        except IntegrityError:
            # Somebody took the number between the question and the answer: ask again. Anything else is a real fault.
            if not Decision.objects.filter(number=number).exists():
                raise
