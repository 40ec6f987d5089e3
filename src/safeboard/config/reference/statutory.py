"""The statutory collections: what their files hold year by year, and every rule with its words, its logic and its years."""

from __future__ import annotations

from collections.abc import Iterator

from safeboard.config.reference.markdown import code, facts, table
from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.rules import Rule

SEVERITY = {"error": "is put right", "query": "is put right or explained"}


def page() -> list[str]:
    """Each collection: how its files are known, what they become, their tables, what years changed, and the rules."""
    lines = [
        "# Statutory collections",
        "",
        "Files that an agency's own system makes for a national collection. Layouts, codes and the meaning of rules are "
        "the published ones; the words are ours. A rule runs on every year whose files have all its fields. A row is "
        "turned back only where it cannot be placed in a child's record; what a rule finds is told and the row is kept.",
    ]
    for each in REGISTRY.collections.values():
        lines += _collection(each)
    return lines


def _collection(declared: Collection) -> Iterator[str]:
    method = declared.method()
    newest = method.layouts[max(method.layouts)]
    years = f"{method.layouts[min(method.layouts)].words} to {newest.words}"
    yield from (
        "",
        f"## {declared.title}",
        "",
        f"`{declared.code}`, declared in `{REGISTRY.home('return', declared.code)}`. Source: {declared.source}.",
        "",
        *facts(
            (
                ("Years", "It has none: it is drawn on any day." if declared.drawn else years),
                ("Files", declared.files),
                ("Its rows become", ", ".join(code(kind) for kind in declared.fills)),
                ("Rules", len({rule.code for rule in method.rules})),
            )
        ),
        f"### Tables of {declared.title}" + ("" if declared.drawn else f", {newest.words}"),
        "",
        *table(
            ("Table", "A row is", "Inside", "Fields"),
            (
                (
                    code(each.name),
                    each.one,
                    code(each.within),
                    ", ".join(code(column.name) for column in each.columns),
                )
                for each in newest.tables
            ),
        ),
    )
    if not declared.drawn:
        yield from (
            "### What years changed",
            "",
            *table(("Year", "Fields that came", "Fields that went"), _changes(list(method.layouts.values()))),
        )
    if method.rules:
        yield from (
            f"### Rules of {declared.title}",
            "",
            *table(
                (
                    "Rule",
                    "At",
                    "What must hold",
                    "The sender reads",
                    "A finding",
                    "Known since",
                    "How we read it",
                ),
                (_rule(each, declared) for each in method.rules),
            ),
        )
    if method.left_out:
        yield from (
            "",
            f"### Rules left out of {declared.title}",
            "",
            "Published rules that are not run here:",
            "",
            *table(("Rule", "Why"), method.left_out.items()),
        )


def _changes(layouts: list[Layout]) -> Iterator[tuple[str, str, str]]:
    before: set[str] = set()
    for layout in layouts:
        fields = {f"{table.name}.{column.name}" for table in layout.tables for column in table.columns}
        if before and fields != before:
            came, went = (
                ", ".join(code(each) for each in sorted(some)) for some in (fields - before, before - fields)
            )
            yield layout.words, came, went
        before = fields


def _rule(rule: Rule, declared: Collection) -> tuple[str, ...]:
    since = "Our own; none are published." if declared.drawn else rule.known_since
    until = f" Until {rule.until - 1}-{rule.until % 100:02d}." if rule.until else ""
    last = " Needs the file of the year before." if rule.last_year else ""
    return (
        rule.code,
        code(rule.reads[0]),
        rule.logic,
        rule.message,
        SEVERITY[rule.severity.value],
        since + until + last,
        rule.note,
    )
