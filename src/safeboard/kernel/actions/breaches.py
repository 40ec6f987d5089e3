"""Data breaches and what people told us is wrong: the words are hidden first and judged afterwards."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.grammar.dates import add_hours, elapsed_hours
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Report
from safeboard.kernel.actions.readiness import NotNow
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

# Safeboard's own promise; since 25 May 2018 also the limit for telling the regulator (UK GDPR article 33).
CLOCK_HOURS = 72
SHORTEST_REASON = 20


def report_breach(
    *, page: str, words: str, by: Reader, item: Item | None = None, why_safe: str = ""
) -> Report:
    """Report a data breach: the item is hidden at once from all but the information governance lead; 72 hours start."""
    at = now()
    with transaction.atomic():
        if item is not None:
            Item.objects.filter(pk=item.pk).update(hidden=True)
            item.hidden = True
        report = _keep(
            Report.BREACH,
            page,
            words,
            by,
            at,
            due_at=add_hours(at, CLOCK_HOURS),
            item=item,
            why_safe=why_safe,
        )
        recorder.note("actions.breach", thing="report", thing_id=report.pk, item=item.pk if item else None)
    return report


def report_problem(*, page: str, words: str, by: Reader, why_safe: str = "") -> Report:
    """Say that something on a page is wrong; the Board office reads it."""
    with transaction.atomic():
        report = _keep(Report.PROBLEM, page, words, by, now(), why_safe=why_safe)
        recorder.note("actions.problem", thing="report", thing_id=report.pk)
    return report


def end_breach(*, report: Report, show_again: bool, reason: str, by: Reader) -> Report:
    """Close the record of a breach: show the item again, or keep it hidden, with the reason.

    An item comes back only when no other report of a breach on it is open. Raises NotNow.
    """
    if report.kind != Report.BREACH or report.ended_at is not None:
        raise NotNow("This record is closed already.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise NotNow(f"Say why, in at least {SHORTEST_REASON} characters.", "reason")
    with transaction.atomic():
        open_still = Report.objects.filter(pk=report.pk, ended_at__isnull=True)
        outcome = "shown" if show_again else "kept"
        if not open_still.update(
            outcome=outcome, reason=reason.strip(), ended_at=now(), ended_by_id=by.user_id
        ):
            raise NotNow("Somebody else has just closed this record.")
        if show_again and report.item_id is not None:
            others = Report.objects.filter(item=report.item_id, kind=Report.BREACH, ended_at__isnull=True)
            if others.exists():
                raise NotNow("Another report of a breach on the same item is open: close that one first.")
            Item.objects.filter(pk=report.item_id).update(hidden=False)
        recorder.note("actions.breach_ended", thing="report", thing_id=report.pk, result=outcome)
    report.refresh_from_db()
    return report


def hours_left(report: Report, at: dt.datetime) -> float:
    """Hours that really remain of the 72; negative when they have passed."""
    return elapsed_hours(at, report.due_at) if report.due_at else 0.0


def _keep(
    kind: str,
    page: str,
    words: str,
    by: Reader,
    at: dt.datetime,
    *,
    due_at: dt.datetime | None = None,
    item: Item | None = None,
    why_safe: str = "",
) -> Report:
    if not words.strip():
        raise NotNow("Say what is wrong.", "words")
    return Report.objects.create(
        kind=kind,
        page=page[:300],
        words=words.strip(),
        by_id=by.user_id,
        at=at,
        due_at=due_at,
        item=item,
        why_safe=why_safe,
    )
