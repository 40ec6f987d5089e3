"""The register of releases: the analyst proposes, another person approves, a clock holds it, then it is open to all."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators import disclosure
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.permissions import MEMBERS, OFFICE
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import dfe_layout
from safeboard.kernel.indicators.releasing.checking import Paper, check
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.contents import Contents, contents_of
from safeboard.kernel.indicators.releasing.linking import Slot
from safeboard.kernel.indicators.releasing.reading import read
from safeboard.kernel.indicators.releasing.settings import HELD_DAYS
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.partnership.models import Membership, User
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

OPENS_AT = dt.time(9, 30)
EXPOSED = (
    "With the least that must be shown, a small count could be worked out. Take something out of the release."
)
SHORTEST_REASON = 10


def propose(
    *,
    title: str,
    words: str,
    choice: Choice,
    snapshot: Snapshot,
    la_name: str,
    readers: Iterable[User] = (),
    replaces: Release | None = None,
    by: Reader,
    at: dt.datetime | None = None,
) -> Release:
    """Freeze the files of a release, let the attacker try them, and put it before another person.

    A release in which something would be found out is kept as blocked with the report: it can never be approved.
    """
    if replaces is not None and replaces.state not in (Release.APPROVED, Release.WITHDRAWN):
        raise NotNow("Only a release that was approved can be corrected.")
    area = next(iter(areas(snapshot)), "")
    earlier = papers_before()
    contents = _contents(snapshot, choice, area, earlier)
    data, metadata = dfe_layout.data_file(contents.figures, la_name), dfe_layout.metadata_file()
    notes = (*contents.notes, *((EXPOSED,) if contents.exposed else ()))
    report = check(Paper(title, data, (title, words)), earlier, notes)
    with transaction.atomic():
        release = Release.objects.create(
            title=title,
            words=words,
            choice=choice.kept(),
            snapshot=snapshot,
            state=Release.PROPOSED if report.safe and not contents.exposed else Release.BLOCKED,
            data=data,
            metadata=metadata,
            content=content_of(data, metadata),
            report=report.kept(),
            proposed_by_id=by.user_id,
            proposed_at=at or now(),
            replaces=replaces,
        )
        release.readers.set(readers)
        recorder.note(
            "releases.propose",
            thing="release",
            thing_id=release.pk,
            content=release.content[:16],
            safe=report.safe,
        )
    return release


def approve(*, release: Release, seen: int, by: Reader, at: dt.datetime | None = None) -> None:
    """Let a release go: held for the named readers first, then public. Never by the person who proposed it.

    The attacker tries once more: other releases may have gone out since. Raises NotNow and SomebodyElse.
    """
    if release.state != Release.PROPOSED:
        raise NotNow("This release does not wait for approval.")
    if by.user_id == release.proposed_by_id:
        raise NotNow("Somebody other than the person who proposed it must approve it.")
    if content_of(bytes(release.data), bytes(release.metadata)) != release.content:
        raise NotNow("The files are not those that were checked. Propose the release again.")
    report = check(paper_of(release), papers_before(), release.report["notes"])
    moment = at or now()
    with transaction.atomic():
        if not report.safe:
            if not release.save_over(seen, state=Release.BLOCKED, report=report.kept()):
                raise SomebodyElse
            recorder.note("releases.block", thing="release", thing_id=release.pk)
            return
        changes = {
            "state": Release.APPROVED,
            "report": report.kept(),
            "decided_by_id": by.user_id,
            "decided_at": moment,
            "public_at": public_from(moment),
        }
        if not release.save_over(seen, **changes):
            raise SomebodyElse
        recorder.note("releases.approve", thing="release", thing_id=release.pk, content=release.content[:16])


def decline(*, release: Release, seen: int, reason: str, by: Reader) -> None:
    """Say no to a release, with a reason."""
    if release.state not in (Release.PROPOSED, Release.BLOCKED):
        raise NotNow("This release does not wait for approval.")
    _end(release, seen, Release.DECLINED, reason, by, "releases.decline")


def withdraw(*, release: Release, seen: int, reason: str, by: Reader) -> None:
    """Take a release back. What was public stays known: the attacker keeps it, and its page says that it was withdrawn."""
    if release.state != Release.APPROVED:
        raise NotNow("Only a release that was approved can be withdrawn.")
    _end(release, seen, Release.WITHDRAWN, reason, by, "releases.withdraw")


def public_from(approved_at: dt.datetime) -> dt.datetime:
    """When a release that is approved now becomes public: at half past nine after the days for which it is held."""
    day = timezone.localdate(approved_at)
    held = dated.value(HELD_DAYS, day)
    days = int(held) if isinstance(held, int | float) else 0
    if not days:
        return approved_at
    return timezone.make_aware(dt.datetime.combine(add_office_days(day, days), OPENS_AT))


def public(at: dt.datetime) -> list[Release]:
    """What the open page lists, newest first: releases that are public, and those withdrawn after they were."""
    gone = Release.objects.filter(
        state__in=(Release.APPROVED, Release.WITHDRAWN), public_at__lte=at
    ).prefetch_related("replaced_by")
    return sorted(gone, key=lambda each: (each.public_at, each.pk), reverse=True)


def newer_than(release: Release, at: dt.datetime) -> Release | None:
    """The public release that corrects this one; None where there is none."""
    return next((each for each in release.replaced_by.all() if each.is_public(at)), None)


def board_side(on: dt.date) -> list[User]:
    """The people on the Board's side who can be named as readers of a release while it is held."""
    roles = [each.code for each in (*OFFICE, *MEMBERS)]
    hats = Membership.objects.filter(role__in=roles, since__lte=on, until__gte=on).select_related("user")
    return sorted({hat.user for hat in hats}, key=lambda user: user.name)


def papers_before() -> list[Paper]:
    """Every release that ever left, also those withdrawn: what was read once is known."""
    gone = Release.objects.filter(state__in=(Release.APPROVED, Release.WITHDRAWN)).order_by("pk")
    return [paper_of(each) for each in gone]


def paper_of(release: Release) -> Paper:
    """A release as the attacker reads it."""
    return Paper(f"{release.title} ({release.pk})", bytes(release.data), (release.title, release.words))


def content_of(data: bytes, metadata: bytes) -> str:
    """The hash of both files."""
    return hashlib.sha256(len(data).to_bytes(8, "big") + data + metadata).hexdigest()


def _contents(snapshot: Snapshot, choice: Choice, area: str, earlier: Sequence[Paper]) -> Contents:
    """What the release holds: exact, and never less hidden than keeps a reader of the Board's pages from subtracting.

    The Board's pages hide by the quick rule. Where their figures and these together would tell a hidden count, all
    that they hide is hidden here too.
    """
    before: dict[Slot, bool] = {}
    for paper in earlier:
        for slot, held in read(paper.name, paper.data).slots.items():
            before[slot] = before.get(slot, False) or held
    contents = contents_of(snapshot, choice, area, before)
    figures = dict(contents.figures)
    board = _on_board_pages(snapshot, figures, area)
    shown_there = [
        (slot, board[slot] if figures[slot].hidden and board[slot].value is not None else figure)
        for slot, figure in figures.items()
    ]
    together = check(Paper("Board pages", dfe_layout.data_file(shown_there, "")))
    if together.safe:
        return contents
    return contents_of(
        snapshot, choice, area, before | {slot: True for slot, each in board.items() if each.hidden}
    )


def _on_board_pages(snapshot: Snapshot, slots: Iterable[Slot], area: str) -> dict[Slot, disclosure.Figure]:
    """The same places as the Board's pages show them."""
    found: dict[Slot, disclosure.Figure] = {}
    for slot in slots:
        if slot in found:
            continue
        if not slot.by:
            found[slot] = disclosure.figure(snapshot, slot.code, slot.period, area)
            continue
        for each in disclosure.breakdown(snapshot, slot.code, slot.period, area, slot.by):
            found[replace(slot, category=each.category)] = each
    return found


def _end(release: Release, seen: int, state: str, reason: str, by: Reader, action: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise NotNow("Say why, in a sentence.", "reason")
    changes: dict[str, object] = {"state": state, "reason": reason.strip()}
    if state == Release.DECLINED:
        changes |= {"decided_by_id": by.user_id, "decided_at": now()}
    with transaction.atomic():
        if not release.save_over(seen, **changes):
            raise SomebodyElse
        recorder.note(action, thing="release", thing_id=release.pk)
