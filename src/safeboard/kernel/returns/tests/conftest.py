"""A small return of two lists, and files of it made in code."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from safeboard.grammar.declarations.returns import (
    CodeList,
    ColumnKind,
    Preparation,
    Return,
    ReturnColumn,
    ReturnList,
)
from safeboard.grammar.declarations.tables import FieldClass
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.issues import CheckedFile

SEX = CodeList("sex", {"male": "a) Male", "female": "b) Female"}, {"m": "male", "girl": "female"})
CHILD = ReturnColumn(
    "child",
    "Child Unique ID",
    required=True,
    headings=("Child ID",),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.CODED,
)
BORN_ON = ReturnColumn(
    "born_on",
    "Date of Birth",
    ColumnKind.DATE,
    headings=("DOB",),
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.MONTH_AND_YEAR,
)
WHO = (
    CHILD,
    ReturnColumn("sex", "Gender", ColumnKind.CODE, required=True, codes=SEX),
    BORN_ON,
    ReturnColumn("age", "Age of Child (Years)", ColumnKind.WHOLE_NUMBER, headings=("Age",)),
)
WORKER = ReturnColumn(
    "worker",
    "Allocated Worker",
    field_class=FieldClass.IDENTIFYING,
    preparation=Preparation.BLANKED,
)
REFERRALS = ReturnList(
    "3",
    "referrals",
    "Referrals",
    (
        *WHO,
        ReturnColumn("received_on", "Date of referral", ColumnKind.DATE, required=True),
        ReturnColumn("earlier", "Number of Referrals", ColumnKind.WHOLE_NUMBER),
        WORKER,
    ),
    starts_on="received_on",
    worker="worker",
)
PLANS = ReturnList(
    "7",
    "plans",
    "Plans",
    (
        *WHO,
        ReturnColumn("started_on", "Plan Start Date", ColumnKind.DATE, required=True),
        ReturnColumn("ended_on", "Plan End Date", ColumnKind.DATE),
        WORKER,
    ),
    starts_on="started_on",
    ends_on="ended_on",
    worker="worker",
)

GOOD_REFERRAL = ["C1", "a) Male", date(2009, 6, 14), 6, date(2016, 2, 3), 0, "J. Worker"]
GOOD_PLAN = ["C1", "a) Male", date(2009, 6, 14), 6, date(2015, 2, 3), None, "J. Worker"]

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def small_return() -> Return:
    """A return of referrals and plans."""
    return Return("small", "Small Return", (REFERRALS, PLANS), look_back_months=6)


@pytest.fixture
def referral() -> list[Any]:
    """A row of referrals with nothing wrong in it."""
    return list(GOOD_REFERRAL)


@pytest.fixture
def plan() -> list[Any]:
    """A row of plans with nothing wrong in it."""
    return list(GOOD_PLAN)


@pytest.fixture
def headings() -> dict[str, list[str]]:
    """The official headings of each list."""
    return {each.name: [column.heading for column in each.columns] for each in (REFERRALS, PLANS)}


@pytest.fixture
def workbook() -> Callable[[Mapping[str, Rows]], bytes]:
    """Make a workbook: ``workbook({"Sheet": [["a", 1], ["b", 2]]})``; text beginning "=" is a formula."""

    def build(sheets: Mapping[str, Rows]) -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
        # Otherwise a workbook carries the second it was made in, and "the same bytes" would not be the same.
        book.set_properties({"created": datetime(2016, 4, 21, 9)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        book.close()
        return out.getvalue()

    return build


@pytest.fixture
def check(small_return, workbook, headings) -> Callable[..., CheckedFile]:
    """Check rows of referrals, below their headings, as at 31 March 2016."""

    def run(*rows: Sequence[Any], plans: Rows = (), as_at: date = date(2016, 3, 31)) -> CheckedFile:
        sheets = {"Referrals": [headings["referrals"], *rows]}
        if plans:
            sheets["Plans"] = [headings["plans"], *plans]
        return check_file(workbook(sheets), "return.xlsx", small_return, as_at, 6)

    return run
