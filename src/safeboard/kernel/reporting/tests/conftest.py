"""The Board of 28 April 2016 over two years of published counts, with a small count or two among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.tests.conftest import make_areas_alike, make_snapshot, put_results
from safeboard.kernel.partnership import dated
from safeboard.kernel.reporting import packs
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder

MEETING, RAISED, UNTIL = dt.date(2016, 4, 28), dt.date(2016, 4, 14), dt.date(2016, 4, 21)
BOARD = "/board/2016-04-28/"
COUNTS: dict[str, Any] = {
    "T1-04": (5129, 6958),
    "T1-07": ((1400, 5129), (1844, 6958)),
    "T3-01": ((5117, 6180), (4866, 5574, 23)),
    "T3-04": ((221, 511), (516, 749)),
    "T3-07": (332, 454),
    "T4-01": (199, 4),
}
SOURCES = {"police": 5437, "schools": 1517, "anonymous": 4}


def counted(content: str = "a", hour: int = 9, **changed: Any) -> Snapshot:
    """The snapshot; `T3_04=(500, 749)` gives that indicator another count in 2015-16. Not released."""
    snapshot = make_snapshot(content, hour=hour)
    for code, (before, now) in COUNTS.items():
        put_results(snapshot, code, {"2014-15": before, "2015-16": changed.get(code.replace("-", "_"), now)})
    put_results(snapshot, "T1-05", {"2015-16": sum(SOURCES.values())})
    put_results(snapshot, "T1-05", {f"2015-16 {name}": n for name, n in SOURCES.items()}, by="source")
    Snapshot.objects.filter(pk=snapshot.pk).update(released=False)
    snapshot.refresh_from_db()
    return snapshot


@pytest.fixture
def working(db: None) -> Iterator[Any]:
    """A unit of work, as every request has one."""
    with recorder.recorded(recorder.Doer(actor="test")) as work:
        yield work


@pytest.fixture
def late(people: Any) -> Due:
    """The police return that has not come."""
    return Due.objects.create(
        agency=people.agencies["police"],
        return_code="missing",
        title="Missing children, January to March 2016",
        period="2015-16Q4",
        as_at=dt.date(2016, 3, 31),
        due_on=dt.date(2016, 4, 15),
        purpose="So that the Board can see.",
        lawful_basis="Children Act 2004",
        agreement="Version 3",
        agreed_on=dt.date(2015, 4, 1),
        delete_on=dt.date(2022, 3, 31),
    )


@pytest.fixture
def pack(people: Any, late: Due, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """The draft of the page, its flags raised a week before; what is far from England is an outlier here."""
    make_areas_alike(monkeypatch)
    with recorder.recorded(recorder.Doer(actor="test")), dated.remembered():  # as in a request
        return packs.prepare(meeting_on=MEETING, snapshot=counted(), raised_on=RAISED, comment_by=UNTIL)


@pytest.fixture
def issued(pack: Pack, reader_for: Any) -> Pack:
    """The page, issued by the business manager."""
    with recorder.recorded(recorder.Doer(actor="test")), dated.remembered():  # as in a request
        packs.issue(pack=pack, seen=pack.version, by=reader_for("business-manager"))
    pack.refresh_from_db()
    return pack


def flag_of(code: str) -> Flag:
    return Flag.objects.get(indicator=code, meeting_on=MEETING)
