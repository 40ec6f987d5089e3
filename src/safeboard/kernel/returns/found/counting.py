"""How often each rule is broken in a file, in the words that its page shows: of a collection, and of lists of rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min

from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.problem_words import titles

ERROR = "error"


@dataclass(frozen=True, slots=True)
class Counted:
    """One rule as a file breaks it: on how many lines, and of how many children."""

    rule: str
    severity: str
    field: str
    words: str
    lines: int
    children: int


def counted(receipt: Receipt) -> dict[str, Counted]:
    """Every rule that a file breaks, errors first, then the most broken."""
    if "broken" in receipt.summary:
        return {said[0]: Counted(*said) for said in receipt.summary["broken"]}
    words = titles(receipt.return_code)
    found = (
        receipt.problems.order_by()
        .values("kind")
        .annotate(
            # A rule that turns some rows back and lets others pass is an error.
            severity=Min("severity"),
            lines=Count("pk"),
            children=Count("child", distinct=True),
            headings=Count("heading", distinct=True),
            heading=Max("heading"),
        )
    )
    in_order = sorted(found, key=lambda each: (each["severity"] != ERROR, -each["lines"], each["kind"]))
    return {
        each["kind"]: Counted(
            each["kind"],
            each["severity"],
            each["heading"] if each["headings"] == 1 else "",
            words.get(each["kind"], each["kind"].capitalize()),
            each["lines"],
            each["children"],
        )
        for each in in_order
    }
