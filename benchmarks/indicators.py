"""How long all indicators with their breakdowns take, against one bare scan of the same Parquet by DuckDB.

The figures are those of the demonstration's newest snapshot, counted as `kernel/indicators/runs` counts them: every
indicator, for every year, quarter and month that the returns reach over, whole and by each breakdown. The floor reads
every column of every file once and keeps the largest value of each. Both are medians of runs taken in turns.
"""

from __future__ import annotations

from _county import demonstration, in_turns, say, say_load

TIMES = 7


def main() -> None:
    """Print counts, seconds and the ratio to the floor."""
    with demonstration():
        import duckdb

        from safeboard.grammar.declarations.registry import REGISTRY
        from safeboard.kernel.indicators.lines import lines_of
        from safeboard.kernel.indicators.models import Snapshot
        from safeboard.kernel.indicators.runs import areas, counts_of
        from safeboard.kernel.indicators.snapshots import folder_of

        say_load()
        snapshot = Snapshot.objects.latest("made_at")
        place = folder_of(snapshot)
        wanted = [one for each in REGISTRY.indicators.values() for one in counts_of(each)]

        def scan() -> None:
            connection = duckdb.connect()
            for name in REGISTRY.tables:
                connection.execute(
                    "SELECT count(*), max(columns(*)) FROM read_parquet(?)",
                    [f"{place}/{name}/*/*/rows.parquet"],
                ).fetchall()

        places = areas(snapshot)

        def count() -> int:
            return sum(1 for _ in lines_of(snapshot, places, wanted))

        results = count()
        floor, taken = in_turns(TIMES, scan, count)
        rows = sum(table["rows"] for table in snapshot.tables.values())
        say(
            f"indicators: {len(REGISTRY.indicators)}, {results:,} counts over {rows:,} rows",
            taken,
            floor,
            "one bare scan of the same files",
            "at most 5 times the floor",
        )


if __name__ == "__main__":
    main()
