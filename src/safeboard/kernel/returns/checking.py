"""Check the rows of a return: each is kept whole, or turned back with every reason, and none is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from safeboard.grammar.dates import add_months, age_on
from safeboard.grammar.declarations.returns import (
    Preparation,
    Return,
    ReturnColumn,
    plain,
)
from safeboard.kernel.files.opening import Limits
from safeboard.kernel.files.sheets import Cell, column_letter
from safeboard.kernel.returns.cells import UNBORN_MONTHS, ReadCell, as_text, read_cell
from safeboard.kernel.returns.cross_checking import judge, whose
from safeboard.kernel.returns.issues import (
    CheckedFile,
    CheckedRow,
    FoundList,
    Issue,
    RejectedRow,
    Spelling,
)
from safeboard.kernel.returns.reading import ListOnSheet, read_files

_Key = tuple[str, str, date]
Tell = Callable[[int, int], None]
TELL_EVERY = 1000
NOT_KEPT = " (checked, then forgotten)"


def check_file(
    data: bytes,
    filename: str,
    declaration: Return,
    as_at: date,
    look_back_months: int,
    others: Sequence[Return] = (),
    limits: Limits | None = None,
) -> CheckedFile:
    """Check one file against a return: what can be kept, what cannot, and why.

    ``as_at`` is the day the agency drew the figures; rows from before the look-back are kept with a
    warning. Raises RefusedFile when nothing of the file can be read.
    """
    return check_files([(filename, data)], declaration, as_at, look_back_months, others, limits)


def check_files(
    files: Sequence[tuple[str, bytes]],
    declaration: Return,
    as_at: date,
    look_back_months: int,
    others: Sequence[Return] = (),
    limits: Limits | None = None,
    tell: Tell | None = None,
    part: bool = False,
) -> CheckedFile:
    """Check several files sent together, such as one CSV for each list. See ``check_file``.

    ``tell`` is called now and then with the rows checked so far and the rows there are. ``part`` says that
    the files only add to others, so what they lack is not missing.
    """
    if look_back_months < 1:
        raise ValueError("A return looks back at least a month.")
    read = read_files(files, declaration, others, limits)
    rows = sum(1 for each in read.lists for _ in each.rows)
    checking = _Checking(as_at, look_back_months, rows, tell)
    found = tuple(checking.check_list(each) for each in read.lists)
    judged = judge(declaration, read.lists, checking.accepted, checking.issues, as_at, look_back_months, part)
    return CheckedFile(
        lists_found=found,
        sheets_not_read=read.not_read,
        rows_in=sum(each.rows_in for each in found),
        accepted=judged.accepted,
        rejected=checking.rejected + judged.rejected,
        issues=judged.issues,
        spellings=checking.all_spellings(),
        rules=judged.outcomes,
    )


@dataclass
class _Checking:
    """The state of one check: what is kept and turned back so far, over all the lists of a file."""

    as_at: date
    look_back_months: int
    rows: int
    tell: Tell | None
    done: int = 0
    accepted: list[CheckedRow] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    spellings: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    met: dict[_Key, dict[tuple[Any, ...], CheckedRow]] = field(default_factory=dict)

    @cached_property
    def first_day(self) -> date:
        """The day the look-back begins."""
        return add_months(self.as_at, -self.look_back_months)

    def check_list(self, found: ListOnSheet) -> FoundList:
        """Check every row of one list; give what was found, with the number of its rows."""
        self.issues.extend(found.faults or found.notes)
        rows_in = 0
        readers = [_Reader(place, column, found, self.as_at) for place, column in found.columns.items()]
        for number, cells in found.rows:
            rows_in += 1
            self._count()
            if found.faults:
                issues = list(found.faults)
            else:
                issues = self._check_row(found, readers, number, cells)
                self.issues.extend(issues)
            if any(issue.severity == "error" for issue in issues):
                texts = tuple(as_text(cell) for cell in cells)
                self.rejected.append(RejectedRow(found.sheet.name, number, texts, tuple(issues)))
        return FoundList(
            found.declared.name,
            found.declared.title + ("" if found.declared.kept else NOT_KEPT),
            found.sheet.name,
            found.header_row,
            found.headings,
            rows_in,
        )

    def _count(self) -> None:
        self.done += 1
        if self.tell and self.done % TELL_EVERY == 0:
            self.tell(self.done, self.rows)

    def _check_row(
        self, found: ListOnSheet, readers: list[_Reader], number: int, cells: list[Cell]
    ) -> list[Issue]:
        """Check one row; keep it if it can be kept. Gives its errors, or the warnings of a row that is kept."""
        declared = found.declared
        slipped = _slipped(found, number, cells)
        if slipped:
            return [slipped]
        issues: list[Issue] = []
        values: dict[str, Any] = dict.fromkeys(column.name for column in declared.columns)
        values.update((precision_of(column), None) for column in declared.columns if _dates_birth(column))
        spelled: list[tuple[str, str, str]] = []
        for reader in readers:
            read = reader.read(cells)
            values[reader.column.name] = read.value
            if reader.precision and read.value is not None:
                values[reader.precision] = "month" if read.month_only else "day"
            if read.problem:
                issues.append(reader.issue(number, read))
            elif read.spelled:
                spelled.append((reader.column.heading, read.spelled, read.value))
        issues.extend(self._across(found, number, values))
        # Issues are few and rows are many: whose row it is is written into them here only.
        issues = [replace(issue, **whose(declared, values)) for issue in issues]
        errors = [issue for issue in issues if issue.severity == "error"]
        if errors:
            return errors
        starts_on = values[declared.starts_on] if declared.starts_on else self.as_at
        key = (declared.name, values[declared.child], starts_on)
        before = self.met.setdefault(key, {})
        content = tuple(values.values())
        if content in before:
            same = before[content]
            problem = (
                f"this row is the same as row {same.row} of sheet “{same.sheet}”. "
                "It was not counted twice; take it out."
            )
            again = Issue("error", found.sheet.name, number, "", "", problem, "twice")
            return [replace(again, **whose(declared, values))]
        row = CheckedRow(
            list_name=declared.name,
            sheet=found.sheet.name,
            row=number,
            values=values,
            child=key[1],
            starts_on=key[2],
            ordinal=len(before) + 1,
            spelled=bool(spelled),
        )
        before[content] = row
        self.accepted.append(row)
        self.spellings.update(spelled)
        return issues

    def _across(self, found: ListOnSheet, number: int, values: dict[str, Any]) -> Iterator[Issue]:
        """What two cells of a row say against each other."""
        declared = found.declared
        started = values[declared.starts_on] if declared.starts_on else None
        ended = declared.ended(values)
        born = values[declared.born_on] if declared.born_on else None
        if started is not None:
            yield from self._out_of_order(found, number, born, started, ended, declared.end_of(values))
        if born is not None and declared.age and values[declared.age] is not None:
            by_month = values.get(f"{declared.born_on}_precision") == "month"
            youngest = add_months(born, 1) if by_month else born
            least, most = _age(youngest, started or self.as_at), _age(born, self.as_at)
            if not least <= values[declared.age] <= most:
                span = f"{least}" if least == most else f"{least} to {most}"
                problem = (
                    f"{values[declared.age]} does not match the date of birth, which gives {span}. "
                    "The row is kept; we work ages out ourselves."
                )
                yield _issue("warning", found, number, declared.age, problem, "age")

    def _out_of_order(
        self,
        found: ListOnSheet,
        number: int,
        born: date | None,
        started: date,
        ended: date | None,
        end: str | None,
    ) -> Iterator[Issue]:
        declared = found.declared
        if ended is not None and ended < started:
            problem = f"{as_text(ended)} is before the row's start, {as_text(started)}. Check which is right."
            yield _issue("error", found, number, end, problem, "ends before it starts")
        if born is not None and born > started:
            problem = f"the child was born after this, on {as_text(born)}."
            if born > add_months(started, UNBORN_MONTHS):
                problem += " Check which date is right."
                yield _issue("error", found, number, declared.starts_on, problem, "before birth")
            else:
                problem += " Is it about an unborn child? If so, leave it as it is."
                yield _issue("warning", found, number, declared.starts_on, problem, "before birth")
        counted_by = end or declared.starts_on
        counted_on = ended if declared.ends_on else started
        if counted_on is not None and counted_on < self.first_day:
            problem = (
                f"{as_text(counted_on)} is before {as_text(self.first_day)}, where this file begins "
                f"({self.look_back_months} {'month' if self.look_back_months == 1 else 'months'} back). The row is kept."
            )
            yield _issue("warning", found, number, counted_by, problem, "before look-back")

    def all_spellings(self) -> list[Spelling]:
        """The local spellings that were translated, the commonest first."""
        return [
            Spelling(heading, written, read_as, count)
            for (heading, written, read_as), count in self.spellings.most_common()
        ]


def precision_of(column: ReturnColumn) -> str:
    """The name under which a date of birth says whether its day is known."""
    return f"{column.name}_precision"


def _dates_birth(column: ReturnColumn) -> bool:
    return column.preparation is Preparation.MONTH_AND_YEAR


class _Reader:
    """Reads one column, remembering what it has read: most cells of a column repeat."""

    def __init__(self, place: int, column: ReturnColumn, found: ListOnSheet, as_at: date) -> None:
        self.place, self.column, self.found, self.as_at = place, column, found, as_at
        self.precision = precision_of(column) if _dates_birth(column) else ""
        self._known: dict[tuple[type, Cell], ReadCell] = {}

    def read(self, cells: list[Cell]) -> ReadCell:
        cell = cells[self.place] if self.place < len(cells) else None
        key = (cell.__class__, cell)
        known = self._known.get(key)
        if known is None:
            known = read_cell(cell, self.column, self.as_at, self.found.sheet.date_1904)
            self._known[key] = known
        return known

    def issue(self, number: int, read: ReadCell) -> Issue:
        """The problem of a cell in its place. An age only repeats the date of birth: it costs no row."""
        repeats = self.column.name == self.found.declared.age
        return Issue(
            "warning" if repeats else "error",
            self.found.sheet.name,
            number,
            column_letter(self.place + 1),
            self.column.heading,
            read.problem,
            read.kind,
        )


def _age(born: date, on: date) -> int:
    """Age in completed years; an unborn child counts as nought, as agencies write it."""
    return age_on(born, on) if born <= on else 0


def _issue(
    severity: Any, found: ListOnSheet, number: int, name: str | None, problem: str, kind: str
) -> Issue:
    place = found.place_of(name)
    if place is None:
        return Issue(severity, found.sheet.name, number, "", "", problem, kind)
    heading = found.columns[place].heading
    return Issue(severity, found.sheet.name, number, column_letter(place + 1), heading, problem, kind)


def _slipped(found: ListOnSheet, number: int, cells: list[Cell]) -> Issue | None:
    """A row whose cells do not stand under their headings: a heading row again, or a CSV row too long."""
    width = len(found.headings)
    if found.sheet.from_text and any(cell is not None for cell in cells[width:]):
        problem = (
            f"this row has {len(cells)} cells and the headings have {width}. "
            "A comma inside a cell needs quotation marks around the cell."
        )
        return Issue("error", found.sheet.name, number, column_letter(width + 1), "", problem, "row too long")
    child = found.place_of(found.declared.child)
    cell = cells[child] if child is not None and child < len(cells) else None
    if isinstance(cell, str) and plain(cell) in found.declared.column(found.declared.child).known_as:
        problem = "this row repeats the headings. Take it out."
        return Issue("error", found.sheet.name, number, "", "", problem, "headings again")
    return None
