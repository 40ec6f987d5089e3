"""Runs the rules of a return over the rows of a file: each row beside the others about the same child.

The rows are put together by child once, whatever the number of rules. A rule that fails to run is told as not
run; it is never taken for passed.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.cross_rules import CrossRule, Line, Together, Window
from safeboard.grammar.declarations.returns import Return, ReturnList
from safeboard.kernel.files.sheets import column_letter
from safeboard.kernel.returns.cells import as_text
from safeboard.kernel.returns.issues import CheckedRow, Issue, RejectedRow, RuleOutcome, in_words
from safeboard.kernel.returns.reading import ListOnSheet

log = logging.getLogger(__name__)

NOT_RUN = "rule not run"
CROWD = "one id, many rows"
# No child has so many rows in one list. Beside each other they would take hours, and mean nothing: the column
# does not hold the children's ids.
MOST_TOGETHER = 50
_NOBODY: Together = {}


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that breaks a rule, and the sentence that says how."""

    rule: CrossRule
    line: Line
    sentence: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of the rules: the breaches, and for each rule whether it was run and how often broken.

    ``crowds`` are rows that share an id with too many others to be set beside them: the first row of each and
    how many there are. No rule was run on them.
    """

    breaches: list[Breach]
    outcomes: list[RuleOutcome]
    crowds: list[tuple[Line, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows that stay, those that a rule turned back, everything that is told, and what came of each rule."""

    accepted: list[CheckedRow]
    rejected: list[RejectedRow]
    issues: list[Issue]
    outcomes: tuple[RuleOutcome, ...]


def judge(
    declaration: Return,
    lists: Sequence[ListOnSheet],
    accepted: Sequence[CheckedRow],
    issues: Sequence[Issue],
    as_at: date,
    look_back_months: int,
    part: bool = False,
) -> Judged:
    """Set the rows that could be kept beside each other, and turn back those that contradict others.

    ``issues`` are what the rows were told by themselves. A row that is turned back is told its errors alone: its
    warnings come when it comes again. See ``run`` for ``part``.
    """
    on_sheet = {each.sheet.name: each for each in lists}
    readable: dict[str, frozenset[str]] = {}
    for each in lists:
        if not each.faults:
            columns = frozenset(column.name for column in each.columns.values())
            readable[each.declared.name] = columns & readable.get(each.declared.name, columns)
    ran = run(declaration, accepted, as_at, look_back_months, readable, part)
    by_row: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    for breach in ran.breaches:
        found = on_sheet[breach.line.sheet]
        by_row[found.sheet.name, breach.line.row].append(issue_of(breach, found))
    errors = {
        place: tuple(issue for issue in told if issue.severity == "error")
        for place, told in by_row.items()
        if any(issue.severity == "error" for issue in told)
    }
    every = [issue for issue in issues if (issue.sheet, issue.row) not in errors]
    for place, told in by_row.items():
        every.extend(errors.get(place, told))
    first = {each.declared.name: each for each in reversed(lists)}
    for rule, outcome in zip(declaration.rules, ran.outcomes, strict=True):
        if outcome.failed:
            every.append(not_run(outcome, first[rule.over]))
    every.extend(_crowd(line, rows, on_sheet[line.sheet]) for line, rows in ran.crowds)
    stay: list[CheckedRow] = []
    back: list[RejectedRow] = []
    for row in accepted:
        why = errors.get((row.sheet, row.row))
        if why is None:
            stay.append(row)
        else:
            cells = on_sheet[row.sheet].sheet.rows[row.row - 1]
            back.append(RejectedRow(row.sheet, row.row, tuple(as_text(cell) for cell in cells), why))
    return Judged(stay, back, every, tuple(ran.outcomes))


def run(
    declaration: Return,
    lines: Iterable[Line],
    as_at: date,
    look_back_months: int,
    lists: Mapping[str, Collection[str]],
    part: bool = False,
) -> Ran:
    """Run every rule of a return over the rows that can be kept.

    ``lists`` are the columns of each list that the file holds; a rule that reads another is not run. ``part``
    says that the file only adds to another, so a rule that misses something is not run either.
    """
    window = Window(as_at, add_months(as_at, -look_back_months))
    by_list: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_list[line.list_name].append(line)
    ran = Ran([], [], [])
    together: dict[str, dict[str, Together]] = {}
    for column in dict.fromkeys(rule.joined_by for rule in declaration.rules):
        together[column] = _put_together(by_list, column, ran.crowds)
    for rule in declaration.rules:
        why = _cannot_run(rule, declaration, lists, part)
        if why:
            ran.outcomes.append(RuleOutcome(rule.code, rule.title, why))
            continue
        try:
            found = _breaches(
                rule, declaration.list(rule.over), by_list[rule.over], together[rule.joined_by], window
            )
        except Exception:
            # Whatever a rule trips over must cost the sender nothing and must not look like a pass.
            log.exception("The rule %s could not be run.", rule.code)
            ran.outcomes.append(RuleOutcome(rule.code, rule.title, "it could not be run", failed=True))
            continue
        ran.breaches.extend(found)
        ran.outcomes.append(RuleOutcome(rule.code, rule.title, found=len(found)))
    return ran


def issue_of(breach: Breach, found: ListOnSheet) -> Issue:
    """A breach as the sender reads it, placed at its row and at the column it points at."""
    place = found.place_of(breach.rule.points_at)
    heading = "" if place is None else found.columns[place].heading
    letter = "" if place is None else column_letter(place + 1)
    rule = breach.rule
    return Issue(
        rule.severity.value,
        found.sheet.name,
        breach.line.row,
        letter,
        heading,
        breach.sentence,
        rule.code,
        **whose(found.declared, breach.line.values),
    )


def whose(declared: ReturnList, values: Mapping[str, Any]) -> dict[str, str]:
    """The child a row is about, and the team and worker it is allocated to; empty where the row does not say."""
    columns = {"child": declared.child, "team": declared.team, "worker": declared.worker}
    return {role: str(values.get(column) or "") for role, column in columns.items() if column}


def not_run(outcome: RuleOutcome, found: ListOnSheet) -> Issue:
    """A rule that failed, as the sender reads it: about the whole sheet, and nothing for them to do."""
    problem = (
        f"our check “{outcome.title}” ({outcome.code}) could not be run, so it says nothing about this file. "
        "Your rows are not affected; please tell the Board's office."
    )
    return Issue("warning", found.sheet.name, 0, "", "", problem, NOT_RUN)


def told(outcomes: Sequence[RuleOutcome]) -> dict[str, Any]:
    """What came of the rules, as a receipt keeps it: how many were run, and which were not, by the reason."""
    aside: dict[str, list[str]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.why_not_run:
            aside[outcome.why_not_run].append(f"{outcome.title} ({outcome.code})")
    return {
        "run": sum(1 for outcome in outcomes if not outcome.why_not_run),
        "broken": sum(1 for outcome in outcomes if outcome.found),
        "aside": [[why, titles] for why, titles in aside.items()],
    }


def _cannot_run(
    rule: CrossRule, declaration: Return, lists: Mapping[str, Collection[str]], part: bool
) -> str:
    """Why a rule cannot be run on this file; empty where it can."""
    missing = [f"list {declaration.list(name).code}" for name in rule.lists if name not in lists]
    if missing:
        return f"{in_words(missing)} {'is' if len(missing) == 1 else 'are'} not in the file"
    if part and rule.misses:
        return "the file only adds to another"
    for name, columns in rule.reads.items():
        for column in sorted(columns - set(lists[name])):
            each = declaration.list(name)
            return f"list {each.code} has no column headed “{each.column(column).heading}”"
    return ""


def _crowd(line: Line, rows: int, found: ListOnSheet) -> Issue:
    child = found.place_of(found.declared.child)
    letter = "" if child is None else column_letter(child + 1)
    heading = "" if child is None else found.columns[child].heading
    problem = (
        f"{rows:,} rows of this list have the same id as this row. They are kept, but were not set beside each other "
        "or checked against other lists. Check that the column holds the id of each child."
    )
    whose_row = whose(found.declared, line.values)
    return Issue("warning", found.sheet.name, line.row, letter, heading, problem, CROWD, **whose_row)


def _put_together(
    by_list: Mapping[str, Sequence[Line]], column: str, crowds: list[tuple[Line, int]]
) -> dict[str, Together]:
    """The rows of every list that has this column, by what it says and then by list; crowds are put aside."""
    together: dict[str, dict[str, list[Line]]] = {}
    for name, lines in by_list.items():
        for line in lines:
            key = line.values.get(column)
            if key is not None:
                together.setdefault(key, {}).setdefault(name, []).append(line)
    for key, lists in list(together.items()):
        most = max(lists.values(), key=len)
        if len(most) > MOST_TOGETHER:
            crowds.append((most[0], len(most)))
            del together[key]
    return dict(together)


def _breaches(
    rule: CrossRule,
    declared: ReturnList,
    lines: Sequence[Line],
    together: Mapping[str, Together],
    window: Window,
) -> list[Breach]:
    found: list[Breach] = []
    for line in lines:
        key = line.values[rule.joined_by]
        beside = _NOBODY if key is None else together.get(key)
        words = None if beside is None else rule.check(line, beside, window)
        if words is not None:
            found.append(Breach(rule, line, _sentence(rule, declared, line, words)))
    return found


def _sentence(rule: CrossRule, declared: ReturnList, line: Line, words: Mapping[str, Any]) -> str:
    said: dict[str, str] = {}
    other: Line | None = words.get("other")
    for name in rule.fields_named:
        if name == "other_row" and other is not None:
            said[name] = str(other.row)
        elif name == "other_sheet" and other is not None:
            said[name] = other.sheet
        elif name.startswith("other_") and other is not None:
            said[name] = as_text(other.values.get(name.removeprefix("other_")))
        elif name in words:
            said[name] = str(words[name])
        else:
            said[name] = _said(declared, name, line.values.get(name))
    return rule.message.format_map(said)


def _said(declared: ReturnList, name: str, value: Any) -> str:
    codes = declared.column(name).codes
    return codes.label(value) if codes is not None and value in codes.codes else as_text(value)
