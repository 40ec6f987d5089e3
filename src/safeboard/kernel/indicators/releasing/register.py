"""The register of releases: the analyst proposes, another person approves, a clock holds it, then it is open to all."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django_tasks import task

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.tracking import NotNow, SomebodyElse
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.permissions import MEMBERS, OFFICE
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import making
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.indicators.releasing.earlier import papers_before
from safeboard.kernel.indicators.releasing.settings import HELD_DAYS
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.partnership.models import Membership, User
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.jobs import Progress, carry_out, latest, start
from safeboard.kernel.work.models import Job
from safeboard.kernel.work.today import now

CHECKING = "check a release"
ALREADY = "This release was checked already."
OPENS_AT = dt.time(9, 30)
SHORTEST_REASON = 10


def propose(
    *,
    title: str,
    words: str,
    choice: Choice,
    snapshot: Snapshot,
    readers: Iterable[User] = (),
    replaces: Release | None = None,
    by: Reader,
    at: dt.datetime | None = None,
) -> Release:
    """Enter a release in the register and have a job check it; whoever proposed it need not wait."""
    with transaction.atomic():
        release = enter(
            title=title,
            words=words,
            choice=choice,
            snapshot=snapshot,
            readers=readers,
            replaces=replaces,
            by=by,
            at=at,
        )
        start(CHECKING, release.pk, check_release)
    return release


def enter(
    *,
    title: str,
    words: str,
    choice: Choice,
    snapshot: Snapshot,
    readers: Iterable[User] = (),
    replaces: Release | None = None,
    by: Reader,
    at: dt.datetime | None = None,
) -> Release:
    """A release of which nothing is made yet. Raises NotNow where it would correct one that never went out."""
    if replaces is not None and replaces.state not in (Release.APPROVED, Release.WITHDRAWN):
        raise NotNow("Only a release that was approved can be corrected.")
    with transaction.atomic():
        release = Release.objects.create(
            title=title,
            words=words,
            choice=choice.kept(),
            snapshot=snapshot,
            state=Release.CHECKING,
            proposed_by_id=by.user_id,
            proposed_at=at or now(),
            replaces=replaces,
        )
        release.readers.set(readers)
        recorder.note("releases.propose", thing="release", thing_id=release.pk)
    return release


@task()
def check_release(job_id: int) -> None:
    """Make the files of a proposed release and try them. Safe to run twice."""
    carry_out(job_id, _check)


def check_again(*, release: Release) -> None:
    """Put the check of a release in the queue again after it failed. Raises NotNow where nothing failed."""
    job = latest(CHECKING, release.pk)
    if release.state != Release.CHECKING or job is None or job.state != "failed":
        raise NotNow("This release does not wait for another check.")
    with transaction.atomic():
        start(CHECKING, release.pk, check_release)
        recorder.note("releases.check-again", thing="release", thing_id=release.pk)


def keep(release: Release, made: making.Made) -> bool:
    """Keep what was made of a release, and put it before another person.

    One in which something would be found out is kept as blocked with the report: it can never be approved. False where
    it was kept already, or somebody else was quicker.
    """
    if release.state != Release.CHECKING:
        return False
    with transaction.atomic():
        won = release.save_over(
            release.version,
            state=Release.PROPOSED if made.safe else Release.BLOCKED,
            data=made.data,
            metadata=made.metadata,
            page=made.page,
            content=content_of(made.data, made.metadata, made.page),
            report=made.report.kept(),
        )
        if won:
            details = {"content": release.content[:16], "safe": made.safe}
            recorder.note("releases.check", thing="release", thing_id=release.pk, **details)
    return won


def _check(job: Job, progress: Progress) -> str:
    release = Release.objects.get(pk=job.subject)
    if release.state != Release.CHECKING:
        return ALREADY
    made = making.make(release, progress.say)
    with recorder.recorded(recorder.Doer(actor="worker", hat="indicators")):
        return f"{release.get_state_display()}." if keep(release, made) else ALREADY


def approve(*, release: Release, seen: int, by: Reader, at: dt.datetime | None = None) -> None:
    """Let a release go: held for the named readers first, then public. Never by the person who proposed it.

    Where more was told since it was checked, it is checked again first, by a job. Raises NotNow and SomebodyElse.
    """
    if release.state != Release.PROPOSED:
        raise NotNow("This release does not wait for approval.")
    if by.user_id == release.proposed_by_id:
        raise NotNow("Somebody other than the person who proposed it must approve it.")
    if content_of(bytes(release.data), bytes(release.metadata), bytes(release.page)) != release.content:
        raise NotNow("The files are not those that were checked. Propose the release again.")
    moment = at or now()
    with transaction.atomic():
        # Papers are frozen: tried with the same ones, a release comes out the same.
        if [each.name for each in papers_before()] != release.report.get("tried"):
            if not release.save_over(seen, state=Release.CHECKING):
                raise SomebodyElse
            start(CHECKING, release.pk, check_release)
            recorder.note("releases.check-again", thing="release", thing_id=release.pk)
            return
        changes = {
            "state": Release.APPROVED,
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
    gone = Release.objects.filter(state__in=(Release.APPROVED, Release.WITHDRAWN), public_at__lte=at).defer(
        *Release.FROZEN
    )
    gone = gone.prefetch_related(Prefetch("replaced_by", Release.objects.defer(*Release.FROZEN)))
    return sorted(gone, key=lambda each: (each.public_at, each.pk), reverse=True)


def newer_than(release: Release, at: dt.datetime) -> Release | None:
    """The public release that corrects this one; None where there is none."""
    return next((each for each in release.replaced_by.all() if each.is_public(at)), None)


def board_side(on: dt.date) -> list[User]:
    """The people on the Board's side who can be named as readers of a release while it is held."""
    roles = [each.code for each in (*OFFICE, *MEMBERS)]
    hats = Membership.objects.filter(role__in=roles, since__lte=on, until__gte=on).select_related("user")
    return sorted({hat.user for hat in hats}, key=lambda user: user.name)


def content_of(data: bytes, metadata: bytes, page: bytes) -> str:
    """The hash of the files and the page; both lengths go in, so that nothing moves from one to another."""
    lengths = b"".join(len(each).to_bytes(8, "big") for each in (data, metadata))
    return hashlib.sha256(lengths + data + metadata + page).hexdigest()


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
