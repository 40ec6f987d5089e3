"""A snapshot with the year's results, made by hand: the counts the Department for Education published."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.reporting.annual import editing
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.chapters import line_of
from safeboard.kernel.reporting.annual.drafts import create
from safeboard.kernel.reporting.models import Sentence
from safeboard.kernel.trail import recorder

AREA = "825"
BOTH_YEARS = {
    "T1-01": ((7455, None), (15873, None)),
    "T1-04": ((5129, None), (6958, None)),
    "T1-07": ((1400, 5129), (1844, 6958)),
    "T3-01": ((4110, 4964), (4866, 5574)),
    "T3-02": ((1762, None), (1925, None)),
    "T3-04": ((221, 511), (516, 749)),
    "T3-05": ((2695, None), (2635, None)),
    "T3-07": ((332, None), (454, None)),
    "T4-01": ((199, None), (292, None)),
}
SOURCES = {"police": 1884, "schools": 1650, "health": 1150, "individual": 2230, "housing": 39, "unknown": 5}
CATEGORIES = {"neglect": 219, "emotional": 201, "sexual": 20, "physical": 10, "multiple": 4}


def make_snapshot(content: str = "a" * 64, hour: int = 9, **changed: int) -> Snapshot:
    """The snapshot; `changed` gives another numerator to an indicator in 2015-16, as T1_04=7000."""
    snapshot = Snapshot.objects.create(
        content=content,
        made_at=dt.datetime(2016, 4, 21, hour, tzinfo=dt.UTC),
        folder=content[:16],
        tables={},
        coverage={"referrals": {AREA: [["2013-04-01", "2016-03-31"]]}},
    )

    def row(code, period, numerator, denominator=None, by="", category="", standing="whole"):
        return Result(
            snapshot=snapshot,
            code=code,
            definition="d1",
            period=period,
            area=AREA,
            by=by,
            category=category,
            numerator=numerator,
            denominator=denominator,
            standing=standing,
        )

    rows = []
    for code, (before, now) in BOTH_YEARS.items():
        rows.append(row(code, "2014-15", *before))
        rows.append(row(code, "2015-16", changed.get(code.replace("-", "_"), now[0]), now[1]))
    rows.append(row("T1-03", "2015-16", 6921, 15873, standing="too_early"))
    rows += [row("T1-05", "2015-16", count, by="source", category=name) for name, count in SOURCES.items()]
    rows += [
        row("T3-08", "2015-16", count, by="category", category=name) for name, count in CATEGORIES.items()
    ]
    Result.objects.bulk_create(rows)
    return snapshot


@pytest.fixture
def snapshot(db):
    return make_snapshot()


@pytest.fixture
def book(snapshot):
    return Book(REGISTRY.sections["journey"], "2015-16", snapshot)


@pytest.fixture
def chapter(snapshot, people):
    with recorder.recorded(recorder.Doer(actor="test")):
        return create("2015-16", snapshot, people.users["business-manager"])


@pytest.fixture
def shared_chapter(chapter):
    """The chapter as partners read it: sent to them."""
    type(chapter).objects.filter(pk=chapter.pk).update(standing="with_partners")
    chapter.refresh_from_db()
    return chapter


@pytest.fixture
def by(people, db):
    with recorder.recorded(recorder.Doer(actor="test")):
        yield people.users["business-manager"]


@pytest.fixture
def sound(chapter, by):
    """A chapter of which every sentence can be published."""
    for sentence in Sentence.objects.filter(chapter=chapter):
        line = line_of(sentence)
        if line.checked.refusals:
            assert editing.use_suggestion(sentence, seen=sentence.version, by=by)
    return chapter
