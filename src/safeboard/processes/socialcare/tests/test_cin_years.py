"""Rules of the children in need census whose answer turns on the collection year: its code lists and its calendar.

Code lists with their years: Department for Education, children in need census, Open Government Licence v3.0.
"""

from __future__ import annotations

import pytest

from safeboard.grammar.statutory.running import run
from safeboard.grammar.statutory.xml.reading import read
from safeboard.processes.socialcare.returns.cin.layout import LAYOUTS, PLACES
from safeboard.processes.socialcare.returns.cin.rules import RULES
from safeboard.processes.socialcare.returns.cin.writing import (
    Group,
    assessment,
    census,
    child,
    enquiry,
    episode,
)


def _told(code: str, year: int, *children: Group) -> list[int]:
    came = read(census(children, year), LAYOUTS, PLACES, year=year)
    ran = run(came.tables, [rule for rule in RULES if rule.code == code])
    assert ran.ran == (code,), ran.not_run
    return ran.findings["row"].to_list()


def _closed_for(reason: str) -> Group:
    return child(episode(ReasonForClosure=reason))


def _with_factor(factor: str, year: int) -> Group:
    return child(episode(assessment(factor, AssessmentAuthorisationDate=f"{year - 1}-06-10")))


def _waiting_since(day: str) -> Group:
    return child(episode(enquiry(S47ActualStartDate=day, DateOfInitialCPC=None)))


def _open_since(day: str) -> Group:
    return child(episode(assessment(AssessmentActualStartDate=day, AssessmentAuthorisationDate=None)))


@pytest.mark.parametrize(
    ("code", "until", "since", "said"),
    [
        ("8640", 2022, 2023, lambda _: _closed_for("RC9")),
        ("8866", 2022, 2023, lambda _: child(episode(ReferralSource="5D"))),
        ("8897Q", 2020, 2021, lambda year: _with_factor("18B", year)),
        ("8897Q", 2021, 2022, lambda year: _with_factor("24A", year)),
        ("8897Q", 2016, 2017, lambda year: _with_factor("22A", year)),
    ],
)
def test_a_code_is_told_until_its_collection_has_it(code: str, until: int, since: int, said) -> None:
    assert _told(code, until, said(until)) == [0]
    assert _told(code, since, said(since)) == []


@pytest.mark.parametrize(("code", "factor"), [("8945Q", "18A"), ("8950Q", "19A")])
def test_a_factor_is_right_while_there_is_no_other(code: str, factor: str) -> None:
    assert _told(code, 2020, _with_factor(factor, 2020)) == []
    assert _told(code, 2021, _with_factor(factor, 2021)) == [0]
    assert _told("8897Q", 2020, _with_factor(factor, 2020)) == []


def test_working_days_leave_out_weekends_and_the_bank_holidays_of_england() -> None:
    # 31 March 2024 was Easter Sunday and 29 March Good Friday: 15 working days before are 8 March, 45 are 26 January.
    assert _told("8675Q", 2024, _waiting_since("2024-03-07")) == [0]
    assert _told("8675Q", 2024, _waiting_since("2024-03-08")) == []
    assert _told("8670Q", 2024, _open_since("2024-01-25")) == [0]
    assert _told("8670Q", 2024, _open_since("2024-01-26")) == []


def test_who_was_born_on_29_february_is_25_in_every_year() -> None:
    def closed_on(day: str) -> Group:
        return child(episode(CINclosureDate=day, ReasonForClosure="RC7"), PersonBirthDate="2000-02-29")

    assert _told("8775Q", 2025, closed_on("2025-02-28")) == []
    assert _told("8775Q", 2025, closed_on("2025-03-01")) == [0]
