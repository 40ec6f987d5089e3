"""What was found in a file, as its sender reads it: by rule, by child, by team and worker, and beside the file before."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from safeboard.grammar.declarations.office import Sheet
from safeboard.kernel.returns.found.counting import ERROR, Counted, counted
from safeboard.kernel.returns.models import Receipt
from safeboard.kernel.returns.statutory.checking import CheckedCollection

LINES_A_PAGE = 100
KINDS = {ERROR: "Error", "query": "Query", "warning": "Worth a look"}
# What the reader of a file calls a row that went with the row it stands in.
LABELS = {"layout: holder": "Layout: turned back too"}


@dataclass(frozen=True, slots=True)
class RuleFound:
    """One rule and how often it is broken: now, and in the file before (None where there is none to compare with)."""

    rule: str
    kind: str
    field: str
    words: str
    lines: int
    children: int
    before: int | None

    @property
    def label(self) -> str:
        """The rule as it is named on a page."""
        return label(self.rule)

    @property
    def change(self) -> str:
        """What became of it since the file before."""
        if self.before is None or self.before == self.lines:
            return "" if self.before is None else "As before"
        if not self.lines:
            return "All put right"
        if not self.before:
            return "New"
        less = self.before - self.lines
        return f"{less:,} fewer" if less > 0 else f"{-less:,} more"


def label(rule: str) -> str:
    """A rule as it is named on a page: its code, or in words what the layout does not allow."""
    return LABELS.get(rule) or rule[:1].upper() + rule[1:]


def by_rule(receipt: Receipt) -> list[RuleFound]:
    """Every rule that is broken, errors first; beside a file that this one replaces, also those that no longer are."""
    now = counted(receipt)
    old = receipt.replaces
    before = counted(old) if old else {}
    found = [
        _found(
            said, said.lines, said.children, (before[rule].lines if rule in before else 0) if old else None
        )
        for rule, said in now.items()
    ]
    gone = [_found(said, 0, 0, said.lines) for rule, said in before.items() if rule not in now]
    return found + gone


def _found(said: Counted, lines: int, children: int, before: int | None) -> RuleFound:
    kind = KINDS.get(said.severity, "Query")
    return RuleFound(said.rule, kind, said.field, said.words, lines, children, before)


def totals(receipt: Receipt) -> dict[str, int]:
    """How many lines have an error and how many a query."""
    found = counted(receipt).values()
    return {
        "errors": sum(said.lines for said in found if said.severity == ERROR),
        "queries": sum(said.lines for said in found if said.severity != ERROR),
    }


def lines(receipt: Receipt, page: object, **of: str) -> Page:
    """A page of the lines of one rule (`kind`), of one child, or of a team and worker, in the order of the file."""
    found = receipt.problems.filter(**of).order_by("row", "kind", "pk")
    return Paginator(found, LINES_A_PAGE).get_page(page)


def by_child(receipt: Receipt, page: object) -> Page:
    """A page of the children with something to put right or to explain, those with most errors first."""
    return Paginator(_grouped(receipt, "child").exclude(child=""), LINES_A_PAGE).get_page(page)


def by_worker(receipt: Receipt, page: object) -> Page:
    """A page of the teams and workers with something to put right or to explain, those with most errors first.

    What is allocated to nobody stands among them, as a team and a worker without a name.
    """
    found = _grouped(receipt, "team", "worker").annotate(children=Count("child", distinct=True))
    return Paginator(found, LINES_A_PAGE).get_page(page)


def says_workers(receipt: Receipt) -> bool:
    """Whether any problem of the file stands in a row that says whom it is allocated to."""
    return receipt.problems.exclude(team="", worker="").exists()


def _grouped(receipt: Receipt, *fields: str) -> QuerySet:
    wrong = Count("pk", filter=Q(severity=ERROR))
    found = receipt.problems.order_by().values(*fields).annotate(errors=wrong, queries=Count("pk") - wrong)
    return found.order_by("-errors", "-queries", *fields)


def not_run(receipt: Receipt) -> list[tuple[str, list[str]]]:
    """The rules that were not run, by the reason."""
    found: dict[str, list[str]] = {}
    for each in receipt.summary.get("rules_not_run", []):
        found.setdefault(each["why"], []).append(each["rule"])
    return list(found.items())


def workbook_sheets(checked: CheckedCollection) -> list[Sheet]:
    """All that was found, a line each with its place in the file, and the counts by rule."""
    problems = checked.problems.to_pylist()
    counted: dict[tuple[str, str, str], int] = {}
    for each in problems:
        key = (each["rule"], each["severity"], each["message"])
        counted[key] = counted.get(key, 0) + 1
    return [
        Sheet(
            "To put right",
            (
                "Rule",
                "Error or query",
                "Child",
                "Table",
                "Line in your file",
                "Field",
                "Worker",
                "What to do",
                "Row not kept",
            ),
            [
                (
                    each["rule"],
                    KINDS.get(each["severity"], "Query"),
                    each["child"],
                    each["table"],
                    each["line"],
                    each["field"],
                    each["worker"],
                    each["message"],
                    "Yes" if each["rejects"] else "",
                )
                for each in problems
            ],
        ),
        Sheet(
            "By rule",
            ("Rule", "Error or query", "What is wrong", "Lines"),
            [
                (rule, KINDS.get(kind, "Query"), words, count)
                for (rule, kind, words), count in counted.items()
            ],
        ),
        Sheet("Rules not run", ("Rule", "Why"), [(each["rule"], each["why"]) for each in checked.not_run]),
    ]
