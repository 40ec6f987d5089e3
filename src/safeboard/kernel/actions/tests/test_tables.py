"""What is counted of the Board's own work: T5-02, T5-03, T5-04, T5-18, T5-34."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.periods import period
from safeboard.kernel.actions import plan, risks, tables, tracking
from safeboard.kernel.actions.indicators import INDICATORS
from safeboard.kernel.actions.models import Kind

BY_CODE = {each.code: each for each in INDICATORS}
WHY = "Three posts of seven have been empty since the autumn."
D = dt.date


def at(day):
    return dt.datetime(day.year, day.month, day.day, 10, tzinfo=dt.UTC)


@pytest.fixture
def counted():
    """`counted("T5-03", "2016-03-31")`: numerator and denominator over the rows as they are now."""

    def count(code, over):
        measure = BY_CODE[code].measure
        (table,) = [each for each in tables.TABLES if each.table.name == measure.table.name]
        blank = {column.name: None for column in table.table.columns}
        data = {table.table: [{**blank, **row} for row in table.rows()]}
        (found,) = DuckEngine.over_rows(data).count([measure], [period(over)]).values()
        return (found.numerator, found.denominator)

    return count


@pytest.fixture
def scored(working, people, reader_for):
    """A risk of June 2015 at 16, tolerated in December until the end of January."""
    by, june = reader_for("business-manager"), at(D(2015, 6, 25))
    item = tracking.raise_item(
        kind=Kind.CONCERN, title="Late", words="Wait.", agency=people.agencies["police"], by=by, at=june
    )
    risks.sort(item=item, seen=1, entry_type="risk", by=by, at=june)
    risks.score(item=item, seen=2, likelihood=4, impact=4, words=WHY, confidence="low", by=by, at=june)
    risks.own(item=item, seen=3, controls=WHY, target_score=4, by=by, at=june)
    risks.tolerate(
        item=item,
        seen=4,
        reasons=WHY,
        conditions="The rota stays full.",
        until=D(2016, 1, 31),
        decided_on=D(2015, 12, 10),
        by=by,
        at=at(D(2015, 12, 10)),
    )
    return item


def test_T5_03_a_tolerated_risk_counts_again_after_its_last_day(scored, counted, reader_for):
    days = ("2015-06-30", "2015-12-31", "2016-01-31", "2016-02-29")
    assert [counted("T5-03", day)[0] for day in days] == [1, 0, 0, 1]
    by, march = reader_for("business-manager"), at(D(2016, 3, 3))
    risks.review(item=scored, seen=5, likelihood=2, impact=4, why=WHY, done=WHY, by=by, at=march)
    assert [counted("T5-03", day)[0] for day in ("2016-02-29", "2016-03-31")] == [1, 0]


def test_T5_04_an_answer_that_was_sent_back_is_none(stages, counted, reader_for):
    item = stages.challenge(at=at(D(2016, 2, 1)))
    by, manager = reader_for("police-data-lead"), reader_for("business-manager")
    answer = {"agrees": False, "answer": "There were not enough staff in the winter.", "by": by}
    tracking.reply(item=item, seen=1, at=at(D(2016, 2, 10)), **answer)
    assert counted("T5-04", "2015-16Q4") == (1, 1)
    missing = "Which children does this leave out?"
    tracking.not_accept_reply(item=item, seen=2, missing=missing, by=manager, at=at(D(2016, 2, 12)))
    assert counted("T5-04", "2015-16Q4") == (0, 1)
    tracking.reply(item=item, seen=3, at=at(D(2016, 2, 26)), **answer)
    # The first answer was due on 22 February: a good one on the 26th is late, whatever day was set for it later.
    assert counted("T5-04", "2015-16Q4") == (0, 1)


def test_T5_02_follows_what_was_said_of_each_item(working, people, reader_for, counted):
    by = reader_for("business-manager")
    item = tracking.raise_item(
        kind=Kind.PLAN,
        title="Tool",
        agency=people.agencies["police"],
        measure="Used",
        due_on=D(2016, 12, 1),
        priority="4",
        source="review",
        source_words="Finding 3",
        plan_year="2015-16",
        by=by,
        at=at(D(2015, 9, 1)),
    )
    plan.progress(item=item, seen=1, rag="on_track", words=WHY, by=by, at=at(D(2015, 11, 2)))
    days = ("2015-08-31", "2015-10-31", "2015-11-30")
    assert [counted("T5-02", day) for day in days] == [(0, 0), (0, 1), (1, 1)]


def test_T5_18_and_T5_34_count_by_source(stages, counted, reader_for):
    audit = stages.action(source="audit", at=at(D(2015, 10, 21)), due_on=D(2016, 1, 29))
    stages.action(source="audit", at=at(D(2015, 10, 21)), due_on=D(2016, 2, 26))
    stages.action(source="review", at=at(D(2015, 10, 21)), due_on=D(2016, 2, 26))
    by = reader_for("police-data-lead")
    fields = {"changed": WHY, "changed_on": D(2016, 1, 20), "by": by, "at": at(D(2016, 1, 25))}
    tracking.add_evidence(item=audit, seen=1, **fields)
    assert counted("T5-18", "2015-16Q4") == (1, 2)
    assert counted("T5-34", "2016-03-31")[0] == 1


def test_what_was_taken_back_is_not_counted_and_the_reach_ends_with_a_whole_month(
    stages, counted, reader_for
):
    item = stages.action(source="review", at=at(D(2016, 2, 9)), due_on=D(2016, 2, 26))
    assert tables.reach() == {"825": (D(2016, 2, 1), D(2016, 3, 31))}
    tracking.take_back(item=item, seen=1, by=reader_for("business-manager"))
    assert counted("T5-34", "2016-03-31")[0] == 0


def test_no_row_names_a_person(stages, scored):
    stages.done()
    for table in tables.TABLES:
        for row in table.rows():
            assert set(row) == {column.name for column in table.table.columns}
            assert not {"Paul Denham", "Bea Marsh"} & {str(value) for value in row.values()}
