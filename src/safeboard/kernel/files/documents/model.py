"""A paper as the office writes it: title lines and blocks of words; the same paper as Word and as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

LANGUAGE = "en-GB"
DEEPEST = 3
LONGEST_RUNNING = 100


@dataclass(frozen=True, slots=True)
class Bold:
    """Words in bold inside a line."""

    words: str


Words = str | tuple[str | Bold, ...]
"""Plain words, or pieces of which some are bold: ``("Decided: ", Bold("agreed"), ".")``. Never markup."""

Cell = Words | int | float | dt.date | None
"""What stands in a cell; days come out as "21 April 2016", columns of numbers stand to the right, None is empty."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the paper; level 1 is the highest under the title, 3 the lowest."""

    words: str
    level: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.level <= DEEPEST:
            raise ValueError(f"Heading {self.words!r}: its level is 1, 2 or 3, not {self.level}.")
        if not self.words.strip():
            raise ValueError("A heading needs words.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line end in the words stays a line end."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points in no order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Points in order, each list from 1."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with a heading a column, repeated on every page it runs over.

    `widths` are shares, such as (1, 3, 1); empty means all alike. `row_header` is the column, counted from 0, whose
    cell names its row; None if none does. Without rows the words of `empty` stand in place of the table.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    row_header: int | None = 0
    empty: str = "None."

    def __post_init__(self) -> None:
        columns = len(self.headings)
        if not columns:
            raise ValueError(f"Table {self.caption!r}: it has no column headings.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != columns:
                raise ValueError(
                    f"Table {self.caption!r}, row {number}: {len(row)} cells under {columns} headings."
                )
        if self.widths and (len(self.widths) != columns or min(self.widths) <= 0):
            raise ValueError(f"Table {self.caption!r}: give one width above nought for each column.")
        if self.row_header is not None and not 0 <= self.row_header < columns:
            raise ValueError(f"Table {self.caption!r}: it has no column {self.row_header} to head its rows.")


@dataclass(frozen=True, slots=True)
class Note:
    """Words in a box: a decision, a caution, how to read what follows."""

    words: Words
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of our own with what it shows in words: `finding` stands above it, `alternative` is read aloud.

    `svg` is drawn by Safeboard (kernel/ui/charts.py), never sent in by anybody. Its table belongs beside it: what
    can only be seen cannot be checked.
    """

    svg: str
    finding: str
    alternative: str

    def __post_init__(self) -> None:
        if not self.svg.lstrip().startswith("<svg"):
            raise ValueError(f"The picture {self.finding!r} is no SVG.")
        if not self.finding.strip() or not self.alternative.strip():
            raise ValueError(
                "A picture needs its finding, and words for those who cannot see it; give it both."
            )


Block = Heading | Paragraph | Bullets | Numbered | TableBlock | Note | PageBreak | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: an agenda, minutes, a report, a letter.

    `marking` is the classification ("Official-Sensitive"), shown at the head and foot of every page; `paper_number`
    ("Paper 3") and the title run along the top; `footer` runs along the foot beside "Page 2 of 9". `made_on` is the
    day written into the file's own properties; without it they name none. Raises ValueError when headings skip a
    level, since a screen reader's user would look for the one left out.
    """

    title: str
    organisation: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    date_line: str = ""
    marking: str = ""
    paper_number: str = ""
    footer: str = ""
    landscape: bool = False
    language: str = LANGUAGE
    made_on: dt.date | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A paper needs a title.")
        before = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > before + 1:
                    raise ValueError(
                        f"{self.title}: heading {block.words!r} has level {block.level} under level {before}; "
                        f"make it level {before + 1}."
                    )
                before = block.level

    @property
    def numbered_title(self) -> str:
        """The title with the paper's number, as contents and running heads have it."""
        return f"{self.paper_number}: {self.title}" if self.paper_number else self.title


@dataclass(frozen=True, slots=True)
class Pack:
    """Several papers in one file behind a front page with their numbers, titles and pages.

    The pack's own marking, footer and day hold for all pages; each paper keeps its number, title and shape. `parts`
    is what the contents are called: "Papers", or "Chapters".
    """

    title: str
    organisation: str
    documents: tuple[Document, ...]
    subtitle: str = ""
    date_line: str = ""
    marking: str = ""
    footer: str = ""
    language: str = LANGUAGE
    made_on: dt.date | None = None
    parts: str = "Papers"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A pack needs a title.")
        if not self.documents:
            raise ValueError(f"{self.title}: a pack needs at least one paper.")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What somebody typed, a paragraph for each part between blank lines."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            parts[-1].append(line.rstrip())
        elif parts[-1]:
            parts.append([])
    return tuple(Paragraph("\n".join(part)) for part in parts if part)


def running(title: str) -> str:
    """A title short enough to run along the top of a page."""
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_RUNNING else f"{title[: LONGEST_RUNNING - 1].rstrip()}…"


def pieces(words: Words) -> Iterable[tuple[str, bool]]:
    """The pieces of a line, and whether each is bold."""
    for piece in (words,) if isinstance(words, str) else words:
        if isinstance(piece, Bold):
            yield piece.words, True
        else:
            yield piece, False


def cell_words(cell: Cell) -> Words:
    """A cell as words: days in full, thousands with commas, yes and no, nothing for None."""
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case int() | float():
            return f"{cell:,}"
        case dt.datetime():
            return f"{cell.day} {cell:%B %Y, %H:%M}"
        case dt.date():
            return f"{cell.day} {cell:%B %Y}"
        case _:
            return cell


def figures(table: TableBlock) -> tuple[bool, ...]:
    """Which columns hold numbers only and stand to the right; never the one that names the rows."""

    def number(cell: Cell) -> bool:
        return isinstance(cell, int | float) and not isinstance(cell, bool)

    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.headings)
    return tuple(
        place != table.row_header
        and any(map(number, cells))
        and all(number(cell) for cell in cells if cell is not None)
        for place, cells in enumerate(columns)
    )
