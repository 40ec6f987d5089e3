"""What stands more than once."""

from __future__ import annotations

import polars as pl

from safeboard.grammar.statutory.repeats import repeated


def test_only_later_rows_with_the_same_value_of_the_same_holder_are_found() -> None:
    rows = pl.DataFrame(
        {
            "row": range(8),
            "holder": [1, 1, 2, 1, 1, 2, 2, 2],
            "code": ["2B", "4A", "2B", "2B", "2B", None, None, "21"],
        },
        schema_overrides={"holder": pl.UInt32},
    )
    assert repeated(rows, "holder", "code")["row"].to_list() == [3, 4]
    assert repeated(rows.clear(), "holder", "code").is_empty()
