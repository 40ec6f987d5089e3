"""What follows from a flag: the agency's comment, and one of five endings (R-DAT-04). Verbs only."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import tracking
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.partnership.models import Agency, SubGroup
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

SHORTEST_COMMENT = 20


def comment(*, flag: Flag, seen: int, words: str, by: Reader, why_safe: str = "") -> None:
    """The agency says what it makes of a flag about itself, printed beside the flag.

    Raises NotNow where the time is over or it says too little, SomebodyElse where a colleague was quicker.
    """
    if by.on > flag.comment_by:
        raise tracking.NotNow(
            f"Comments were open until {flag.comment_by.day} {flag.comment_by:%B}. Ring the Board office."
        )
    if len(words.strip()) < SHORTEST_COMMENT:
        raise tracking.NotNow("Say in a sentence what explains it and what you are doing.", "words")
    if not flag.save_over(seen, comment=words.strip(), commented_by_id=by.user_id, commented_at=now()):
        raise tracking.SomebodyElse
    recorder.note("flags.comment", thing="flag", thing_id=flag.pk, kept_as_safe=bool(why_safe))


def decide(
    *,
    flag: Flag,
    seen: int,
    ending: str,
    rationale: str,
    by: Reader,
    due_on: dt.date | None,
    agency: Agency | None = None,
    sub_group: SubGroup | None = None,
    owner: str = "",
    measure: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Item:
    """End a flag in one of five ways; the ending becomes an item with an owner and a date.

    Raises NotNow where it has ended already or something is missing, SomebodyElse on a lost race.
    """
    if flag.ending:
        raise tracking.NotNow("This has been decided. Undo that first, as long as the page is not issued.")
    with transaction.atomic():
        item = tracking.raise_item(
            kind=ending,
            title=title_of(Kind(ending), flag),
            words=rationale,
            agency=agency,
            sub_group=sub_group,
            owner=owner,
            due_on=due_on,
            measure=measure,
            indicator=flag.indicator,
            flag=flag.pk,
            why_safe=why_safe,
            by=by,
            at=at,
        )
        if not flag.save_over(
            seen, ending=ending, rationale=rationale.strip(), decided_by_id=by.user_id, decided_at=at or now()
        ):
            raise tracking.SomebodyElse
        recorder.note("flags.decide", thing="flag", thing_id=flag.pk, ending=ending)
    return item


def undo(*, flag: Flag, seen: int, by: Reader) -> None:
    """Take an ending back, while nothing else has happened to what came of it."""
    with transaction.atomic():
        for item in Item.objects.filter(flag=flag.pk).exclude(standing="undone"):
            tracking.take_back(item=item, seen=item.version, by=by)
        if not flag.save_over(seen, ending="", rationale="", decided_by_id=None, decided_at=None):
            raise tracking.SomebodyElse
        recorder.note("flags.undo", thing="flag", thing_id=flag.pk)


def title_of(kind: Kind, flag: Flag) -> str:
    """What the item is called: the kind of ending and what it is about."""
    about = flag.words.split(":")[0]
    return {
        Kind.ACTION: f"Act on: {flag.words}",
        Kind.DEEP_DIVE: f"Look deeper: {about}",
        Kind.CHALLENGE: f"Explain: {flag.words}",
        Kind.CONCERN: f"Risk: {flag.words}",
        Kind.WATCH: f"Keep watching: {flag.words}",
    }[kind][:300]
