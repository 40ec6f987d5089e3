"""What came of a file: what was read, what was not, and why, in words the sender can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Severity = Literal["error", "warning", "query"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to put right or to look at, placed as Excel shows it.

    An error keeps its row out; a warning does not. ``column`` is a letter, or empty when the whole
    row or sheet is meant; ``row`` is 0 when the whole sheet is meant. ``kind`` is a short code for
    counting issues of one sort. ``child``, ``team`` and ``worker`` are as the row says them.
    """

    severity: Severity
    sheet: str
    row: int
    column: str
    heading: str
    problem: str
    kind: str
    child: str = ""
    team: str = ""
    worker: str = ""

    @property
    def where(self) -> str:
        """The place as people find it: "Sheet “Referrals”, row 88, column F"."""
        place = f"Sheet “{self.sheet}”"
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return place

    @property
    def message(self) -> str:
        """The whole sentence: where it is, what is wrong, what to write."""
        return f"{self.where}: {self.problem}"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row that can be kept.

    ``values`` has one value for each column name (None when blank) and, beside a date of birth,
    ``<name>_precision``: "day" or "month". With the agency and the list, ``child``, ``starts_on`` and
    ``ordinal`` are the key of what happened. ``spelled`` says that a local spelling was translated.
    """

    list_name: str
    sheet: str
    row: int
    values: dict[str, Any]
    child: str
    starts_on: date
    ordinal: int
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not kept: its cells as text, and what has to be put right."""

    sheet: str
    row: int
    cells: tuple[str, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list found in a file: where, under which headings, and how many rows it has."""

    list_name: str
    title: str
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    rows_in: int


@dataclass(frozen=True, slots=True)
class SheetNotRead:
    """A sheet left aside, and why."""

    sheet: str
    reason: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A local spelling, what it was read as, and how often it was met."""

    heading: str
    written: str
    read_as: str
    count: int


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What came of one rule over the rows: how many rows break it, or why it was not run.

    ``failed`` says that it could not be run although it should have been.
    """

    code: str
    title: str
    why_not_run: str = ""
    found: int = 0
    failed: bool = False


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """All that came of a file. Rows in are the rows accepted and the rows rejected, always.

    Raises ValueError if a row is lost or counted twice.
    """

    lists_found: tuple[FoundList, ...]
    sheets_not_read: tuple[SheetNotRead, ...]
    rows_in: int
    accepted: list[CheckedRow]
    rejected: list[RejectedRow]
    issues: list[Issue]
    spellings: list[Spelling]
    rules: tuple[RuleOutcome, ...] = ()

    def __post_init__(self) -> None:
        if self.rows_in != len(self.accepted) + len(self.rejected):
            raise ValueError(
                f"{self.rows_in} rows came in, {len(self.accepted)} were accepted "
                f"and {len(self.rejected)} rejected: a row was lost or counted twice."
            )
        if self.rows_in != sum(found.rows_in for found in self.lists_found):
            raise ValueError("The rows of the lists do not add up to the rows of the file.")
        unexplained = [row for row in self.rejected if not row.issues]
        if unexplained:
            raise ValueError(
                f"Row {unexplained[0].row} of {unexplained[0].sheet!r} was rejected with no reason."
            )

    @property
    def rows_accepted(self) -> int:
        """How many rows are kept."""
        return len(self.accepted)

    @property
    def rows_rejected(self) -> int:
        """How many rows are turned back."""
        return len(self.rejected)

    @property
    def errors(self) -> list[Issue]:
        """What has to be put right."""
        return [issue for issue in self.issues if issue.severity == "error"]

    @property
    def warnings(self) -> list[Issue]:
        """What is worth a look, and stops nothing."""
        return [issue for issue in self.issues if issue.severity == "warning"]

    def rows_of(self, list_name: str) -> list[CheckedRow]:
        """The accepted rows of one list."""
        return [row for row in self.accepted if row.list_name == list_name]


def in_words(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence has them: "A, B and C"."""
    said = list(names)
    return f" {last} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
