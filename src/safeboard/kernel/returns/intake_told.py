"""What came of a file, as a command prints it for a program: the same words whichever return it is."""

from __future__ import annotations

from typing import Any

from safeboard.kernel.returns.issues import Issue
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.statutory.checking import CheckedCollection
from safeboard.kernel.returns.ways import Checked


def told(reference: str | None, kind: str, checked: Checked) -> dict[str, Any]:
    """The receipt's reference (None where nothing was kept), the counts, every problem, every rule that was not run.

    `issues` have rule, severity, child (the agency's own id as in the file), row (of the sheet, or line of the file),
    field and message, and the team and worker that the row is allocated to where it says so; those of a workbook also
    sheet and column, those of a collection also table.
    """
    rows = {"in": checked.rows_in, "accepted": checked.rows_accepted, "rejected": checked.rows_rejected}
    if isinstance(checked, CheckedCollection):
        outcome = _outcome(reference, kind, rows, _problems(checked), checked.not_run, checked.seconds)
        return outcome | {
            "year": checked.year,
            "year_from": checked.year_from,
            "rules_run": checked.ran,
            "not_read": [list(each) for each in checked.not_read],
        }
    not_run = [
        {"rule": each.code, "why": each.why_not_run, "failed": each.failed}
        for each in checked.rules
        if each.why_not_run
    ]
    return _outcome(reference, kind, rows, [_issue(each) for each in checked.issues], not_run, {}) | {
        "not_read": [[each.sheet, each.reason] for each in checked.sheets_not_read]
    }


def refused(reference: str | None, kind: str, why: str) -> dict[str, Any]:
    """A file of which nothing was read, and why."""
    issue = {"rule": "refused", "severity": "error", "child": "", "row": 0, "field": "", "message": why}
    return _outcome(reference, kind, {"in": 0, "accepted": 0, "rejected": 0}, [issue], [], {}) | {
        "refused": why
    }


def of_receipt(receipt: Receipt) -> dict[str, Any]:
    """A file that was here before, as its receipt keeps it."""
    rows = {"in": receipt.rows_in, "accepted": receipt.accepted, "rejected": receipt.rejected}
    issues = [
        {
            "rule": each.kind,
            "severity": each.severity,
            "child": each.child,
            "team": each.team,
            "worker": each.worker,
            "sheet": each.sheet,
            "row": each.row,
            "column": each.column,
            "field": each.heading,
            "message": each.message,
        }
        for each in receipt.problems.all()
    ]
    not_run = receipt.summary.get("rules_not_run", [])
    return _outcome(receipt.reference, receipt.return_code, rows, issues, not_run, {}) | {"already": True}


def _outcome(
    receipt: str | None,
    kind: str,
    rows: dict[str, int],
    issues: list[dict[str, Any]],
    not_run: list[dict[str, Any]],
    timings: dict[str, float],
) -> dict[str, Any]:
    return {
        "receipt": receipt,
        "kind": kind,
        "rows": rows,
        "issues": issues,
        "not_run": not_run,
        "timings": dict(timings),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "rule": issue.kind,
        "severity": issue.severity,
        "child": issue.child,
        "team": issue.team,
        "worker": issue.worker,
        "sheet": issue.sheet,
        "row": issue.row,
        "column": issue.column,
        "field": issue.heading,
        "message": issue.message,
    }


def _problems(checked: CheckedCollection) -> list[dict[str, Any]]:
    return [
        {
            "rule": each["rule"],
            "severity": each["severity"],
            "child": each["child"] or "",
            "worker": each["worker"] or "",
            "table": each["table"] or "",
            "row": each["line"] or 0,
            "field": each["field"] or "",
            "message": each["message"],
        }
        for each in checked.problems.to_pylist()
    ]
