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


def cleaned(text: pl.Expr) -> pl.Expr:
    """The text without spaces around it; blank text is null."""
    stripped = text.str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def typed(text: pl.Expr, kind: Kind) -> pl.Expr:
    """A column in the type of its kind. `text` is clean (see `cleaned`); a cell that cannot be read is null."""
    if kind in (Kind.TEXT, Kind.CODE):
        return text
    if kind is Kind.DATE:
        day = text.str.replace(_MIDNIGHT, "")
        day = pl.when(day.str.contains(_DAY)).then(day)
        return pl.coalesce(
            day.str.to_date("%d/%m/%Y", strict=False), day.str.to_date("%Y-%m-%d", strict=False)
        )
    if kind is Kind.FLAG:
        return text.str.to_lowercase().replace_strict(
            ["0", "1", "false", "true"], [False, True, False, True], default=None, return_dtype=pl.Boolean
        )
    whole = text.str.replace(r"\.0*$", "")
    return pl.when(text.str.contains(_NUMBER)).then(whole).cast(pl.Int64, strict=False)
