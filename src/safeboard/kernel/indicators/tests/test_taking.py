"""Counting again from the browser, and what the analyst's own workbook says of itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.tests.conftest import make_snapshot, put_results
from safeboard.kernel.work.models import Job


def test_the_analyst_counts_again_and_is_told_what_came_of_it(council_file, as_role):
    council_file("2016-03-31", 24, [("referrals", "a", "2015-06-30", None, {"source": "police"})])
    client = as_role("analyst")
    response = client.post("/indicators/take/", follow=True)
    assert response.status_code == 200
    assert Snapshot.objects.count() == 1
    job = Job.objects.get()
    assert job.state == "finished" and "results." in job.words
    client.post("/indicators/take/")
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    "persona", ["business-manager", "independent-chair", "lay-member", "council-data-lead"]
)
def test_nobody_else_counts_again(people, as_role, persona):
    assert as_role(persona).post("/indicators/take/").status_code == 404
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("persona", "note"),
    [("analyst", "contains counts of 1 to 5. Do not pass it on."), ("business-manager", "Counts of 1 to 5")],
)
def test_a_workbook_says_whether_it_holds_small_counts(people, as_role, persona, note):
    snapshot = make_snapshot()
    put_results(snapshot, "T1-05", {"2015-16": 103})
    put_results(
        snapshot, "T1-05", {"2015-16 police": 60, "2015-16 schools": 40, "2015-16 unknown": 3}, by="source"
    )
    response = as_role(persona).get("/indicators/T1-05/excel/")
    packed = zipfile.ZipFile(io.BytesIO(response.content))
    assert note in packed.read("xl/sharedStrings.xml").decode()
