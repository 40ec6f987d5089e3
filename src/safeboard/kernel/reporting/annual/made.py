"""Which parts of a chapter the program writes itself, by the names that a section gives them."""

from __future__ import annotations

from collections.abc import Callable

from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.limits import limits
from safeboard.kernel.reporting.annual.made_parts import Made, county

PARTS: dict[str, Callable[[Book], list[Made]]] = {"county": lambda book: county(), "limits": limits}


def made_for(book: Book) -> list[Made]:
    """The made parts of a chapter. Raises KeyError for a name that nobody knows."""
    return [each for name in book.section.made for each in PARTS[name](book)]
