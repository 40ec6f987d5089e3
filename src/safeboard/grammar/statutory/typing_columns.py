"""Text columns of a statutory return as days, numbers, and yes or no; what cannot be read is told, never guessed."""

from __future__ import annotations

import polars as pl

from safeboard.grammar.statutory.layouts import Kind

# A day is written as in the United Kingdom or as in XML; a spreadsheet may add a midnight to it.
_MIDNIGHT = r"[ T]00:00(:00(\.0+)?)?Z?$"
_DAY = r"^(\d{1,2}/\d{1,2}/(19|20|21)\d\d|(19|20|21)\d\d-\d{2}-\d{2})$"
_NUMBER = r"^[+-]?\d{1,15}(\.0*)?$"

# What to write instead, for the message of a cell that cannot be read.
WANTED = {
    Kind.DATE: "Write a day as 31/12/2025 or 2025-12-31",
    Kind.FLAG: "Write 0 for no or 1 for yes",
    Kind.NUMBER: "Write a whole number",
}


def cleaned(text: pl.Series) -> pl.Series:
    """The text without spaces around it; blank text is null."""
    stripped = text.str.strip_chars()
    return stripped.set(stripped.str.len_bytes() == 0, None)


def typed(text: pl.Series, kind: Kind) -> tuple[pl.Series, pl.Series]:
    """A column in the type of its kind, and of each cell whether it is written but cannot be read.

    `text` is clean (see `cleaned`). A cell that cannot be read is null. Both have the length of `text`.
    """
    if kind in (Kind.TEXT, Kind.CODE):
        return text, pl.repeat(False, len(text), eager=True)
    if kind is Kind.DATE:
        read = _days(text)
    elif kind is Kind.FLAG:
        small = text.str.to_lowercase()
        read = small.replace_strict(
            ["0", "1", "false", "true"], [False, True, False, True], default=None, return_dtype=pl.Boolean
        )
    else:
        whole = text.str.replace(r"\.0*$", "")
        read = whole.set(~text.str.contains(_NUMBER), None).cast(pl.Int64, strict=False)
    return read, read.is_null() & text.is_not_null()


def _days(text: pl.Series) -> pl.Series:
    day = text.str.replace(_MIDNIGHT, "")
    day = day.set(~day.str.contains(_DAY), None)
    british = day.str.to_date("%d/%m/%Y", strict=False)
    if british.null_count() == day.null_count():
        return british
    return british.zip_with(british.is_not_null(), day.str.to_date("%Y-%m-%d", strict=False))
