"""The Excel form of a return: each box with last time's number beside it, and cells that take only an answer.

The structure is locked without a password: it keeps a box from being overwritten by mistake, and nobody out.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from safeboard.grammar.declarations.figures import FURTHEST, Answer, FigureReturn
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.files.characters import printable
from safeboard.kernel.files.spreadsheets import MADE_ON
from safeboard.kernel.returns.figures.answering import NOTE_LONGEST, WHAT_TO_WRITE
from safeboard.kernel.returns.figures.reading import ABOUT_THE_BOXES, BOX, NUMBER, PERIOD
from safeboard.kernel.returns.figures.standing import Last
from safeboard.kernel.ui.templating import day

HEADINGS = (BOX, "What", "Last time", NUMBER, "Note")
WIDTHS = (34, 60, 16, 22, 50)
FIGURES = "Figures"


def excel_form(
    declared: FigureReturn,
    over: Period,
    agency: str,
    last: Mapping[str, Last],
    about: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """The form of one agency and period; the same last numbers give the same bytes.

    `about` is what stands on the notes beside the meaning of the boxes: whom to ask, when it is due.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": printable(declared.title), "created": MADE_ON})
        sheet = book.add_worksheet(FIGURES)
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        heading = book.add_format({"bold": True, "bg_color": "#F3F2F1", "bottom": 2})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        told = book.add_format({"valign": "top", "align": "right"})
        answer = book.add_format(
            {"locked": False, "border": 1, "bg_color": "#FFF7BF", "align": "right", "valign": "top"}
        )
        note = book.add_format({"locked": False, "border": 1, "text_wrap": True, "num_format": "@"})
        for row, (what, said) in enumerate(
            (
                ("Return", declared.title),
                (PERIOD, over.code),
                ("That is", over.words),
                ("Agency", agency),
                ("How", f"{WHAT_TO_WRITE} An empty box is not read as none."),
            )
        ):
            sheet.write_string(row, 0, what, bold)
            sheet.write_string(row, 1, printable(said), words)
        top = 6
        for column, (title, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.write_string(top, column, title, heading)
            sheet.set_column(column, column, width)
        for row, box in enumerate(declared.boxes.values(), start=top + 1):
            sheet.write_string(row, 0, box.code, words)
            sheet.write_string(row, 1, f"{box.grid.title}. {box.title}", words)
            before = last.get(box.code)
            if before is not None and before.number is not None:
                sheet.write_number(row, 2, before.number, told)
            elif before is not None:
                sheet.write_string(row, 2, before.answer, told)
            sheet.write_blank(row, 3, None, answer)
            sheet.write_blank(row, 4, None, note)
        end = top + len(declared.boxes)
        sheet.data_validation(top + 1, 3, end, 3, _answers_only(xl_rowcol_to_cell(top + 1, 3)))
        sheet.data_validation(top + 1, 4, end, 4, _short_note())
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
        sheet.set_selection(top + 1, 3, top + 1, 3)
        _about_the_boxes(book.add_worksheet(ABOUT_THE_BOXES), declared, over, about, bold, words)
    return target.getvalue()


def _answers_only(cell: str) -> dict[str, object]:
    allowed = ",".join(f'{cell}="{each.value}"' for each in Answer if each is not Answer.NUMBER)
    return {
        "validate": "custom",
        "value": f"=OR({allowed},AND(ISNUMBER({cell}),{cell}>=0,{cell}<={FURTHEST},INT({cell})={cell}))",
        "input_title": "What to write",
        "input_message": "A whole number, none, not known, or we do not hold this.",
        "error_title": "This is no answer",
        "error_message": WHAT_TO_WRITE.replace("“", "").replace("”", ""),
    }


def _short_note() -> dict[str, object]:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": NOTE_LONGEST,
        "input_title": "Note",
        "input_message": "For example what the number leaves out. It names nobody.",
        "error_title": "The note is too long",
        "error_message": f"Write at most {NOTE_LONGEST} characters.",
    }


def _about_the_boxes(
    sheet: xlsxwriter.worksheet.Worksheet,
    declared: FigureReturn,
    over: Period,
    about: tuple[tuple[str, str], ...],
    bold: xlsxwriter.format.Format,
    words: xlsxwriter.format.Format,
) -> None:
    """The notes sheet: what each box means, what the words mean, whom to ask."""
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 100)
    lines = [("What it is for", declared.about), ("Who usually sends it", declared.sender), *about]
    lines += [
        ("none", "You counted, and there were none."),
        (
            "not known",
            "It happened or may have happened, and you did not count it. The whole is then not known.",
        ),
        ("we do not hold this", "Your agency does not record it. Say in the note who does, if you know."),
    ]
    for grid in declared:
        for part in grid.parts:
            meaning = part.help or f"{part.title}, as the title says."
            if part.at_end:
                meaning += f" As it stood on {day(over.end)}."
            if part.within:
                whole = next(each.title for each in grid.parts if each.name == part.within)
                meaning += f" Never more than “{whole}”."
            split = ", ".join(each.title.lower() for each in grid.by)
            lines.append(
                (f"{grid.title}: {part.title}", f"{meaning}{f' For each {split}.' if split else ''}")
            )
    for row, (what, said) in enumerate(lines):
        sheet.write_string(row, 0, printable(what), bold)
        sheet.write_string(row, 1, printable(said), words)
    sheet.protect()
