from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from safeboard.grammar.dates import CalendarEnds
from safeboard.grammar.measure.counts import Counts
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.expressions import EVERY_ROW, add_working_days, working_days
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import During, Measure
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.tables import Field, Table
from safeboard.grammar.measure.tests.conftest import Count

visits = Table(
    "visits",
    (
        Field("on", Kind.DATE),
        Field("until", Kind.DATE),
        Field("number", Kind.INTEGER),
        Field("place", Kind.TEXT),
    ),
)
measure = Measure(
    "M", visits, During(visits.on), visits.number >= 2, EVERY_ROW, breakdowns={"place": visits.place}
)
GOOD = "SELECT 'a' AS key, 'p' AS person, DATE '2015-05-01' AS \"on\", NULL::DATE AS until, 2::TINYINT AS number, 'it''s' AS place, 'secret' AS surname"


def _write(path: Path, query: str) -> str:
    with duckdb.connect() as connection:
        connection.sql(query).write_parquet(str(path))
    return str(path)


def test_files_of_several_years_are_one_table(tmp_path: Path) -> None:
    _write(tmp_path / "2014-15.parquet", GOOD)
    _write(tmp_path / "2015-16.parquet", GOOD.replace("'a'", "'b'").replace("2::TINYINT", "1::INTEGER"))
    engine = DuckEngine.over_parquet({visits: str(tmp_path / "*.parquet")})
    assert engine.count([measure], [period("2015-16")]) == {("M", "2015-16", "", ""): Counts(1, 2)}
    assert engine.count([measure], [period("2015-05")], by="place") == {
        ("M", "2015-05", "place", "it's"): Counts(1, 2)
    }


def test_a_folder_may_give_a_column_and_text_stays_text(tmp_path: Path) -> None:
    (tmp_path / "place=010").mkdir()
    _write(tmp_path / "place=010" / "rows.parquet", GOOD.replace("'it''s' AS place, ", ""))
    engine = DuckEngine.over_parquet({visits: str(tmp_path / "*" / "rows.parquet")})
    assert list(engine.count([measure], [period("2015-16")], by="place")) == [
        ("M", "2015-16", "place", "010")
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (GOOD.replace("2::TINYINT", "'two'"), "could not be read"),
        (GOOD.replace("AS place", "AS spot"), "could not be read"),
        (GOOD.replace("'a' AS key", "NULL::VARCHAR AS key"), "its column 'key' is blank"),
        (f"{GOOD} UNION ALL {GOOD}", "Two rows of 'visits' have the key 'a'"),
    ],
)
def test_files_that_are_not_what_the_table_declares_are_refused(
    tmp_path: Path, query: str, said: str
) -> None:
    path = _write(tmp_path / "visits.parquet", query)
    with pytest.raises(MeaningError) as refused:
        DuckEngine.over_parquet({visits: path})
    assert said in str(refused.value)
    assert "visits" in str(refused.value)


def test_two_areas_may_share_a_key_and_their_rows_are_not_linked(tmp_path: Path) -> None:
    """The child "a" of the one area is not the child "a" of the other."""
    for place in ("010", "825"):
        _write(tmp_path / f"{place}.parquet", GOOD.replace("'it''s'", f"'{place}'"))
    files = {visits: [str(tmp_path / "010.parquet"), str(tmp_path / "825.parquet")]}
    with pytest.raises(MeaningError, match="Two rows of 'visits' have the key 'a'"):
        DuckEngine.over_parquet(files)
    other = visits.alias("other")
    alone = Measure("M", visits, During(visits.on), linked(other).count() == 1, EVERY_ROW)
    found = DuckEngine.over_parquet(files, apart="place").count_apart(
        "place", ["010", "825", "999"], [alone], [period("2015-16")]
    )
    key = ("M", "2015-16", "", "")
    assert {area: results[key] for area, results in found.items()} == {
        "010": Counts(1, 1),
        "825": Counts(1, 1),
        "999": Counts(0, 0),
    }
    twice = {visits: [*files[visits], str(tmp_path / "825.parquet")]}
    with pytest.raises(MeaningError, match="Two rows of 'visits' have the key 'a'"):
        DuckEngine.over_parquet(twice, apart="place")


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(MeaningError, match=r"The files of 'visits' .* could not be read"):
        DuckEngine.over_parquet({visits: tmp_path / "*.parquet"})


def test_a_loaded_engine_reaches_no_file_and_cannot_be_reopened(tmp_path: Path) -> None:
    path = _write(tmp_path / "visits.parquet", GOOD)
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE visits AS {GOOD}")
    DuckEngine(connection, [visits])
    with pytest.raises(duckdb.PermissionException):
        connection.execute(f"SELECT * FROM '{path}'")
    with pytest.raises(duckdb.PermissionException):
        connection.execute(f"COPY visits TO '{tmp_path / 'out.csv'}'")
    for setting in ("enable_external_access = true", "threads = 1"):
        with pytest.raises(duckdb.InvalidInputException):
            connection.execute(f"SET {setting}")


@pytest.mark.parametrize(
    "expression",
    [
        working_days(visits.on, visits.until) <= 15,
        working_days(visits.until, visits.on) <= 15,
        add_working_days(visits.until, 5) > visits.on,
    ],
    ids=str,
)
def test_a_date_beyond_the_bank_holidays_is_never_guessed(count: Count, expression) -> None:
    """R-CAL-01: a date beyond the loaded calendar is said aloud; only rows of the period are asked."""
    asked = Measure("M", visits, During(visits.on), expression, EVERY_ROW)

    def row(on: date, until: date | None):
        return {"key": on.isoformat(), "person": "p", "on": on, "until": until, "number": None, "place": None}

    rows = [row(date(2015, 5, 1), date(2115, 5, 1)), row(date(2015, 6, 1), None)]
    with pytest.raises(CalendarEnds, match="2115-05-01"):
        count({visits: rows}, asked, "2015-05")
    assert count({visits: rows}, asked, "2015-06") == {("M", "2015-06", "", ""): Counts(0, 1)}
