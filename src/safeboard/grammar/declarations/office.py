"""What a folder gives the Board's office: lines of *do now*, finds, holdings, sheets, settings, chasers, rollover.

Each is said once in the folder that owns the thing and read by the pages that gather: start pages, search, the
page of an agency, hand-over, *Export everything*, reminders and the new year. `reader` is always whoever looks; a
folder yields only what that reader may see.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

Cell = str | int | float | dt.date | None
Value = int | float | str | list[dt.date] | None


@dataclass(frozen=True, slots=True)
class Do:
    """One thing to do now: what, how late, one button (pages.md 2b). Smaller `order` stands first."""

    what: str
    late: str
    button: str
    href: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One find of the search: what it is, its words around the find, when, and where it opens."""

    kind: str
    title: str
    words: str
    on: dt.date | None
    href: str


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a person owns and that must be handed over when they leave."""

    kind: str
    title: str
    href: str


class Holdings(Protocol):
    """What people own in one folder, and how it is handed over in one step (pages.md 3.5)."""

    def of(self, user_id: int, agency_id: int) -> Iterable[Held]:
        """What this person owns for this agency."""

    def hand_over(self, user_id: int, agency_id: int, *, to_user_id: int, by: Any) -> int:
        """Give all of it to somebody else of the agency; how many things."""


class Successions(Protocol):
    """What is open for an agency in one folder, and how it goes to the one that comes after it (pages.md 3.7)."""

    def would_move(self, agency_id: int, *, to_id: int, on: dt.date) -> Iterable[str]:
        """What would move on this day, in words; and what would stay, and why."""

    def move_agency(self, from_id: int, to_id: int, *, on: dt.date, by: Any) -> int:
        """Give all that is open to the successor; how many things. A second time it moves nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an agency's page."""

    what: str
    late: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an agency's page: owes, late, challenges, actions, attendance, people. Smaller `order` first."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it leaves: in a workbook, or among all that *Export everything* writes.

    `rows` hold one value a heading: words, numbers, days or nothing.
    """

    title: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]] = field(compare=False)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One file as it leaves with *Export everything*: where it lies in the archive, and how to get its bytes."""

    path: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Setting:
    """Something a manager may change from a day on: its code `room.thing`, kind, value before anybody changed it.

    `kind` is one of "whole number", "number", "words", "phone", "day list", "choice"; `source` says where the
    value comes from.
    """

    code: str
    title: str
    kind: str
    default: str
    source: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: float | None = None
    most: float | None = None
    may_be_empty: bool = False

    def __post_init__(self) -> None:
        if self.code.count(".") < 1:
            raise ValueError(f"Setting {self.code!r}: name it room.thing, for example 'actions.reply_days'.")
        kinds = ("whole number", "number", "words", "phone", "day list", "choice")
        if self.kind not in kinds:
            raise ValueError(f"Setting {self.code!r}: its kind is one of {', '.join(kinds)}.")
        if self.kind == "choice" and self.default not in dict(self.choices):
            raise ValueError(f"Setting {self.code!r}: its value before any change is not among its choices.")

    def read(self, text: str) -> Value:
        """The value in this text by the setting's kind; raises ValueError with words for beside the field.

        A setting whose value before any change is empty, or that says so, may be left empty: then a number is None.
        Days are written as 2016-12-28, one a line or with commas between.
        """
        text = text.strip()
        if not text:
            if self.default.strip() and self.kind != "day list" and not self.may_be_empty:
                raise ValueError(f"Enter a value; before any change it was {self.default}.")
            return self.typed(text)
        found = self.typed(text)
        if isinstance(found, int | float):
            return self._within(found)
        if self.kind == "phone" and (not _PHONE.fullmatch(text) or sum(map(str.isdigit, text)) < 3):
            raise ValueError("Write a telephone number in figures, for example 01632 960 101.")
        if self.kind == "choice" and text not in dict(self.choices):
            raise ValueError("Choose one of the values in the list.")
        return found

    def typed(self, text: str) -> Value:
        """The value in a text that was taken before: by its kind alone, whatever the bounds and choices are now."""
        if not text:
            return [] if self.kind == "day list" else None if "number" in self.kind else ""
        if self.kind in ("whole number", "number"):
            return _number(text, whole=self.kind == "whole number")
        if self.kind == "day list":
            return sorted({_day(each) for each in text.replace(",", " ").split()})
        return text

    def _within(self, number: int | float) -> int | float:
        if self.least is not None and number < self.least:
            raise ValueError(f"The least that can stand here is {self.least:g}.")
        if self.most is not None and number > self.most:
            raise ValueError(f"The most that can stand here is {self.most:g}.")
        return number


_PHONE = re.compile(r"\+?[0-9 ()-]{3,30}")


def _number(text: str, *, whole: bool) -> int | float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or (whole and not number.is_integer()):
        kind = "a whole number, for example 5" if whole else "a number, for example 80 or 82.5"
        raise ValueError(f"Write {kind}.")
    return int(number) if whole else number


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not a day. Write it as 2016-12-28, one a line.") from None


@dataclass(frozen=True, slots=True)
class Draft:
    """A reminder before it is sent, for somebody to read and edit. Never names a child.

    `agency_id` is whom it reminds; `about` is the key under which it is counted how often they were reminded.
    """

    about: str
    agency_id: int
    subject: str
    body: str
    due_on: dt.date
    what: str
    to_user_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chaser:
    """A kind of thing that people are reminded of: all that is due or late now, as drafts."""

    code: str
    title: str
    drafts: Callable[[Any, dt.date], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class RolloverStep:
    """One step of *Start the new year*: what it would do, in words, and doing it (pages.md 3.8).

    `plan(year, by)` says without writing; `do(year, by)` writes and says what it wrote. `year` is the financial year
    that begins, such as "2016-17". A step may be done twice and then changes nothing.
    """

    code: str
    title: str
    order: int
    plan: Callable[[str, Any], Iterable[str]]
    do: Callable[[str, Any], Iterable[str]]
    done: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class News:
    """A kind of event worth telling on start pages: the trail's name for it, in words for one and for many ("{}")."""

    action: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that told people outside the office figures: its name, its figures as frozen, the free words beside them.

    `exhibits` is what stands behind its figures, as it was frozen with the paper; `public` says whether everybody may
    read it, or members of the Board alone.
    """

    name: str
    exhibits: tuple[dict[str, Any], ...]
    public: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Office:
    """All that one folder gives the office; every part is optional."""

    to_do: Callable[[Any, dt.date], Iterable[Do]] | None = None
    search: Callable[[Any, str], Iterable[Found]] | None = None
    holdings: Holdings | None = None
    successions: Successions | None = None
    about_agency: Callable[[Any, int, dt.date], Iterable[Part]] | None = None
    sheets: Callable[[Any], Iterable[Sheet]] | None = None
    files: Callable[[Any], Iterable[Kept]] | None = None
    settings: tuple[Setting, ...] = ()
    chasers: tuple[Chaser, ...] = ()
    rollover: tuple[RolloverStep, ...] = ()
    news: tuple[News, ...] = ()
    issued: Callable[[], Iterable[Issued]] | None = None


NOTHING = Office()
