"""What a recipe of the hostile corpus is, and what is asked of everything that a sender is told.

A recipe builds one nasty input by hand and says what must come of it. Nothing here is random: the same recipe gives the
same bytes on every day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.issues import CheckedFile

AS_AT = dt.date(2016, 3, 31)
LOOK_BACK = 6
LONGEST_REFUSAL, LONGEST_ISSUE = (
    500,
    600,
)  # what a receipt and a problem keep; more would be cut off in silence
Check = Callable[[list[tuple[str, bytes]]], CheckedFile]

# A verb that tells the reader what to do next, or the plain word that there is nothing to do.
_TO_DO = re.compile(
    r"\b(?:Ask|Begin|Check|Choose|Copy|Correct|Download|Export|Fill|Format|Give|Go on|Keep|Make|Pack|Put|Save|Say|Send|Set|Shorten|Show"
    r"|Take|Type|Unpack|Wait|Write|leave|write|put|show|take|keep|needs|tell)\b"
)
_MACHINE = re.compile(
    r"[Ii]nvalid|Error\b|Exception|Traceback|object at 0x|<class|\bNoneType\b|\\[xuU][0-9a-f]|codec|b'|\bdict\b"
    r"|\bstr\b|datetime|RefusedFile|ValueError|KeyError|UnicodeDecode|pydantic|pickle"
)


@dataclass(frozen=True, slots=True)
class Comes:
    """What must come of an input: `refused` has words of the refusal; where it is None, so many rows are kept and turned back.

    `said` has words that stand in one of the messages; empty where nothing in particular must be said.
    """

    refused: str | None = None
    accepted: int = 0
    rejected: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One input: its name, what is nasty about it, how it is built, what must come of it.

    `apart` is for what would fill the memory if it were not read by a child with little of it; `slow` for what takes
    seconds even so, and is left to `./run faults`.
    """

    name: str
    nasty: str
    make: Callable[[], bytes]
    comes: Comes
    filename: str = "sent.csv"
    apart: bool = False
    slow: bool = False


def refused(words: str) -> Comes:
    """Nothing is read; the sender is told so in words that hold these."""
    return Comes(refused=words)


def kept(rows: int = 1, said: str = "") -> Comes:
    """All rows are kept."""
    return Comes(accepted=rows, said=said)


def back(said: str, rows: int = 1, kept: int = 1) -> Comes:
    """So many rows are turned back, for a reason with these words; the others are kept."""
    return Comes(accepted=kept, rejected=rows, said=said)


def wrong_with_words(said: str, *, must_say_what_to_do: bool = True) -> str:
    """What keeps a message from being one that a person can act on; empty where nothing does."""
    if not said.endswith((".", "?")):
        return f"does not end as a sentence: {said[-120:]!r}"
    if found := _MACHINE.search(re.sub(r"“[^”]*”", "“”", said)):
        return f"speaks of {found[0]!r}: {said[:300]!r}"
    if must_say_what_to_do and not _TO_DO.search(said):
        return f"does not say what to do: {said[:300]!r}"
    return ""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an input, and what is wrong with that: `faults` is empty where all is well."""

    comes: Comes
    messages: tuple[str, ...]
    faults: tuple[str, ...]
    checked: CheckedFile | None = None


def try_out(check: Check, files: list[tuple[str, bytes]]) -> Came:
    """Check files as an upload is checked. Whatever is not a refusal in words goes through: it is a crash."""
    try:
        checked = check(files)
    except RefusedFile as refusal:
        said = str(refusal)
        faults = [wrong_with_words(said)]
        if len(said) > LONGEST_REFUSAL:
            faults.append(f"is cut off after {LONGEST_REFUSAL} characters: {said[:80]!r}")
        return Came(refused(said), (said,), tuple(filter(None, faults)))
    found = Comes(accepted=len(checked.accepted), rejected=len(checked.rejected))
    messages = tuple(each.message for each in checked.issues) + tuple(
        f"{each.reason}." for each in checked.sheets_not_read
    )
    return Came(found, messages, tuple(_faults(checked)), checked)


def _faults(checked: CheckedFile) -> Iterable[str]:
    if checked.rows_in != len(checked.accepted) + len(checked.rejected):
        yield "rows were lost"
    for issue in checked.issues:
        if wrong := wrong_with_words(issue.message, must_say_what_to_do=issue.severity == "error"):
            yield wrong
        if len(issue.message) > LONGEST_ISSUE:
            yield f"is cut off after {LONGEST_ISSUE} characters: {issue.message[:80]!r}"
    if any(not row.issues for row in checked.rejected):
        yield "a row was turned back without a reason"
