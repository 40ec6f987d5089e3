"""The same data gives the same snapshot; it appears whole or not at all; nobody can be found in it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.snapshots import folder_of, pseudonym, rows_of, take
from safeboard.kernel.indicators.tests.conftest import parquet_bytes
from safeboard.kernel.journeys.models import EntryQuery, Episode, Person
from safeboard.kernel.returns.models import Receipt

ROWS = [
    ("referrals", "CHILD-4711", "2015-06-01", None, {"source": "police", "referrals_in_12_months": 0}),
    ("referrals", "CHILD-4711", "2016-02-01", None, {"source": "schools", "referrals_in_12_months": 1}),
    ("referrals", "CHILD-4711", "2016-02-01", None, {"source": "health", "referrals_in_12_months": 1}),
    ("protection_plans", "CHILD-0815", "2015-06-01", "2016-01-05", {"initial_category": "neglect"}),
    ("contacts", "CHILD-0815", "2015-05-30", None, {"source": "police"}),
]


def everything_again(council_file, rows):
    Episode.objects.all().delete()
    Person.objects.all().delete()
    Receipt.objects.all().delete()
    council_file("2016-03-31", 12, rows)


def test_the_same_data_gives_the_same_snapshot_and_no_second_copy(council_file, working):
    council_file("2016-03-31", 12, ROWS)
    first = take()
    assert take().pk == first.pk
    assert Snapshot.objects.count() == 1
    assert [event.action for event in working.events] == ["snapshot.take"]


def test_loaded_again_in_another_order_it_has_the_same_hash(council_file, working):
    """People get other random codes and other keys, and a child's two rows of one day change places."""
    council_file("2016-03-31", 12, ROWS)
    first, codes = take(), set(Person.objects.values_list("code", flat=True))
    everything_again(council_file, ROWS[::-1])
    assert not codes & set(Person.objects.values_list("code", flat=True))
    assert take().content == first.content


@pytest.mark.parametrize(
    "changed",
    [
        ("referrals", "CHILD-4711", "2015-06-01", None, {"source": "schools", "referrals_in_12_months": 0}),
        ("referrals", "CHILD-4711", "2015-06-02", None, {"source": "police", "referrals_in_12_months": 0}),
        ("referrals", "CHILD-4712", "2015-06-01", None, {"source": "police", "referrals_in_12_months": 0}),
        ("referrals", "CHILD-4711", "2015-06-01", None, {"source": "police", "referrals_in_12_months": None}),
    ],
    ids=["source", "day", "child", "blank is not zero"],
)
def test_one_changed_fact_changes_it(council_file, working, changed):
    council_file("2016-03-31", 12, ROWS)
    first = take()
    everything_again(council_file, [changed, *ROWS[1:]])
    assert take().content != first.content


def test_what_the_files_reach_over_is_part_of_it(council_file, working):
    """The same rows from a file that looks back further can say more, so they are another snapshot."""
    council_file("2016-03-31", 12, ROWS)
    first = take()
    Receipt.objects.update(look_back_months=24)
    assert take().content != first.content


def test_an_entry_that_is_not_the_same_child_changes_it(council_file, working, people):
    council_file("2016-03-31", 12, ROWS)
    first = take()
    entry = Episode.objects.filter(kind="referrals").first()
    EntryQuery.objects.create(
        agency=entry.agency, episode=entry, kind="not_same_child", words="?", by=people.users["team-manager"]
    )
    assert take().content != first.content


def test_nobody_can_be_found_in_the_files(council_file, working, settings):
    council_file("2016-03-31", 12, ROWS)
    snapshot = take()
    held = parquet_bytes()
    assert held.count(b"police") > 0
    for said in (b"CHILD-4711", b"4711", b"CHILD-0815", b"0815", b"county-council"):
        assert said not in held
    # Another key gives other codes: without the key nobody can try all local ids.
    code = pseudonym("county-council/CHILD-4711")
    assert code.encode() in held
    settings.PSEUDONYM_KEY = "another key"
    assert pseudonym("county-council/CHILD-4711") != code
    assert "CHILD" not in str((snapshot.tables, snapshot.coverage))


def test_a_child_has_one_code_in_all_tables_and_each_row_its_own(council_file, working):
    council_file("2016-03-31", 12, ROWS)
    snapshot = take()

    def column(table, name):
        pattern = Path(rows_of(snapshot, REGISTRY.tables[table], "825"))
        files = sorted(pattern.parents[1].glob("*/rows.parquet"))
        return [value for file in files for value in pq.ParquetFile(file).read([name])[name].to_pylist()]

    assert set(column("contacts", "person")) == set(column("protection_plans", "person"))
    assert len(set(column("referrals", "person"))) == 1
    assert len(set(column("referrals", "key"))) == 3


def test_killed_before_it_was_whole_it_leaves_nothing(council_file, working, monkeypatch, snapshots):
    council_file("2016-03-31", 12, ROWS)

    def killed(self, target):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "rename", killed)
        take()
    assert not Snapshot.objects.exists()
    assert [each.name for each in snapshots.iterdir() if each.suffix != ".half"] == []
    snapshot = take()
    assert folder_of(snapshot).is_dir()
    assert [each.suffix for each in snapshots.iterdir()] == [""]


def test_files_that_were_lost_are_written_again(council_file, working):
    council_file("2016-03-31", 12, ROWS)
    first = take()
    before = parquet_bytes()
    folder_of(first).rename(folder_of(first).with_name("lost"))
    assert take().pk == first.pk
    assert folder_of(first).is_dir() and before in parquet_bytes()


def test_without_any_row_there_is_a_snapshot_of_nothing(working):
    snapshot = take()
    assert {table["rows"] for table in snapshot.tables.values()} == {0}
    assert snapshot.coverage == {}
