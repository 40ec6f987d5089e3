"""What a run makes of figures that agencies counted: nothing shorter than they said, and nothing of what is not known."""

from __future__ import annotations

import pytest

from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.runs import run
from safeboard.kernel.indicators.snapshots import take
from safeboard.kernel.partnership.personas import COUNCIL
from safeboard.kernel.returns import receiving
from safeboard.kernel.trail.recorder import Doer, recorded

pytestmark = pytest.mark.django_db
BOX = "lado_contacts.contacts."


@pytest.fixture
def send(people):
    """Take LADO contacts in: `send("2015-16Q1", education=12, health="not known")`."""

    def take_in(over: str, **said: int | str) -> None:
        rows = "".join(f"{BOX}{setting},{number}\n" for setting, number in said.items())
        with recorded(Doer(actor="test")):
            receipt = receiving.receive(
                agency=people.agencies[COUNCIL],
                return_code="lado",
                filename="lado.csv",
                data=f"Box,Number\n{rows}".encode(),
                as_at=period(over).end,
                look_back_months=3,
                by=None,
            ).receipt
            receiving.check(receipt)
            receiving.send(receipt, by=None)
            receiving.accept(receipt)

    return take_in


def results(by: str = "") -> dict[tuple[str, str], tuple[int, str]]:
    with recorded(Doer(actor="test")):
        snapshot = take()
        run(snapshot)
    rows = Result.objects.filter(snapshot=snapshot, code="T5-06", by=by)
    return {(each.period, each.category): (each.numerator, each.standing) for each in rows}


def test_what_is_sent_for_a_quarter_says_nothing_of_its_months(send):
    send("2015-16Q1", education=12, health=3)
    found = results()
    assert found["2015-16Q1", ""] == (15, "whole")
    kinds = {period(over).kind for over, _ in found}
    assert PeriodKind.MONTH not in kinds and PeriodKind.QUARTER in kinds


def test_R_DAT_03_a_sum_with_a_number_that_is_not_known_is_not_known(send):
    send("2015-16Q1", education=12, health="not known", sport="none")
    assert results()["2015-16Q1", ""][1] == "no_data"
    by_setting = results("setting")
    assert by_setting["2015-16Q1", "education"] == (12, "whole")
    assert by_setting["2015-16Q1", "health"][1] == "no_data"
    assert by_setting["2015-16Q1", "sport"] == (0, "whole")


def test_a_year_of_which_a_quarter_is_missing_has_no_data(send):
    for over in ("2015-16Q1", "2015-16Q2", "2015-16Q4"):
        send(over, education=5)
    assert results()["2015-16", ""][1] == "no_data"
    send("2015-16Q3", education=5)
    assert results()["2015-16", ""] == (20, "whole")
