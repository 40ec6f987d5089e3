"""The rows we could not keep, as a workbook to put right and send again."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from safeboard.kernel.returns.issues import CheckedFile, FoundList, RejectedRow
from safeboard.kernel.returns.reading import ROW_IN_FILE, WHAT_TO_PUT_RIGHT

# The same rows give the same bytes: a workbook otherwise carries the moment it was made.
MADE_ON = datetime(2000, 1, 1)
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel allows and that no other sheet of the workbook has; it is added to ``taken``."""
    clean = (
        "".join(c for c in wanted.translate(_NOT_IN_A_NAME) if c.isprintable()).strip(" '")[:28] or "Sheet"
    )
    if clean.casefold() == "history":
        clean = "History list"
    name, number = clean, 1
    while name.casefold() in taken:
        number += 1
        name = f"{clean[:26]} {number}"
    taken.add(name.casefold())
    return name


def rejected_rows_xlsx(checked: CheckedFile) -> bytes:
    """The rejected rows under their own headings, each with what to put right, as an Excel workbook.

    The same columns in the same order, then the row's number in the file it came from and the words.
    Every cell is text: nothing that was sent can act as a formula. Raises ValueError if there are none.
    """
    if not checked.rejected:
        raise ValueError("No row was turned back, so there is nothing to hand back.")
    by_sheet: dict[str, list[RejectedRow]] = {}
    for row in checked.rejected:
        by_sheet.setdefault(row.sheet, []).append(row)
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": MADE_ON})
    heading_format = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    text = workbook.add_format({"num_format": "@", "valign": "top"})
    taken: set[str] = set()
    for found in checked.lists_found:
        if found.sheet in by_sheet:
            sheet = workbook.add_worksheet(sheet_name(found.sheet, taken))
            width = _write(sheet, found, by_sheet[found.sheet], heading_format, text, wrapped)
            sheet.set_column(0, width - 1, 18)
            sheet.set_column(width, width, 12)
            sheet.set_column(width + 1, width + 1, 90)
            sheet.freeze_panes(1, 1)
    workbook.close()
    return out.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    found: FoundList,
    rows: list[RejectedRow],
    heading_format: xlsxwriter.format.Format,
    text: xlsxwriter.format.Format,
    wrapped: xlsxwriter.format.Format,
) -> int:
    width = max(len(found.headings), *(len(row.cells) for row in rows))
    for column, heading in enumerate(found.headings):
        sheet.write_string(0, column, heading, heading_format)
    sheet.write_string(0, width, ROW_IN_FILE, heading_format)
    sheet.write_string(0, width + 1, WHAT_TO_PUT_RIGHT, heading_format)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.cells):
            sheet.write_string(place, column, cell, text)
        sheet.write_number(place, width, row.row)
        errors = "\n".join(issue.message for issue in row.issues if issue.severity == "error")
        sheet.write_string(place, width + 1, errors[:32_000], wrapped)
    return width
