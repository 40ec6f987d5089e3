"""A council that sends only the yearly return on children looked after: from the files to the figures (SYS-19, SYS-20)."""

from __future__ import annotations

from datetime import date

import pytest

from safeboard.kernel.indicators import runs, snapshots
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.bundling import pack
from safeboard.kernel.trail import recorder
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode, files, header, review

pytestmark = pytest.mark.django_db

HOME = {"PLACE": "U6", "LS": "C2", "PL_LOCATION": "IN"}
AWAY = {"PLACE": "K2", "LS": "C2", "PL_LOCATION": "OUT", "PL_DISTANCE": "31.5", "PLACE_PROVIDER": "PR4"}
A1 = {"CHILD": "A", "DECOM": "2014-06-02", **HOME, "PL_DISTANCE": "4"}
B1 = {"CHILD": "B", "DECOM": "2013-01-07", "RNE": "P", **AWAY}
WHO = tuple(header(CHILD=child, DOB="2005-06-01") for child in "ABC")
YEARS: dict[int, tuple[Row, ...]] = {
    2015: (
        *WHO[:2],
        episode(**A1),
        episode(**B1),
        *(review(CHILD="A", REVIEW=on) for on in ("2014-06-27", "2014-09-26", "2015-03-20")),
        *(review(CHILD="B", REVIEW=on) for on in ("2014-07-01", "2014-12-19")),
    ),
    2016: (
        *WHO,
        episode(**A1, DEC="2015-09-01", REC="X1", REASON_PLACE_CHANGE="CARPL"),
        episode(**{"CHILD": "A", "DECOM": "2015-09-01", "RNE": "P", **AWAY}),
        episode(**B1, DEC="2015-11-20", REC="E4A"),
        episode(**{"CHILD": "C", "DECOM": "2015-10-05", **HOME, "PL_DISTANCE": "20"}),
        *(review(CHILD="A", REVIEW=on, REVIEW_CODE="PN6") for on in ("2015-09-18", "2016-03-17")),
        # Twenty working days from 5 October are over on 2 November.
        review(CHILD="C", REVIEW="2015-11-20", REVIEW_CODE="PN7"),
        review(CHILD="C", REVIEW="2016-02-15"),
    ),
}  # fmt: skip


@pytest.fixture
def counted(people, settings, tmp_path):
    """The figures for a period: numerator, denominator, left out, and whether the files reach over it."""
    settings.SNAPSHOTS = tmp_path
    lead = people.users["council-data-lead"]
    for year, rows in YEARS.items():
        with recorder.recorded(recorder.Doer(actor="test")):
            receipt = receiving.receive(
                agency=people.agencies["county-council"],
                return_code="ssda903",
                filename="903",
                data=pack(list(files(rows, year).items())),
                as_at=date(year, 3, 31),
                look_back_months=12,
                by=lead,
            ).receipt
            receiving.check(receipt)
            receiving.send(receipt, by=lead)
        receiving.accept(receipt)
    with recorder.recorded(recorder.Doer(actor="test")):
        lines = runs.count(snapshots.take()).lines

    def over(period: str, *codes: str) -> dict[str, tuple[int, int | None, int, str]]:
        return {
            line.code: (line.numerator, line.denominator, line.excluded, line.standing)
            for line in lines
            if line.period == period and not line.by and line.code in codes
        }

    return over


def test_each_day_has_its_own_children_placements_and_reviews(counted):
    """B began before the first return and left in the second; A moved far away between the two; C came and was reviewed
    late; 20 miles is not over 20."""
    codes = ("T3-16", "T3-17", "T3-18", "T3-20", "T3-20/days")
    assert counted("2014-15", *codes) == {
        "T3-16": (2, None, 0, "whole"),
        "T3-17": (1, 2, 0, "whole"),
        "T3-18": (1, 2, 0, "whole"),
        "T3-20": (2, 2, 0, "whole"),
        "T3-20/days": (2, 2, 0, "whole"),
    }
    assert counted("2015-16", *codes) == {
        "T3-16": (2, None, 0, "whole"),
        "T3-17": (1, 2, 0, "whole"),
        "T3-18": (1, 2, 0, "whole"),
        "T3-20": (1, 2, 0, "whole"),
        "T3-20/days": (1, 2, 0, "whole"),
    }
    assert counted("2015-08", "T3-17") == {"T3-17": (1, 2, 0, "whole")}
    assert counted("2015-09", "T3-17") == {"T3-17": (2, 2, 0, "whole")}
    # What the return does not tell is not counted as nothing.
    assert counted("2015-16", "T3-14") == {"T3-14": (3, 4, 0, "whole")}
    told = counted("2015-16", "T3-09", "T3-13", "T4-02", "T3-31")
    assert {code: line[3] for code, line in told.items()} == dict.fromkeys(told, "no_data")
    assert set(told) == {"T3-09", "T3-13", "T4-02", "T3-31"}
