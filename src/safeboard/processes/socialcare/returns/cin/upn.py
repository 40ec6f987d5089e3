"""The unique pupil number: its check letter, the authorities that may stand in it, and its shape.

Source: Department for Education, "Unique pupil numbers" and rules 1510 to 1550 of the children in need census, OGL v3.0.
"""

from __future__ import annotations

import polars as pl
from polars import col

# The letters of a number; I, O and S are left out because they are read as digits.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# Characters 2 to 13 weigh as much as their position; the sum is taken by the 23 letters.
FIRST_WEIGHT = 2
# Authorities since April 1998, and the codes that stand in for one, as runs of numbers with both ends.
AUTHORITY_RUNS = (
    (1, 5),
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (660, 681),
    (701, 708),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 943),
)
AUTHORITIES = tuple(f"{code:03d}" for first, last in AUTHORITY_RUNS for code in range(first, last + 1))

_LETTERS = pl.Enum(list(LETTERS))
_LAST = pl.Enum([*"0123456789", *LETTERS])


def with_wrong_letter(numbers: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows whose number begins with another letter than its other characters call for.

    A number of another shape than 13 characters, digits from the second to the twelfth and a known last, has no
    letter to call for: it is left out.
    """
    number = col(column)
    countable = numbers.filter(number.str.contains(rf"^.[0-9]{{11}}[0-9{LETTERS}]$")).with_columns(
        _place_in(_LETTERS, number.str.slice(0, 1)).alias("first"),
        number.str.slice(1, 11).cast(pl.Int64).alias("digits"),
        _place_in(_LAST, number.str.slice(12, 1)).alias("last"),
    )
    # A letter at the end (a temporary number) counts as its place among the letters.
    last = pl.when(col("last") < 10).then(col("last")).otherwise(col("last") - 10)
    summed = pl.sum_horizontal(
        *(col("digits") // 10 ** (10 - place) % 10 * (place + FIRST_WEIGHT) for place in range(11)),
        last * (11 + FIRST_WEIGHT),
    )
    return countable.filter(col("first").ne_missing(summed % len(LETTERS)))


def _place_in(characters: pl.Enum, character: pl.Expr) -> pl.Expr:
    return character.cast(characters, strict=False).to_physical().cast(pl.Int64)
