"""Takes in a statutory collection: its kept rows become what was said of children and what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from safeboard.grammar import dates
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.storing import load
from safeboard.kernel.journeys import statements
from safeboard.kernel.returns.bundling import File, unpack
from safeboard.kernel.returns.checking import Tell
from safeboard.kernel.returns.completeness import Completeness
from safeboard.kernel.returns.issues import Issue
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.returns.statutory.checking import CheckedCollection, check_collection, events

# More than this many lines nobody reads on a page. All of them are in the workbook, and counted by rule.
MOST_KEPT = 20_000


def check(receipt: Receipt, files: Sequence[File], tell: Tell | None) -> CheckedCollection:
    """Check the files of a receipt, beside the year before's where they are here. Raises RefusedFile."""
    return check_collection(
        files,
        REGISTRY.collections[receipt.return_code],
        as_at=receipt.as_at,
        last=year_before(receipt),
        area=receipt.agency.area_code,
    )


def put(receipt: Receipt, checked: CheckedCollection) -> list[str]:
    """Keep what a sent file says; the codes of the children it is about."""
    keys = statements.put_people(receipt.agency, checked.children)
    statements.put_events(
        receipt.agency, receipt.pk, receipt.as_at, keys, events(checked), form=receipt.return_code
    )
    return list(statements.codes({keys[child.local_id] for child in checked.children}))


def summary(receipt: Receipt, checked: CheckedCollection) -> dict[str, Any]:
    """What the sender is shown before sending: the tables, the events they become, and how often each rule is broken."""
    lists = {each.name: each.title for each in REGISTRY.lists()}
    return {
        "lists": dict(sorted(checked.stated.items())),
        "tables": {name: list(counts) for name, counts in checked.tables.items()},
        "titles": {kind: lists[kind] for kind in checked.stated},
        "broken": _broken(checked),
        "rules_run": checked.ran,
        "rules_not_run": checked.not_run,
        "year_from": checked.year_from,
        "not_read": [list(each) for each in checked.not_read],
        "problems_not_kept": max(0, checked.problems.num_rows - MOST_KEPT),
        "with_last_year": checked.with_last_year,
    }


def _broken(checked: CheckedCollection) -> list[list[Any]]:
    """Each rule that is broken: its code, severity, field and words, how many lines and how many children; most first."""
    found: dict[str, list[Any]] = {}
    children: dict[str, set[str]] = {}
    for each in checked.problems.select(["rule", "severity", "field", "message", "child"]).to_pylist():
        rule = each["rule"]
        said = found.setdefault(rule, [rule, each["severity"], each["field"], each["message"], 0, 0])
        said[4] += 1
        children.setdefault(rule, set()).add(each["child"] or "")
    for rule, said in found.items():
        said[5] = len(children[rule] - {""})
    return sorted(found.values(), key=lambda said: (said[1] != "error", -said[4], said[0]))


def problems(checked: CheckedCollection) -> Iterator[tuple[Issue, str]]:
    """The problems, up to as many as anybody reads: those that turn a row back first. Their pages give the place."""
    for each in checked.problems.slice(0, MOST_KEPT).to_pylist():
        found = Issue(
            severity=each["severity"],
            sheet=each["table"] or "",
            row=each["line"] or 0,
            column="",
            heading=each["field"] or "",
            problem=each["message"],
            kind=each["rule"],
            child=each["child"] or "",
            worker=each["worker"] or "",
        )
        yield found, found.problem


def completeness(receipt: Receipt, checked: CheckedCollection) -> Completeness:
    """The fields that the layout asks for in the rows kept, and how many of them were given."""
    return Completeness(*checked.completeness)


def year_before(receipt: Receipt) -> list[File]:
    """The same agency's files of the year before, as they were sent; none where they are not here, or no year has its own."""
    collection = REGISTRY.collections.get(receipt.return_code)
    if collection is None or collection.drawn:
        return []
    before = Receipt.objects.filter(
        agency=receipt.agency,
        return_code=receipt.return_code,
        state=State.ACCEPTED,
        as_at=dates.add_months(receipt.as_at, -12),
        deleted_on=None,
    ).last()
    return unpack(load(before.stored), before.filename) if before else []
