"""The readers beside the real releases and the tidy table made of them, where the folder is there (marker `shared`)."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from safeboard.kernel.indicators.published.parquet import open_parquet
from safeboard.kernel.indicators.published.places import authority
from safeboard.kernel.indicators.published.recognising import read
from safeboard.kernel.indicators.published.tables import open_table

HERE = Path(__file__).resolve().parents[6].parent / "shared" / "data" / "benchmarks"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not HERE.exists(), reason="The folder ../shared with the published releases is not here."
    ),
]
OTHER_NAMES = {
    "cla_outside_boundary_count": "cla_outside_count",
    "child_death_reviews_modifiable_count": "child_death_modifiable_count",
}
# The tidy table has whole rates of looked after children; from counts they come with a decimal place.
ROUNDED = {"cla_31mar_rate": 0.51}
# A workbook of tables, rounded to the nearest 5: a layout that we do not read.
NOT_READ = "LA tables"


@pytest.fixture(scope="module")
def held():
    found = defaultdict(list)
    files = [*HERE.glob("c*/*.[cC][sS][vV]"), *HERE.glob("fingertips/*.csv")]
    tables = [open_table(file.read_bytes(), file.name) for file in files]
    tables += [open_parquet(file) for file in HERE.glob("lait/*.parquet")]
    for table in tables:
        for value in read(table).values:
            found[value.measure, value.area.code, value.period.removeprefix("AY")].append(value.value)
    return found


def test_what_we_read_equals_the_tidy_table(held):
    wrong, equal = [], 0
    with (HERE / "buckinghamshire_and_comparators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = OTHER_NAMES.get(row["indicator"], row["indicator"])
            code = (
                row["area_code"]
                if row["area_code"].startswith(("E92", "E12"))
                else authority("", row["area_code"]).code
            )
            ours = held.get((name, code, row["period"].replace("/", "-")))
            if ours is None or NOT_READ in row["source"]:
                continue
            wanted = float(row["value"]) if row["value"].replace(".", "").lstrip("-").isdigit() else None
            room = ROUNDED.get(name, 0.0501)
            if any(
                each == wanted or (None not in (each, wanted) and abs(each - wanted) <= room) for each in ours
            ):
                equal += 1
            else:
                wrong.append((name, code, row["period"], row["value"], ours))
    assert wrong == [] and equal > 7000


@pytest.mark.parametrize("file", sorted(HERE.glob("*/*.[cC][sS][vV]")), ids=lambda file: file.name)
def test_every_file_is_read_or_refused_in_words(file):
    if file.parent.name in ("deprivation", "returns_layouts") or file.name in (
        "symbols.csv",
        "lait_data_dictionary.csv",
        "ees_demo_datafile.meta.csv",
    ):
        pytest.skip("Not a table of published figures.")
    reading = read(open_table(file.read_bytes(), file.name))
    assert reading.rows and (reading.values or reading.unknown or reading.left_out)
