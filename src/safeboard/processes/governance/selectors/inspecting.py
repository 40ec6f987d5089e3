"""Outside judgements as a reader sees them: the register, one finding, what can be done next (SYS-91)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.processes.governance.models import Finding, Inspection, Status
from safeboard.processes.governance.permissions import EDIT, POSITION, READ, VERIFY


@dataclass(frozen=True, slots=True)
class Judged:
    """One inspection with its strands, findings, and how many are still open."""

    inspection: Inspection
    findings: tuple[Finding, ...]

    @property
    def open(self) -> int:
        """How many findings are not closed."""
        return sum(each.status != Status.CLOSED for each in self.findings)

    def late(self, on: dt.date) -> bool:
        """Whether a response was due before this day and a finding has none."""
        due = self.inspection.respond_by
        return due is not None and due < on and any(each.status == Status.RECEIVED for each in self.findings)


# What can be done next, the right it needs, and at which stages.
ACTS: tuple[tuple[str, Permission, tuple[str, ...]], ...] = (
    ("respond", EDIT, (Status.RECEIVED,)),
    ("verify", VERIFY, (Status.EVIDENCED,)),
    ("position", POSITION, (Status.RESPONSE_AGREED, Status.IN_PROGRESS, Status.EVIDENCED)),
    ("evidence", POSITION, (Status.RESPONSE_AGREED, Status.IN_PROGRESS, Status.EVIDENCED)),
    ("close", VERIFY, (Status.VERIFIED, Status.RESPONSE_AGREED)),
    ("link", EDIT, tuple(each for each in Status.values if each != Status.CLOSED)),
)
RIGHT = {code: right for code, right, _ in ACTS}


def register(reader: Reader) -> list[Judged]:
    """Every outside judgement, the latest first."""
    found: dict[int, list[Finding]] = {}
    for finding in findings(reader):
        found.setdefault(finding.inspection_id, []).append(finding)
    rows = Inspection.visible(reader, READ).prefetch_related("strands")
    return [Judged(each, tuple(found.get(each.pk, ()))) for each in rows]


def findings(reader: Reader) -> QuerySet[Finding]:
    """Every finding with its owner and its item of the plan."""
    rows = Finding.visible(reader, READ).select_related("agency", "plan_item", "inspection")
    return rows.order_by("-inspection__on", "inspection", "number")


def next_acts(reader: Reader, finding: Finding) -> list[str]:
    """What this reader can do to a finding now."""
    found = []
    for code, right, stages in ACTS:
        if code == "close" and finding.status == Status.RESPONSE_AGREED and finding.accepted is not False:
            continue
        if finding.status in stages and policy.allows(reader, right, finding):
            found.append(code)
    return found
