"""What each row means: taken as it stands, asked about on screen, or left out with the cell and the reason.

Rows in = rows that become something + rows left out with a reason, always. Nothing is guessed about who owns
something, by when, or whether it is done: what is not plain is asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing import reading
from safeboard.kernel.actions.importing.cells import as_day, as_words, squash
from safeboard.kernel.actions.importing.target import Fault, Field, Holds, Known, Row, Target
from safeboard.kernel.files.sheets import Cell, Sheet, column_letter
from safeboard.kernel.ui import personal_information

# The columns that we add to the workbook of rows not taken: they come back when it is imported again.
WHY, ROW_IN_FILE = "Why it was not taken", "Row in your file"
OURS = (WHY, ROW_IN_FILE)
LEAVE, KEEP_WORDS = "leave", "keep"
# One page of questions that a person can answer; the rows of all others come back in the workbook.
MOST_ASKED = 60
ROWS_NAMED = 5
EVERYBODY = frozenset(
    squash(each)
    for each in (
        *("all", "all partners", "all partner agencies", "all agencies", "all members", "all board members"),
        *(
            "everyone",
            "everybody",
            "all organisations",
            "all partner organisations",
            "all services",
            "all staff",
        ),
        *(
            "all professionals",
            "any",
            "the board",
            "board",
            "board members",
            "partners",
            "partnership",
            "lscb",
        ),
        *(
            "all lscb members",
            "all lscb partners",
            "all sub groups",
            "each agency",
            "every agency",
            "members",
        ),
    )
)
PERSONAL_HEADING = re.compile(
    r"\b(dob|date of birth|birth ?day|nhs n\w*|upn|postcode|address|(child|young person|family)s? name|name of child"
    r"|forename|surname|first name|last name)\b"
)
NOBODY_OWNS = "Something that everybody owns is done by nobody: one agency or sub group owns it."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen on screen: sheet, heading row, columns, what words mean, and what becomes of repeats."""

    sheet: str
    heading_row: int
    columns: Mapping[int, str]
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    repeats: str = "skip"
    why_safe: str = ""


@dataclass(slots=True)
class Asked:
    """Words that are not understood, or that are shown to be sure: the field, the words, and where they stand."""

    field: Field
    said: str
    key: str
    cells: list[str] = field(default_factory=list)
    guess: str = ""
    everybody: bool = False

    @property
    def where(self) -> str:
        """The first cells in which it stands, and how many more."""
        more = len(self.cells) - ROWS_NAMED
        return ", ".join(self.cells[:ROWS_NAMED]) + (f" and {more:,} more" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class Understood:
    """The whole list as it will become, and what is still to be asked."""

    rows: tuple[Row, ...]
    asked: tuple[Asked, ...]
    not_asked: int = 0

    def ready(self, chosen: Chosen) -> list[Row]:
        """The rows that will be taken."""
        return [row for row in self.rows if not why_not(row, chosen)]

    def left_out(self, chosen: Chosen) -> list[tuple[Row, list[Fault]]]:
        """The rows that will not, each with its reasons."""
        return [(row, faults) for row in self.rows if (faults := why_not(row, chosen))]


def why_not(row: Row, chosen: Chosen) -> list[Fault]:
    """Why a row is not taken; empty where it is."""
    faults = list(row.faults)
    if row.repeats and chosen.repeats != "take":
        faults.append(Fault("", row.repeats))
    if row.personal and not chosen.why_safe:
        faults += row.personal
    return faults


def understand(
    target: Target, sheet: Sheet, chosen: Chosen, owners: Mapping[str, str], by: Reader
) -> Understood:
    """Every row of the list below its headings; `owners` gives `agency:7` or `group:3` for a squashed name."""
    work = _Work(target, sheet, chosen, owners)
    rows = [work.row(number, cells) for number, cells in reading.rows_below(sheet, chosen.heading_row)]
    target.check([row for row in rows if not row.faults], by)
    _mark_repeats(rows, target.known(by), target)
    asked = sorted(work.asked.values(), key=lambda each: (work.order[each.field.name], -len(each.cells)))
    within = [each for place, each in enumerate(asked) if place < MOST_ASKED]
    return Understood(tuple(rows), tuple(within), len(asked) - len(within))


class _Work:
    """One reading of one list."""

    def __init__(self, target: Target, sheet: Sheet, chosen: Chosen, owners: Mapping[str, str]) -> None:
        self.target, self.sheet, self.chosen, self.owners = target, sheet, chosen, owners
        self.places = {name: place for place, name in chosen.columns.items()}
        self.order = {each.name: place for place, each in enumerate(target.fields)}
        heads = sheet.rows[chosen.heading_row - 1]
        self.headings = {place: as_words(cell) for place, cell in enumerate(heads)}
        self.asked: dict[tuple[str, str], Asked] = {}
        self.looked: dict[tuple[str, str], tuple[str, ...]] = {}

    def row(self, number: int, cells: list[Cell]) -> Row:
        row = Row(number)
        for each in self.target.fields:
            place = self.places.get(each.name)
            cell = cells[place] if place is not None and place < len(cells) else None
            self._take(row, each, cell, f"{column_letter(place + 1)}{number}" if place is not None else "")
        for place, cell in enumerate(cells):
            said = as_words(cell)
            heading = self.headings.get(place, "")
            if said and place not in self.chosen.columns and heading not in OURS:
                row.other.append((heading or f"Column {column_letter(place + 1)}", said))
        self._look_for_people(row, cells)
        return row

    def _take(self, row: Row, each: Field, cell: Cell, where: str) -> None:
        said = as_words(cell)
        if each.holds is Holds.WORDS:
            row.values[each.name] = said
            if each.needed and not said:
                row.faults.append(Fault(where, f"Nothing stands there: {each.title.lower()} is missing."))
            return
        value = self._plain(each, cell, said)
        key = squash(said) or said.strip().lower()
        asks = (each.shown and said) or (value is None and (said or each.needed))
        if asks:
            value = self._asked(row, each, said, key, where, value)
        row.values[each.name] = value
        if said and not self._is_plainly(each, cell, said, value):
            row.other.append((self.headings.get(self.places[each.name]) or each.title, said))

    def _plain(self, each: Field, cell: Cell, said: str) -> Any:
        if each.holds is Holds.DAY:
            return as_day(cell, self.sheet.date_1904)
        if each.holds is Holds.WHOM:
            return self.owners.get(squash(said))
        return each.means(said) if said else None

    def _asked(self, row: Row, each: Field, said: str, key: str, where: str, value: Any) -> Any:
        everybody = each.holds is Holds.WHOM and key in EVERYBODY
        asked = self.asked.setdefault(
            (each.name, key), Asked(each, said, key, guess=value or "", everybody=everybody)
        )
        asked.cells.append(where or f"row {row.number}")
        answer = self.chosen.meanings.get(each.name, {}).get(key, "")
        if answer == LEAVE:
            row.faults.append(Fault(where, f"{_quoted(said)}: you chose to leave these rows out."))
            return None
        if answer and answer != KEEP_WORDS:
            return dt.date.fromisoformat(answer) if each.holds is Holds.DAY else answer
        if value is None and (each.needed or each.shown or everybody):
            row.faults.append(Fault(where, _not_understood(each, said, everybody)))
        return value

    def _is_plainly(self, each: Field, cell: Cell, said: str, value: Any) -> bool:
        """Whether what is kept says all that the cell said; otherwise its words are kept beside it."""
        if each.holds is Holds.DAY:
            return value is not None and as_day(cell, self.sheet.date_1904) == value
        if each.holds is Holds.WHOM:
            return value is not None and self.owners.get(squash(said)) == value
        title = next((choice.title for choice in each.choices if choice.code == value), None)
        return title is not None and squash(said) in (squash(title), squash(str(value)))

    def _look_for_people(self, row: Row, cells: list[Cell]) -> None:
        for place, cell in enumerate(cells):
            heading = self.headings.get(place, "")
            if cell is None or heading in OURS or (self._is_day(place) and as_day(cell) is not None):
                continue
            if finds := self._looks_like(heading, as_words(cell)):
                why = f"This looks like {' and '.join(finds)}. Take it out, or say why it is safe."
                row.personal.append(Fault(f"{column_letter(place + 1)}{row.number}", why))

    def _looks_like(self, heading: str, said: str) -> tuple[str, ...]:
        """The kinds of personal information in a cell, never its words: what is kept must not repeat them."""
        if (heading, said) not in self.looked:
            kinds = dict.fromkeys(each.kind.value for each in personal_information.find(said))
            if said and PERSONAL_HEADING.search(squash(heading)):
                kinds[f"personal information, by its heading “{heading}”"] = None
            self.looked[heading, said] = tuple(kinds)
        return self.looked[heading, said]

    def _is_day(self, place: int) -> bool:
        name = self.chosen.columns.get(place)
        return name is not None and self.target.field(name).holds is Holds.DAY


_REPEATED = {
    True: (
        "We already have one with these words and no number.",
        "The same words, without a number, stand in this list twice.",
    ),
    False: ("We have this already.", "This stands in the list twice."),
}


def _mark_repeats(rows: list[Row], known: Known, target: Target) -> None:
    numbers, titles = Counter[str](), Counter[str]()
    numbered = any(each.name == "their_number" for each in target.fields)
    for row in rows:
        number, title = squash(row.values.get("their_number") or ""), squash(target.same(row))
        if number:
            if number in known.numbers:
                row.repeats = f"We already have number {row.values['their_number']}."
            elif numbers[number]:
                row.repeats = f"Number {row.values['their_number']} stands in this list twice."
            numbers[number] += not row.faults
        elif title:
            if title in known.titles:
                row.repeats = _REPEATED[numbered][0]
            elif titles[title]:
                row.repeats = _REPEATED[numbered][1]
            titles[title] += not row.faults


def _not_understood(each: Field, said: str, everybody: bool) -> str:
    if not said:
        return f"Nothing stands there: {each.title.lower()} is missing."
    if everybody:
        return f"{_quoted(said)}: {NOBODY_OWNS[0].lower()}{NOBODY_OWNS[1:]}"
    what = {Holds.DAY: "is not a day", Holds.WHOM: "is no agency or sub group that we know"}
    return f"{_quoted(said)} {what.get(each.holds, 'is not understood')} ({each.title.lower()})."


def _quoted(said: str) -> str:
    return f"“{said if len(said) < 60 else said[:57] + '…'}”" if said else "Nothing"
