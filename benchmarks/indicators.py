"""How long all indicators take over a year's file, against one bare scan of the same Parquet by DuckDB."""

from __future__ import annotations

from _county import best_of, scratch


def main() -> None:
    """Print rows, seconds and the ratio to the floor."""
    with scratch():
        import duckdb

        from safeboard.demo import annex_a_files, county, loading
        from safeboard.grammar.declarations.registry import REGISTRY
        from safeboard.grammar.measure.duck import DuckEngine
        from safeboard.grammar.measure.periods import period
        from safeboard.kernel.indicators.snapshots import folder_of, take
        from safeboard.kernel.partnership.models import User
        from safeboard.kernel.trail import recorder

        lead = User.objects.get(email="council-data-lead@chalkshire.example")
        file = annex_a_files.files(county.build())[-1]
        data = annex_a_files.write_xlsx(file)
        loading.send(file.filename, data, file.as_at, file.look_back_months, lead)
        with recorder.recorded(loading.DOER):
            snapshot = take()
        place = folder_of(snapshot)
        tables = {each.table: f"{place}/{name}/*/*/rows.parquet" for name, each in REGISTRY.tables.items()}
        measures = [each.measure for each in REGISTRY.indicators.values()]
        periods = [period("2015-16"), *period("2015-16").quarters(), *period("2015-16").months()]

        def scan() -> None:
            connection = duckdb.connect()
            for path in tables.values():
                connection.execute(
                    "SELECT count(*), min(key), max(person) FROM read_parquet(?)", [path]
                ).fetchall()

        def count() -> None:
            DuckEngine.over_parquet(tables).count(measures, periods)

        floor, taken = best_of(5, scan), best_of(5, count)
        rows = sum(table["rows"] for table in snapshot.tables.values())
        print(f"indicators: {len(measures)} over {len(periods)} periods and {rows:,} rows in {taken:.2f} s")
        print(f"floor: one bare scan of the same files {floor:.3f} s; ratio {taken / floor:.1f}")


if __name__ == "__main__":
    main()
