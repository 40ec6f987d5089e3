"""Prepares, issues and corrects the headline page of a meeting. Issued, it is frozen."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators import deciding
from safeboard.kernel.indicators.flags import comment_until, raise_flags
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting import headline, pack_papers, packing, unsupported
from safeboard.kernel.reporting.models import Erratum, Pack
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now


def prepare(*, meeting_on: dt.date, snapshot: Snapshot, raised_on: dt.date, comment_by: dt.date) -> Pack:
    """A draft of the page for a meeting, with its flags raised; an issued page is left alone."""
    title = f"Board, {meeting_on.day} {meeting_on:%B %Y}"
    pack, _ = Pack.objects.get_or_create(
        meeting_on=meeting_on, defaults={"title": title, "snapshot": snapshot}
    )
    if pack.issued:
        return pack
    Pack.objects.filter(pk=pack.pk).update(snapshot=snapshot)
    raise_flags(snapshot, next(iter(areas(snapshot)), ""), meeting_on, raised_on, comment_by)
    pack.refresh_from_db()
    return pack


def use_newest(*, pack: Pack, seen: int, snapshot: Snapshot, by: Reader) -> None:
    """Put the newest figures into a draft and look again at what needs the Board; decisions stay."""
    if pack.issued:
        raise NotNow("This page has been issued. Its figures stay as the Board saw them.")
    with transaction.atomic():
        if not pack.save_over(seen, snapshot=snapshot):
            raise SomebodyElse
        until = comment_until(by.on, pack.meeting_on)
        raise_flags(snapshot, next(iter(areas(snapshot)), ""), pack.meeting_on, by.on, until)
        recorder.note("packs.newest", thing="pack", thing_id=pack.pk)


def issue(*, pack: Pack, seen: int, by: Reader, at: dt.datetime | None = None) -> None:
    """Freeze the page and open it to members. Raises NotNow where it is issued already, has no figures, or
    holds words of the office that no result bears out (issue 5 E).
    """
    if pack.issued:
        raise NotNow("This page has been issued.")
    if pack.snapshot is None:
        raise NotNow("There are no figures yet. Take in a return first.")
    if found := unsupported.of(pack, by):
        raise NotNow(unsupported.refused(found))
    at = at or now()
    built = headline.build(pack.snapshot, pack.meeting_on, by)
    # Its papers are drawn before anything is written: nobody else waits for them.
    frozen = packing.frozen_at(pack, pack_papers.to_freeze(pack, built, pack.snapshot, by), at)
    with transaction.atomic():
        won = pack.save_over(
            seen,
            issued=True,
            issued_at=at,
            issued_by_id=by.user_id,
            frozen=frozen,
            content=headline.content_of(built.figures),
        )
        if not won:
            raise SomebodyElse
        Snapshot.objects.filter(pk=pack.snapshot.pk).update(released=True)
        recorder.note("packs.issue", thing="pack", thing_id=pack.pk, content=pack.content[:16])


def rebuilt_equal(pack: Pack) -> bool:
    """Whether the figures of an issued page come out the same from its snapshot today."""
    if pack.snapshot is None:
        return False
    return headline.content_of(headline.figures_of(pack.snapshot)) == pack.content


def undo_ending(*, flag: Flag, seen: int, by: Reader) -> None:
    """Take back what was decided about a flag, until the page on which it stands is issued. Raises NotNow."""
    if Pack.objects.filter(meeting_on=flag.meeting_on, issued=True).exists():
        raise NotNow("The page has been issued with this decision. Write a correction instead.")
    deciding.undo(flag=flag, seen=seen, by=by)


def comment_on(*, pack: Pack, seen: int, code: str, words: str, by: Reader) -> None:
    """The sub group's commentary on one indicator, until the page is issued."""
    if pack.issued:
        raise NotNow("This page has been issued. Write a correction instead.")
    before = pack.commentary.get(code, {})
    said = {**before, "words": words.strip(), "by": by.name, "version": before.get("version", 0) + 1}
    kept = {**pack.commentary, code: said}
    if not words.strip():
        kept.pop(code)
    if not pack.save_over(seen, commentary=kept):
        raise SomebodyElse
    recorder.note("packs.comment", thing="pack", thing_id=pack.pk, indicator=code)


def correct(*, pack: Pack, words: str, by: Reader) -> Erratum:
    """A dated correction beside an issued page, which stays as the Board saw it."""
    if not pack.issued:
        raise NotNow("This page is still a draft: change it instead.")
    if len(words.strip()) < 20:
        raise NotNow("Say in a sentence what was wrong and what is right.", "words")
    recorder.note("packs.correct", thing="pack", thing_id=pack.pk)
    return Erratum.objects.create(pack=pack, words=words.strip(), by_id=by.user_id, at=now())
