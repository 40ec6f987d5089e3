"""Symbols in place of numbers, by the time and the publisher: `x` hid a count of 1 to 5 until 2017 and means
"not available" since (guidance of the releases; the older files' own metadata)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeboard.kernel.indicators.published.values import Meaning

NOW: Mapping[str, Meaning] = {
    "c": Meaning.HIDDEN,
    "x": Meaning.NOT_AVAILABLE,
    ":": Meaning.NOT_AVAILABLE,
    "..": Meaning.NOT_AVAILABLE,
    "z": Meaning.NOT_APPLICABLE,
    ".": Meaning.NOT_APPLICABLE,
    "k": Meaning.NEARLY_NOUGHT,
    "low": Meaning.NEARLY_NOUGHT,
    "~": Meaning.NEARLY_NOUGHT,
    "u": Meaning.UNRELIABLE,
    "-": Meaning.NOT_SHOWN,
}
UNTIL_2017: Mapping[str, Meaning] = {
    "x": Meaning.HIDDEN,
    "..": Meaning.NOT_AVAILABLE,
    ".": Meaning.NOT_APPLICABLE,
    "-": Meaning.NOT_SHOWN,
}
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?%?")


class NotUnderstood(ValueError):
    """A cell is neither a number nor a symbol that we know."""


def read_cell(words: str, symbols: Mapping[str, Meaning]) -> tuple[float | None, Meaning | None]:
    """The number in a cell, or what its symbol says. Raises NotUnderstood for anything else.

    Thousands may be set off by commas and a percentage may carry its sign. `#VALUE!` is no symbol: it is a fault.
    """
    said = words.strip()
    if not said:
        return None, Meaning.BLANK
    if (found := symbols.get(said.lower())) is not None:
        return None, found
    if _NUMBER.fullmatch(said) and any(sign.isdigit() for sign in said):
        return float(said.rstrip("%").replace(",", "")), None
    raise NotUnderstood(f"“{said[:20]}” is neither a number nor a symbol that we know.")


def looks_like_figures(cells: list[str]) -> bool:
    """Whether a column holds figures: every cell is a number or a symbol, and one at least is a number.

    A column of symbols alone holds figures too, all withheld; a column of words, or with nothing in it, does not.
    """
    said = [each.strip() for each in cells if each.strip()]
    if not said:
        return False
    numbers = 0
    for each in said:
        if each.lower() in NOW:
            continue
        if not (_NUMBER.fullmatch(each) and any(sign.isdigit() for sign in each)):
            # One spoilt cell (`#VALUE!`) among many numbers does not make it a column of words.
            if each.startswith("#"):
                continue
            return False
        numbers += 1
    return numbers > 0 or all(each.lower() in NOW for each in said)
