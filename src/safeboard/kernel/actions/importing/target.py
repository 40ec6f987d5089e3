"""What a list can be taken in as: its fields, the words that head their columns, and the verbs that take it.

A room that wants its own list taken in declares one `Target` and calls `declare` when it starts; the pages, the
questions, the preview, the undo and the workbook of what was left out are the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.importing.cells import squash
from safeboard.kernel.actions.models import Batch
from safeboard.kernel.actions.permissions import IMPORT


class Holds(StrEnum):
    """What the cells of a column hold."""

    WORDS = "words"
    DAY = "day"
    WHOM = "whom"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a word of the list can mean, and the words that people use for it."""

    code: str
    title: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that we keep of a row.

    `needed`: a row without it is not taken, so an empty cell is asked about on screen. `shown`: every word of the
    column is shown with what we take it to mean, and can be changed. `longest` is the most letters that fit; what
    is longer is cut there and kept in full in the words of the item. `chosen_from`: choices that are records, looked up
    for whoever imports.
    """

    name: str
    title: str
    holds: Holds
    synonyms: tuple[str, ...] = ()
    needed: bool = False
    shown: bool = False
    choices: tuple[Choice, ...] = ()
    longest: int = 0
    empty: str = ""
    chosen_from: Callable[[Reader], Sequence[Choice]] | None = None

    def __post_init__(self) -> None:
        if (self.holds is Holds.CHOICE) != bool(self.choices or self.chosen_from):
            raise ValueError(f"Field {self.name!r}: a choice has choices, and nothing else has.")

    def means(self, said: str) -> str | None:
        """The code of the choice that these words mean; None where they mean none that we know."""
        plain = squash(said)
        for choice in self.choices:
            if plain in (squash(choice.code), squash(choice.title), *choice.words):
                return choice.code
        for choice in self.choices:
            number = (choice.code,) if choice.code.isdigit() else ()
            if any(plain.startswith(f"{word} ") for word in (squash(choice.title), *choice.words, *number)):
                return choice.code
        return None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is not taken: the cell as Excel names it (or nothing), and a sentence."""

    cell: str
    why: str


@dataclass(slots=True)
class Row:
    """One row of the list as it will become, or why it will not; `number` is the row in the file."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    other: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    personal: list[Fault] = field(default_factory=list)
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: their numbers, and the titles of what has no number of theirs; both squashed."""

    numbers: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: how many were taken back, and how many stay because somebody worked on them."""

    taken_back: int
    stay: int


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that came of an import: its words, where it opens, their number, and whether an undo leaves it."""

    words: str
    href: str
    number: str = ""
    stays: bool = False


def no_check(rows: Sequence[Row], by: Reader) -> None:
    """Every row that is understood may be taken."""


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of list: see the module.

    `check` adds faults to rows that are understood; `same` says by which words a row without a number is the same as
    another, None where nothing is said of it; `needs` is the right that whoever imports it must hold; `after` says what
    is still to be done once it is taken.
    """

    code: str
    title: str
    about: str
    kind: str
    fields: tuple[Field, ...]
    known: Callable[[Reader], Known]
    take: Callable[[Batch, Sequence[Row], Reader, str], int]
    undo: Callable[[Batch, Reader], Undone]
    taken: Callable[[Batch, Reader], Sequence[Taken]]
    check: Callable[[Sequence[Row], Reader], None] = no_check
    same: Callable[[Row], str] = lambda row: row.values["title"]
    needs: Permission = IMPORT
    after: str = ""

    def __post_init__(self) -> None:
        names = [each.name for each in self.fields]
        if len(names) != len(set(names)):
            raise ValueError(f"List {self.code!r}: two of its fields have one name.")
        if not any(each.name == "title" and each.needed for each in self.fields):
            raise ValueError(f"List {self.code!r}: one field is its title, and it is needed.")

    def field(self, name: str) -> Field:
        """The field of this name."""
        return next(each for each in self.fields if each.name == name)

    def asked_by(self, reader: Reader) -> Target:
        """The same list with the choices that this reader has."""
        fields = tuple(
            replace(each, choices=tuple(each.chosen_from(reader))) if each.chosen_from else each
            for each in self.fields
        )
        return replace(self, fields=fields)


TARGETS: dict[str, Target] = {}


def declare(target: Target) -> None:
    """Offer one more kind of list. Raises ValueError where its code is taken."""
    if TARGETS.get(target.code, target) is not target:
        raise ValueError(f"The list {target.code!r} is declared twice.")
    TARGETS[target.code] = target
