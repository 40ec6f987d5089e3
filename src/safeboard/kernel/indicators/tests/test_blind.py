"""RED blind of statistics.md 2.5, "failing validation": when it fires, when not, when it is over, and in which words."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.kernel.indicators.flags import no_longer_so, raise_flags
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.returns.models import Due, Receipt

MEETING, RAISED, UNTIL = dt.date(2016, 4, 28), dt.date(2016, 4, 21), dt.date(2016, 4, 26)
AS_AT, DUE_ON = dt.date(2016, 3, 31), dt.date(2016, 4, 15)
WORDS = "missing children, January to March 2016"


@pytest.fixture
def due(people):
    return Due.objects.create(
        agency=people.agencies["police"], return_code="annex-a", title=WORDS.capitalize().replace("january to march", "January to March"),
        period="2015-16Q4", as_at=AS_AT, due_on=DUE_ON, purpose="p", lawful_basis="l", agreement="a", agreed_on=AS_AT,
        delete_on=dt.date(2022, 3, 31),
    )  # fmt: skip


@pytest.fixture
def come(due):
    """`come("accepted", 12, rows_in=100, rejected=30)`: a file of that day of April; a received one answers the return."""

    def file(state, day, *, rows_in=0, rejected=0, adds_to="", answers=True):
        receipt = Receipt.objects.create(
            agency=due.agency, return_code="annex-a", as_at=AS_AT, look_back_months=3, filename="f", stored="s", state=state,
            content=f"{state}{day}", received_at=dt.datetime(2016, 4, day, 11, tzinfo=dt.UTC), rows_in=rows_in,
            rejected=rejected, accepted=rows_in - rejected, summary={"adds_to": adds_to} if adds_to else {},
        )  # fmt: skip
        if state == "accepted" and answers and not adds_to:
            Due.objects.filter(pk=due.pk).update(receipt=receipt)
        return receipt

    return file


@pytest.fixture
def told(working, due):
    """`told()`: the words of what cannot be seen, as the page of 28 April says them."""

    def words():
        raise_flags(
            make_snapshot(f"{Flag.objects.count() + Receipt.objects.count()}"), AREA, MEETING, RAISED, UNTIL
        )
        return [flag.words for flag in Flag.objects.filter(test="blind")]

    return words


def test_not_come_says_how_late_it_is(told):
    assert told() == [f"We cannot see: {WORDS}. The Police return has not come"]
    assert Flag.objects.get().note == "Due on 15 April, 6 days late on 21 April"


def test_a_file_that_could_not_be_read_is_told_until_a_good_one_is_received(told, come, due):
    come("refused", 12)
    assert told() == [f"We cannot see: {WORDS}. The Police file of 12 April could not be read"]
    assert (
        Flag.objects.get().about == due.agency
        and Flag.objects.get().note == "Due on 15 April, 6 days late on 21 April"
    )
    flag = Flag.objects.get()
    come("accepted", 14, rows_in=100)
    assert no_longer_so([flag], make_snapshot("x")) == {flag.pk}
    assert told() == []


@pytest.mark.parametrize("state", ["ready", "checking", "discarded"])
def test_a_file_that_was_not_sent_changes_nothing(told, come, state):
    come("refused", 12)
    come(state, 13, rows_in=100, rejected=90)
    assert told() == [f"We cannot see: {WORDS}. The Police file of 12 April could not be read"]


def test_a_newer_file_that_could_not_be_read_leaves_old_figures(told, come):
    come("accepted", 8, rows_in=100)
    assert told() == []
    come("refused", 13)
    assert told() == [
        f"We may see old figures: {WORDS}. We still see the Police file of 8 April: the newer one of 13 April could not be read"
    ]
    come("accepted", 14, rows_in=90)
    assert told() == []


@pytest.mark.parametrize(("rejected", "fires"), [(10, False), (11, True)])
def test_more_rows_turned_back_than_may_pass(told, come, rejected, fires):
    come("accepted", 12, rows_in=100, rejected=rejected)
    words = (
        f"We see only in part: {WORDS}. 11 of the 100 rows in the Police file of 12 April were turned back and have not been "
        "put right"
    )
    assert told() == ([words] if fires else [])


def test_it_is_over_when_the_rows_are_put_right(told, come):
    file = come("accepted", 12, rows_in=100, rejected=30)
    assert len(told()) == 1
    come("accepted", 14, rows_in=25, rejected=5, adds_to=file.reference)
    assert told() == []


@pytest.mark.parametrize(("rows_in", "rejected"), [(20, 4), (20, 17)])
def test_R_DAT_03_small_numbers_of_rows_are_not_said(told, come, rows_in, rejected):
    come("accepted", 12, rows_in=rows_in, rejected=rejected)
    (words,) = told()
    assert ". More than 10% of the rows in the Police file of 12 April were turned back" in words
    assert str(rejected) not in words.replace("12 April", "") and "20 " not in words


def test_the_board_sets_from_a_day_how_much_may_pass(told, come, people):
    come("accepted", 12, rows_in=100, rejected=30)
    said = {"code": "indicators.turned_back_most", "why": "Test.", "set_by": people.users["business-manager"]}
    DatedValue.objects.create(number=1, value="40", since=RAISED + dt.timedelta(days=1), **said)
    assert len(told()) == 1
    DatedValue.objects.create(number=2, value="30", since=RAISED, **said)
    assert told() == []


def test_only_the_newest_of_a_return_is_judged(told, come, due):
    come("accepted", 12, rows_in=100, rejected=30)
    newer = Receipt.objects.create(
        agency=due.agency, return_code="annex-a", as_at=dt.date(2016, 4, 20), look_back_months=3, filename="f", stored="s",
        state="accepted", content="newer", received_at=dt.datetime(2016, 4, 20, tzinfo=dt.UTC), rows_in=50, accepted=50,
    )  # fmt: skip
    due.pk, due.period, due.as_at, due.due_on, due.receipt = None, "x", newer.as_at, newer.as_at, newer
    due.save()
    assert told() == []


def test_figures_are_called_figures(told, come):
    file = come("accepted", 12, rows_in=40, rejected=20)
    Receipt.objects.filter(pk=file.pk).update(return_code="missing")
    Due.objects.update(return_code="missing")
    (words,) = told()
    assert "20 of the 40 figures in the Police file of 12 April were turned back" in words
