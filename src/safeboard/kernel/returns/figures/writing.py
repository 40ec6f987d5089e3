"""What was typed, or sent by a program, as the one file that is kept: the same answers give the same bytes (C2)."""

from __future__ import annotations

from collections.abc import Mapping

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.office import Cell, Sheet
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.files import comma_separated
from safeboard.kernel.returns.figures.reading import BOX, NUMBER, PERIOD

HEADINGS = (BOX, NUMBER, PERIOD, "Status", "Note")


def name_of(declared: FigureReturn, over: Period) -> str:
    """What the file is called that is kept of figures nobody sent as a file: they were typed, or a program sent them."""
    return f"{declared.code} {over.code}.csv"


def as_csv(
    declared: FigureReturn,
    over: Period,
    answers: Mapping[str, str],
    notes: Mapping[str, str] | None = None,
    *,
    status: str = "provisional",
    corrects: str = "",
) -> bytes:
    """The file of one period, a row for each answered box in the order in which they are asked.

    `answers` are words or numbers by the code of the box; boxes without an answer are left out, so that nothing reads
    them as none. `corrects` is the reference of the file that this one takes the place of: the same figures sent
    again after a correction are another file.
    """
    rows: list[tuple[Cell, ...]] = [
        (code, answers[code], over.code, status, (notes or {}).get(code, ""))
        for code in declared.boxes
        if answers.get(code)
    ]
    above = [(PERIOD, over.code, "", "", "")]
    if corrects:
        above.append(("Corrects", corrects, "", "", ""))
    # The first row of the file says what it is; the headings of the boxes stand below.
    top = ("Return", declared.title, "", "", "")
    return comma_separated.write(Sheet("Figures", top, [*above, HEADINGS, *rows]))


def template(declared: FigureReturn, over: Period) -> bytes:
    """An empty file to fill in: every box with its name, no number."""
    rows: list[tuple[Cell, ...]] = [
        (box.code, box.title, "", over.code, "") for box in declared.boxes.values()
    ]
    return comma_separated.write(Sheet("Figures", (BOX, "What", NUMBER, PERIOD, "Note"), rows))
