"""What may be said in a box, as people write it in a cell or type it on a page (R-DAT-03)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeboard.grammar.declarations.figures import FURTHEST, Answer
from safeboard.kernel.files.sheets import Cell
from safeboard.kernel.returns.cells import as_text, quoted
from safeboard.kernel.ui.personal_information import Kind, find

SAID = {
    "none": Answer.NONE,
    "nil": Answer.NONE,
    "not known": Answer.NOT_KNOWN,
    "unknown": Answer.NOT_KNOWN,
    "we do not hold this": Answer.NOT_HELD,
    "not held": Answer.NOT_HELD,
}
WORDS = {
    Answer.NONE.value: "None",
    Answer.NOT_KNOWN.value: "Not known",
    Answer.NOT_HELD.value: "We do not hold this",
}
WHAT_TO_WRITE = "Write a whole number, “none”, “not known” or “we do not hold this”."
STATUSES = {"": "provisional", "provisional": "provisional", "final": "final"}
NOTE_LONGEST = 300
NAMES_SOMEBODY = {Kind.NHS_NUMBER, Kind.UPN, Kind.POSTCODE}
_RUNS = ("=", "+", "-", "@", "|", "%")
_WHOLE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3})+")
_BELOW_NOUGHT = re.compile(r"[-−] ?(?=[0-9,]*[1-9])[0-9][0-9,]*(\.[0-9]+)?")
Typed = Mapping[str, str]


def read_number(cell: Cell) -> tuple[Answer, int | None] | str:
    """What a cell says, or what is wrong with it. Blank is no answer and never zero (R-DAT-03)."""
    if isinstance(cell, str) and cell.strip().casefold() in SAID:
        answer = SAID[cell.strip().casefold()]
        return answer, 0 if answer is Answer.NONE else None
    written = as_text(cell).strip()
    if not written:
        return f"there is no number. {WHAT_TO_WRITE}"
    if _BELOW_NOUGHT.fullmatch(written):
        return f"“{quoted(written)}” is not possible: the number cannot be below 0. {WHAT_TO_WRITE}"
    if not _WHOLE.fullmatch(written) or isinstance(cell, bool):
        return f"“{quoted(written)}” is not a whole number. {WHAT_TO_WRITE}"
    number = int(written.replace(",", ""))
    if number > FURTHEST:
        return f"{number:,} is more than anybody can count here. Check the number."
    return (Answer.NUMBER, number) if number else (Answer.NONE, 0)


def wrong_with_note(note: str) -> str:
    """What keeps a note out, as a sentence; empty where it may stay."""
    if len(note) > NOTE_LONGEST:
        return f"the note has {len(note):,} characters; write at most {NOTE_LONGEST}."
    if note.startswith(_RUNS):
        return f"the note begins with “{note[0]}”, which Excel takes for a sum. Begin it with a word."
    if any(each.kind in NAMES_SOMEBODY for each in find(note)):
        return "this looks like personal information. A note about figures names nobody: take it out."
    return ""


def written(typed: Typed) -> str:
    """The answer of a box that was typed on a page, as a cell would have it; empty where none was given."""
    return typed.get("number", "") or typed.get("word", "")


def wrong_with(typed: Typed) -> str:
    """What is wrong with what was typed in a box, as a sentence that says what to do; empty where nothing is."""
    number, word = typed.get("number", ""), typed.get("word", "")
    if number and word:
        return f"You typed “{quoted(number)}” and chose “{WORDS.get(word, word)}”. Keep one of the two."
    if not number:
        return ""
    read = read_number(number)
    return read[0].upper() + read[1:] if isinstance(read, str) else ""
