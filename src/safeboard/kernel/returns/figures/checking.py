"""Check the boxes of a figure return: each is kept, or turned back with the reason, and none is lost (W22; R-DAT-03)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from safeboard.grammar.declarations.figures import Answer, Box, FigureReturn
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.files.sheets import Cell, column_letter
from safeboard.kernel.returns.cells import as_text, quoted
from safeboard.kernel.returns.figures.answering import STATUSES, read_number, wrong_with_note
from safeboard.kernel.returns.figures.reading import BoxesOnSheet, find_boxes
from safeboard.kernel.returns.issues import CheckedFile, FoundList, Issue, RejectedRow, in_words

# Beyond this many times what it was, and by at least so many, a number is asked about (W22: sudden change).
TIMES, AT_LEAST = 3, 20
SUDDEN = "sudden change"
Before = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """One box that can be kept: what was said of it, for which period. `number` is 0 for none, None where not given."""

    list_name: str
    sheet: str
    row: int
    box: Box
    period: Period
    answer: Answer
    number: int | None
    status: str
    note: str


def check_figures(
    files: Sequence[tuple[str, bytes]],
    declared: FigureReturn,
    as_at: dt.date,
    before: Before | None = None,
    *,
    part: bool = False,
) -> CheckedFile:
    """Check one file, or several sent together; `as_at` is the last day of the (last) period sent.

    `before` is the last number of each box, by its code; `part` says that the file only brings rows of another one.
    Raises RefusedFile when nothing can be read or nothing is about that period, ValueError where no period of the
    return ends on that day.
    """
    over = declared.period_ending(as_at)
    sheets, left = find_boxes(files, declared)
    checking = _Checking(declared, over, before or {})
    found = [checking.check_sheet(each) for each in sheets]
    checking.weigh_together()
    if not part:
        checking.refuse_another_period()
        checking.tell_unanswered()
    return CheckedFile(
        lists_found=tuple(found),
        sheets_not_read=tuple(left),
        rows_in=sum(each.rows_in for each in found),
        accepted=list(checking.accepted.values()),
        rejected=checking.rejected,
        issues=checking.issues,
        spellings=[],
    )


@dataclass
class _Checking:
    declared: FigureReturn
    over: Period
    before: Before
    accepted: dict[tuple[str, str], CheckedFigure] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    sheets: dict[str, BoxesOnSheet] = field(default_factory=dict)
    cells: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def check_sheet(self, found: BoxesOnSheet) -> FoundList:
        """Check every row of one sheet."""
        self.sheets[found.sheet.name] = found
        rows_in = 0
        for number, row in found.rows:
            rows_in += 1
            self.cells[found.sheet.name, number] = tuple(as_text(cell) for cell in row)
            read = self._read(found, number, row)
            if isinstance(read, Issue):
                self._turn_back(read)
            else:
                self.accepted[read.box.code, read.period.code] = read
        return FoundList(
            self.declared.code,
            self.declared.title,
            found.sheet.name,
            found.header_row,
            found.headings,
            rows_in,
        )

    def refuse_another_period(self) -> None:
        """A file that speaks of other periods only would answer a return that nobody sent. Raises RefusedFile."""
        found = sorted({over for _, over in self.accepted})
        if found and self.over.code not in found:
            raise RefusedFile(
                f"You chose {self.over.words}, and this file is about {in_words(period(each).words for each in found)}. "
                "Nothing was kept. Choose the period that the file is about, or the right file."
            )

    def weigh_together(self) -> None:
        """What only shows when all boxes are there: a part larger than its whole, sudden changes."""
        for key, one in list(self.accepted.items()):
            within = one.box.part.within
            whole = self.accepted.get(
                (one.box.code.replace(f".{one.box.part.name}", f".{within}", 1), key[1])
            )
            if within and whole and None not in (one.number, whole.number) and one.number > whole.number:  # type: ignore[operator]
                self._take_out(
                    key,
                    f"{one.number:,} is more than the {whole.number:,} in “{whole.box.title}” "
                    f"(row {whole.row}), which it is a part of. Correct one of the two.",
                )
        for one in self.accepted.values():
            last = self.before.get(one.box.code)
            if (
                one.period == self.over
                and last is not None
                and one.number is not None
                and sudden(last, one.number)
            ):
                words = (
                    f"{one.box.title}: it was {last:,} last time and is {one.number:,} now. "
                    "If it is right, say why before you send it."
                )
                self.issues.append(self._issue(one.sheet, one.row, "number", words, SUDDEN, "warning"))

    def tell_unanswered(self) -> None:
        """Boxes of the period of which the file says nothing; those that were turned back have their own words."""
        said = {code for code, over in self.accepted if over == self.over.code}
        missing = [
            box for code, box in self.declared.boxes.items() if code not in said | self.named and self.sheets
        ]
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            named = ", ".join(f"“{each.title}”" for each in missing[:3])
            words = (
                f"no answer was given for {named}{more}. They stay unanswered: nobody will read them as none."
            )
            sheet = next(iter(self.sheets))
            self.issues.append(Issue("warning", sheet, 0, "", "", words, "not answered"))

    def _read(self, found: BoxesOnSheet, number: int, row: Sequence[Cell]) -> CheckedFigure | Issue:
        place = (found.sheet.name, number)
        if beyond := found.slipped(row):
            words = "this row has more cells than the headings. A number such as 1,234 needs quotation marks in a CSV, or no comma."
            return Issue("error", *place, column_letter(beyond), "", words, "row too long")
        code = as_text(found.cell(row, "box")).strip()
        box = self.declared.boxes.get(code)
        if box is None:
            said = (
                f"“{quoted(code)}” is not a box of {self.declared.title}" if code else "the box is not named"
            )
            return self._issue(*place, "box", f"{said}. Copy the names from the Excel form.", "box not known")
        self.named.add(code)
        over = self._period(as_text(found.cell(row, "period")).strip() or found.period)
        if isinstance(over, str):
            return self._issue(*place, "period", over, "period not understood")
        answer = read_number(found.cell(row, "number"))
        if isinstance(answer, str):
            return self._issue(*place, "number", answer, "number not understood")
        known = self.accepted.get((box.code, over.code))
        if known is not None:
            words = (
                f"“{box.title}” stands in row {known.row} already. Keep one of the two; the first was read."
            )
            return self._issue(*place, "box", words, "box twice")
        status = STATUSES.get(as_text(found.cell(row, "status")).strip().casefold())
        if status is None:
            return self._issue(
                *place, "status", "write “provisional” or “final”, or leave it blank.", "status"
            )
        note = as_text(found.cell(row, "note")).strip()
        if any(not (each.isprintable() or each.isspace()) for each in note):
            words = "the note has a hidden character in it. Type it again."
            return self._issue(*place, "note", words, "hidden character")
        if wrong := wrong_with_note(note):
            return self._issue(*place, "note", wrong, "note")
        return CheckedFigure(self.declared.code, *place, box, over, *answer, status, note)

    def _period(self, written: str) -> Period | str:
        if not written:
            return self.over
        try:
            over = period(written)
        except MeaningError:
            return f"“{quoted(written)}” is not a period. Write it as “{self.over.code}”, or leave it blank."
        if over.kind is not self.declared.every:
            return f"this return is sent for one {self.declared.every.value}; “{quoted(written)}” is a {over.kind.value}. Write “{self.over.code}”, or leave it blank."
        if over.end > self.over.end:
            return f"“{quoted(written)}” ends after {self.over.code}, the period of this file. Send it when it is over."
        return over

    def _take_out(self, key: tuple[str, str], words: str) -> None:
        one = self.accepted.pop(key)
        self._turn_back(self._issue(one.sheet, one.row, "number", words, "more than its whole"))

    def _turn_back(self, issue: Issue) -> None:
        self.issues.append(issue)
        cells = self.cells[issue.sheet, issue.row]
        self.rejected.append(RejectedRow(issue.sheet, issue.row, cells, (issue,)))

    def _issue(
        self, sheet: str, row: int, column: str, words: str, kind: str, severity: str = "error"
    ) -> Issue:
        found = self.sheets[sheet]
        heading = found.headings[found.columns[column]] if column in found.columns else ""
        return Issue(severity, sheet, row, found.letter(column), heading, words, kind)  # type: ignore[arg-type]


def sudden(last: int, now: int) -> bool:
    """Whether a number moved so much that its sender is asked why (W22)."""
    return abs(now - last) >= AT_LEAST and max(last, now) >= TIMES * max(min(last, now), 1)
