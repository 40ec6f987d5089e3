"""Outside judgements: record, accept or contest, say where it stands, give evidence, verify, close (SYS-91).

Raises NotNow where it cannot be done and SomebodyElse where somebody was faster.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Item, Kind
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now
from safeboard.processes.governance.models import Finding, FindingStep, Inspection, Status, Strand

SHORTEST = 10


def record(
    *,
    body: str,
    kind: str,
    title: str,
    on: dt.date,
    by: Reader,
    respond_by: dt.date | None = None,
    again_on: dt.date | None = None,
    summary: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Inspection:
    """Record a judgement from outside."""
    if on > (at or now()).date():
        raise NotNow("Only what has been judged can be recorded: choose a day that is not ahead.", "on")
    for day, field in ((respond_by, "respond_by"), (again_on, "again_on")):
        if day is not None and day < on:
            raise NotNow("This day is before the judgement.", field)
    made = Inspection.objects.create(
        body=body.strip(),
        kind=kind,
        title=title.strip(),
        on=on,
        respond_by=respond_by,
        again_on=again_on,
        summary=summary.strip(),
        why_safe=why_safe,
        by_id=by.user_id,
    )
    recorder.note("governance.inspection", thing="inspection", thing_id=made.pk)
    return made


def judge(*, inspection: Inspection, strand: str, judgement: str, by: Reader) -> Strand:
    """Record what was judged of one strand."""
    if inspection.strands.filter(strand__iexact=strand.strip()).exists():
        raise NotNow("A judgement of this strand is recorded already.", "strand")
    recorder.note("governance.strand", thing="inspection", thing_id=inspection.pk)
    return Strand.objects.create(inspection=inspection, strand=strand.strip(), judgement=judgement)


def add_finding(
    *,
    inspection: Inspection,
    kind: str,
    words: str,
    theme: str,
    agency: Agency,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Finding:
    """Add a finding or a recommendation with the one body that owns it."""
    with transaction.atomic():
        last = Finding.objects.filter(inspection=inspection).aggregate(last=Max("number"))["last"] or 0
        made = Finding.objects.create(
            inspection=inspection, number=last + 1, kind=kind, words=words.strip(), theme=theme, agency=agency
        )
        _add(made, "received", words, why_safe, by, at)
    return made


def respond(
    *,
    finding: Finding,
    seen: int,
    accepted: bool,
    response: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Accept a finding and say what will be done, or contest it and say why."""
    _is(finding, Status.RECEIVED)
    said = _said(response, "response", "Say what will be done, or why it is contested.")
    _move(
        finding,
        seen,
        "accepted" if accepted else "contested",
        said,
        why_safe,
        by,
        at,
        status=Status.RESPONSE_AGREED,
        accepted=accepted,
        response=said,
    )


def state_position(
    *,
    finding: Finding,
    seen: int,
    position: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Say where it stands now: one position statement a finding, the last one counts."""
    _is(finding, Status.RESPONSE_AGREED, Status.IN_PROGRESS, Status.EVIDENCED)
    said = _said(position, "position", "Say where it stands now and what is next.")
    state = Status.IN_PROGRESS if finding.status == Status.RESPONSE_AGREED else finding.status
    _move(finding, seen, "position", said, why_safe, by, at, position=said, status=state)


def give_evidence(
    *,
    finding: Finding,
    seen: int,
    evidence: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Say what changed for children and what shows it; somebody else verifies it."""
    _is(finding, Status.IN_PROGRESS, Status.RESPONSE_AGREED, Status.EVIDENCED)
    said = _said(evidence, "evidence", "Say what changed, and what shows it.")
    _move(finding, seen, "evidence", said, why_safe, by, at, evidence=said, status=Status.EVIDENCED)


def verify(
    *,
    finding: Finding,
    seen: int,
    enough: bool,
    words: str,
    by: Reader,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Verify the evidence of somebody else, or send it back. Never by whoever gave it, nor by the body that owns it."""
    _is(finding, Status.EVIDENCED)
    gave = finding.steps.filter(kind="evidence").values_list("by_id", flat=True)
    if by.user_id in gave or by.agency_id == finding.agency_id:
        raise NotNow(
            "Somebody else must verify this: not who gave the evidence, and nobody of the body that owns it."
        )
    said = _said(words, "words", "Say what you saw that shows it, or what is missing.")
    kind, status = ("verified", Status.VERIFIED) if enough else ("returned", Status.IN_PROGRESS)
    _move(finding, seen, kind, said, why_safe, by, at, status=status)


def close(
    *, finding: Finding, seen: int, words: str, by: Reader, why_safe: str = "", at: dt.datetime | None = None
) -> None:
    """Close a finding: what was verified, or what was contested and stays so by decision of the Board."""
    if finding.accepted is not False or finding.status != Status.RESPONSE_AGREED:
        _is(finding, Status.VERIFIED)
    said = _said(words, "words", "Say who decided that it is closed, and when.")
    _move(finding, seen, "closed", said, why_safe, by, at, status=Status.CLOSED)


def link(*, finding: Finding, seen: int, plan_item: Item, by: Reader, at: dt.datetime | None = None) -> None:
    """Link the item of the plan that answers it."""
    if plan_item.kind != Kind.PLAN:
        raise NotNow("Choose an item of the Improvement and Development Plan.", "plan_item")
    _move(finding, seen, "linked", f"{plan_item}: {plan_item.title}", "", by, at, plan_item=plan_item)


def _is(finding: Finding, *wanted: str) -> None:
    if finding.status not in wanted:
        raise NotNow(f"{finding} is not ready for this: {finding.get_status_display().lower()}.")


def _said(words: str, field: str, what: str) -> str:
    if len(words.strip()) < SHORTEST:
        raise NotNow(what, field)
    return words.strip()


def _move(
    finding: Finding,
    seen: int,
    kind: str,
    words: str,
    why_safe: str,
    by: Reader,
    at: dt.datetime | None,
    **changes: Any,
) -> None:
    with transaction.atomic():
        if not finding.save_over(seen, **changes):
            raise SomebodyElse
        _add(finding, kind, words, why_safe, by, at)


def _add(finding: Finding, kind: str, words: str, why_safe: str, by: Reader, at: dt.datetime | None) -> None:
    FindingStep.objects.create(
        finding=finding,
        version=finding.version,
        kind=kind,
        words=words.strip(),
        why_safe=why_safe,
        by_id=by.user_id,
        agency_id=by.agency_id,
        at=at or now(),
    )
    recorder.note(f"governance.finding_{kind}", thing="finding", thing_id=finding.pk)
