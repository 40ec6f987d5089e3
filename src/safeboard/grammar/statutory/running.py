"""Runs the rules of a return over its columns: every finding, and every rule that was not run, with the reason.

The rules that look at a row by itself are run together, table by table, in one pass. A rule that fails is told as not
run; it is never taken for passed, and never stops the others.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl

from safeboard.grammar.statutory.layouts import Layout
from safeboard.grammar.statutory.rules import Beside, Rows, Rule
from safeboard.grammar.statutory.tables import CHILD, LINE, ROW, Tables, TooManyPairs

NO_LAST_YEAR = "It compares with the return of the year before, which is not here."
FINDINGS = {"rule": pl.String, "table": pl.String, ROW: pl.UInt32}


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that was not run, and why. `failed` says that it should have been: the program is at fault."""

    rule: str
    why: str
    failed: bool = False


@dataclass(frozen=True)
class Ran:
    """What came of the rules: one row of `findings` for each row told (rule, table, row), in the order of the rules.

    `seconds` is what each group of rules took.
    """

    findings: pl.DataFrame
    ran: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    seconds: float


def of_year(rules: Iterable[Rule], layout: Layout) -> list[Rule]:
    """The rules that belong to a collection year, one a code.

    A code may be declared more than once, for the years before and after it changed: the one that was in force counts,
    and in years before it was first published the first of them.
    """
    found: dict[str, Rule] = {}
    for rule in rules:
        if rule.why_not_run(layout):
            continue
        other = found.get(rule.code)
        if other is None or _nearer(rule, other, layout.year):
            found[rule.code] = rule
    return list(found.values())


def _nearer(rule: Rule, other: Rule, year: int) -> bool:
    """Whether a rule, rather than another of its code, was in force in a year."""
    since, other_since = rule.since or 0, other.since or 0
    if since <= year and other_since <= year:
        return since > other_since
    return since < other_since


def run(tables: Tables, rules: Sequence[Rule]) -> Ran:
    """Run every rule that belongs to this collection year (see `of_year`)."""
    started = time.perf_counter()
    reasons = {rule.code: rule.why_not_run(tables.layout) for rule in rules}
    to_run = []
    for rule in of_year(rules, tables.layout):
        reasons[rule.code] = _not_here(rule, tables)
        if not reasons[rule.code]:
            to_run.append(rule)
    not_run = {code: NotRun(code, why) for code, why in reasons.items() if why}
    found: dict[str, pl.Series] = {}
    together: dict[tuple[str, str], list[tuple[Rule, pl.Expr]]] = defaultdict(list)
    for rule in to_run:
        if isinstance(rule.check, Rows):
            _try(rule, found, not_run, partial(rule.check.find, tables))
        else:
            holder = rule.check.holder if isinstance(rule.check, Beside) else ""
            together[rule.over, holder].append((rule, rule.check.broken))
    for (table, holder), broken in together.items():
        frame = tables.marked(table, holder)
        _together(_with_year(frame, tables), broken, found, not_run)
    told = [_findings(rule, found[rule.code]) for rule in to_run if rule.code in found]
    return Ran(
        findings=pl.concat(told) if told else pl.DataFrame(schema=FINDINGS),
        ran=tuple(rule.code for rule in to_run if rule.code in found),
        not_run=tuple(
            not_run[code] for code in dict.fromkeys(rule.code for rule in rules) if code in not_run
        ),
        seconds=time.perf_counter() - started,
    )


def placed(findings: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The findings with their `line` in the file and the authority's id of their child (`child_id`)."""
    parts = []
    for (table,), part in findings.group_by("table", maintain_order=True):
        frame = tables[str(table)]
        rows = part[ROW]
        children = frame[CHILD].gather(rows)
        parts.append(
            part.with_columns(
                frame[LINE].gather(rows).alias(LINE), tables.child_ids.gather(children).alias("child_id")
            )
        )
    if not parts:
        return findings.with_columns(
            pl.lit(None, pl.UInt32).alias(LINE), pl.lit(None, pl.String).alias("child_id")
        )
    return pl.concat(parts)


def _not_here(rule: Rule, tables: Tables) -> str:
    for table in rule.tables:
        if table in tables.absent:
            return f"The file {table} was not sent."
    for name in rule.reads:
        if name in tables.absent:
            return f"The file has no column {name}."
    return _last_year_not_here(rule, tables) if rule.last_year else ""


def _last_year_not_here(rule: Rule, tables: Tables) -> str:
    if tables.last is None:
        return NO_LAST_YEAR
    for table in rule.tables:
        # A table that was not sent is empty in the frame: every row of this year would seem new beside it.
        if table in tables.last.absent or table not in tables.last.layout.by_name:
            return f"The return of the year before has no file {table}."
    for name in rule.reads:
        if name in tables.last.absent:
            return f"The return of the year before has no column {name}."
    return ""


def _with_year(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    return frame.with_columns(
        pl.lit(tables.starts_on).alias("year_starts_on"), pl.lit(tables.ends_on).alias("year_ends_on")
    )


def _together(
    frame: pl.DataFrame,
    broken: Iterable[tuple[Rule, pl.Expr]],
    found: dict[str, pl.Series],
    not_run: dict[str, NotRun],
) -> None:
    """One pass over a table for all its rules; where one of them fails, each by itself."""
    asked = list(broken)
    try:
        answers = frame.select(expression.alias(rule.code) for rule, expression in asked)
    except Exception:
        for rule, expression in asked:
            _try(rule, found, not_run, partial(_filtered, frame, expression))
        return
    for rule, expression in asked:
        answer = answers[rule.code]
        if len(answer) != len(frame):
            # An expression without a column of its own answers once for all rows.
            _try(rule, found, not_run, partial(_filtered, frame, expression))
        else:
            found[rule.code] = (
                frame[ROW].filter(answer.fill_null(False)) if answer.any() else frame[ROW].clear()
            )


def _filtered(frame: pl.DataFrame, broken: pl.Expr) -> pl.Series:
    return frame.filter(broken)[ROW]


def _try(
    rule: Rule, found: dict[str, pl.Series], not_run: dict[str, NotRun], find: Callable[[], pl.Series]
) -> None:
    try:
        found[rule.code] = find().unique().sort().cast(pl.UInt32)
    except TooManyPairs as much:
        not_run[rule.code] = NotRun(rule.code, str(much))
    # Whatever a rule raises, the sender learns that it was not run, and the others go on.
    except Exception as fault:
        why = f"The rule could not be run: {type(fault).__name__}. Please tell us; your file is not at fault."
        not_run[rule.code] = NotRun(rule.code, why, failed=True)


def _findings(rule: Rule, rows: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({ROW: rows.cast(pl.UInt32)}).select(
        pl.lit(rule.code).alias("rule"), pl.lit(rule.over).alias("table"), pl.col(ROW)
    )
