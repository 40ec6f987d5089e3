"""The rules over the rows of a return: what each asks, what a breach does, and the example that it is tested by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.config.reference.markdown import table, text
from safeboard.grammar.declarations.cross_rules import CrossRule, Severity, Values
from safeboard.grammar.declarations.returns import Return, ReturnList

DOES = {Severity.ERROR: "turns the row back", Severity.WARNING: "is told; the row is kept"}


def rules_of(declared: Return) -> list[str]:
    """Every rule with its sentence and its example; nothing where a return has no rules."""
    if not declared.rules:
        return []
    errors = sum(1 for rule in declared.rules if rule.severity is Severity.ERROR)
    lines = [
        "",
        f"### Rules of {declared.title}",
        "",
        f"{len(declared.rules)} rules set the rows of a file beside each other; {errors} turn a row back, the others "
        "are told and the row is kept. A rule that misses something never turns a row back: it may be in another "
        "file. A rule that reads a list which the file has not is not run, and the receipt says so. In a sentence, "
        "words in braces are filled in from the row, those with *other* from the row it is set beside.",
        "",
        *table(
            ("Rule", "What must hold", "List", "Also reads list", "A breach", "Source"),
            [_line(declared, rule) for rule in declared.rules],
        ),
    ]
    for rule in declared.rules:
        lines += _rule(declared, rule)
    return lines


def _line(declared: Return, rule: CrossRule) -> tuple[str, ...]:
    reads = ", ".join(declared.list(name).code for name in rule.looks_in)
    return (
        rule.code,
        rule.title,
        declared.list(rule.over).code,
        reads,
        DOES[rule.severity],
        rule.source,
    )


def _rule(declared: Return, rule: CrossRule) -> list[str]:
    over = declared.list(rule.over)
    points_at = over.column(rule.points_at).heading
    return [
        "",
        f"#### {rule.code}: {rule.title}",
        "",
        f"List {over.code}, at *{points_at}*; a breach {DOES[rule.severity]}. The sender reads: “{rule.message}”",
        "",
        f"Example, as at {text(rule.example.as_at)}: {rule.example.words}",
        "",
        *table(("List", "Row", "Says", "Breaks the rule"), _example(declared, rule)),
    ]


def _example(declared: Return, rule: CrossRule) -> Iterator[tuple[str, ...]]:
    for name, rows in rule.example.rows.items():
        for number, values in enumerate(rows, start=1):
            breaks = name == rule.over and number in rule.example.broken
            each = declared.list(name)
            yield each.code, str(number), _says(each, values), "yes" if breaks else ""


def _says(each: ReturnList, values: Values) -> str:
    said = [f"{each.column(each.child).heading}: {values.get(each.child, 'a')}"]
    for name, value in values.items():
        if name == each.child or name.endswith("_precision"):
            continue
        column = each.column(name)
        if value is None:
            shown = "blank"
        elif column.codes is not None:
            shown = column.codes.label(str(value))
        elif isinstance(value, dt.date) and values.get(f"{name}_precision") == "month":
            shown = f"{value:%B %Y}"
        else:
            shown = text(value)
        said.append(f"{column.heading}: {shown}")
    return "; ".join(said)
