"""Amounts and changes, always worked out (R-GOV-11), and the printed table beside them (anomaly A11)."""

from __future__ import annotations

import pytest
from django import forms as django_forms

from safeboard.processes.budget.forms import Pounds
from safeboard.processes.budget.selectors import printed
from safeboard.processes.budget.selectors.money import Moved, pounds


@pytest.mark.parametrize(
    ("last", "this", "words"),
    [
        (3_176_100, 7_018_000, "+121.0%"),  # A11: health, base; 70% was printed
        (756_600, 1_063_300, "+40.5%"),  # A11: districts; 43% was printed
        (378_400, 531_700, "+40.5%"),  # A11: districts; 67% was printed
        (7_176_100, 7_018_000, "-2.2%"),
        (0, 800_000, "new"),
        (55_000, 55_000, "no change"),
        (55_000, 0, "-100.0%"),
        (0, 0, ""),
    ],
)
def test_a_change_is_this_less_last_divided_by_last(last, this, words):
    assert Moved(last, this).words == words


def test_the_printed_totals_are_reproduced_and_the_16_000_explained():
    """SYS-47: 168,301, 248,301 and 317,360, of which 16,000 is in-year money."""
    base, everything, last = printed.explained()
    assert "£168,301." in base and "£248,301." in everything
    assert "£317,360" in last and "£301,360" in last and "£16,000 is in-year" in last


def test_a_table_that_no_longer_adds_up_stops(monkeypatch):
    monkeypatch.setattr(printed, "ROWS", printed.ROWS[1:])
    with pytest.raises(ValueError, match="no longer adds up"):
        printed.explained()


def test_every_printed_error_is_named():
    rows = printed.beside()
    wrong = {each.row.name: " ".join(each.faults) for each in rows if each.faults}
    assert "70% is printed" in wrong["North and South Clinical Commissioning Groups and Hospital trust"]
    assert "+121.0%" in wrong["North and South Clinical Commissioning Groups and Hospital trust"]
    assert "43% is printed" in wrong["North District Council"] and "+40.5%" in wrong["North District Council"]
    assert "67% is printed" in wrong["South District Council"]
    total = wrong["All agencies"]
    assert "52% is printed" in total and "+79.1%" in total and "+88.6%" in total
    assert "14% is printed" in total and "+27.8%" in total and "+21.4%" in total
    assert "£317,360 is printed as base budget; £16,000" in total
    assert "Probation service" not in wrong and "Community health trust" not in wrong


@pytest.mark.parametrize(
    ("typed", "pence"), [("12,069", 1_206_900), ("£550.50", 55_050), ("0.1", 10), (" 1 000 ", 100_000)]
)
def test_pounds_become_whole_pence(typed, pence):
    assert Pounds(label="x").clean(typed) == pence


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("twelve", "twelve: enter pounds in figures"),
        ("12,06", "12,06: enter pounds in figures"),
        ("-5", "-5: enter pounds in figures"),
        ("1.234", "1.234: enter pounds"),
        ("0", "above £0"),
        ("", "Enter an amount"),
        ("999999999999", "more than £100 million"),
    ],
)
def test_what_is_no_amount_says_why(typed, why):
    with pytest.raises(django_forms.ValidationError, match=why.replace("(", "")):
        Pounds(label="x").clean(typed)


def test_pounds_are_written_as_people_write_them():
    assert (pounds(1_206_900), pounds(55_050), pounds(-100), pounds(5)) == (
        "£12,069",
        "£550.50",
        "-£1",
        "£0.05",
    )
