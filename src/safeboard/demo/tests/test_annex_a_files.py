"""The workbooks read as Annex A, and each shows only what was known on its day."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from safeboard.demo.annex_a_files import file_as_at, write_xlsx
from safeboard.demo.bad_rows import bad_rows_file, bad_rows_workbook
from safeboard.grammar.dates import add_months

LISTS = ["1", "3", "4", "5", "6", "7", "8", "10"]


def sheets(content: bytes) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_six_files_two_a_year_after_four_of_the_years_before_all_look_back_twelve_months(sent):
    assert [(file.as_at.year, file.as_at.month) for file in sent] == [
        (2013, 9), (2014, 3), (2014, 9), (2015, 3), (2015, 9), (2016, 3),
        (2013, 3), (2012, 3), (2011, 3), (2010, 3),
    ]  # fmt: skip
    assert all(list(file.lists) == LISTS for file in sent[:6])
    # Nobody kept contacts before October 2012.
    assert all(list(file.lists) == LISTS[1:] for file in sent[6:])
    assert all(file.look_back_months == 12 for file in sent)
    assert len({file.filename for file in sent}) == len(sent)


def test_no_file_knows_what_came_after_it(sent):
    for file in sent:
        for rows in file.lists.values():
            assert all(not isinstance(cell, date) or cell <= file.as_at for row in rows for cell in row)


def test_an_open_plan_is_closed_by_a_later_file(sent):
    first, second = sent[0], sent[1]
    ended = {(row[0], row[6]): row[12] for row in second.lists["7"]}
    closed_since = [row for row in first.lists["7"] if row[12] is None and ended.get((row[0], row[6]))]
    assert len(closed_since) > 50


def test_closed_rows_stay_for_the_look_back_and_no_longer(sent):
    for file in sent:
        after = add_months(file.as_at, -12)
        for code, end in (("6", 9), ("7", 12)):
            assert all(row[end] is None or row[end] > after for row in file.lists[code])
        for code in ("1", "3"):
            assert all(after < row[5] <= file.as_at for row in file.lists.get(code, ()))


def test_status_agrees_with_the_plans_of_the_same_file(sent):
    latest = sent[-1]
    on_plan = {row[0] for row in latest.lists["7"] if row[12] is None}
    said = {row[0] for row in latest.lists["6"] if row[11] == "b) Child Protection plan"}
    assert said == on_plan
    assert {row[11] for row in latest.lists["6"]} == {
        "a) Looked after child", "b) Child Protection plan", "c) Child in need plan", "d) Open assessment", "e) Closed episode",
    }  # fmt: skip


def test_workbook_has_official_headings_and_real_dates(chalkshire):
    read = sheets(write_xlsx(file_as_at(chalkshire, date(2015, 9, 30), look_back_months=1)))
    assert list(read) == [f"List {code}" for code in LISTS]
    assert read["List 3"][0] == (
        "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Date of referral",
        "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker",
    )  # fmt: skip
    row = read["List 3"][1]
    assert row[0].startswith("C") and row[1][:3] in {"a) ", "b) ", "c) "}
    assert isinstance(row[5], datetime) and datetime(2015, 8, 30) < row[5] <= datetime(2015, 9, 30)


def test_one_file_writes_its_dates_as_text(chalkshire):
    read = sheets(write_xlsx(file_as_at(chalkshire, date(2014, 3, 31), look_back_months=1)))
    assert datetime.strptime(read["List 1"][1][5], "%d/%m/%Y").year == 2014


def test_one_file_uses_the_councils_own_words(sent):
    local = sent[2]
    assert local.headings["3"][0] == "Child ID" and "DOB" in local.headings["3"]
    assert {"M", "F"} <= {row[1] for row in local.lists["3"]}
    assert "Police Service" in {row[6] for row in local.lists["3"]}


def test_the_same_bytes_every_time(chalkshire):
    one = file_as_at(chalkshire, date(2013, 9, 30), look_back_months=1)
    assert write_xlsx(one) == write_xlsx(file_as_at(chalkshire, date(2013, 9, 30), look_back_months=1))


@pytest.fixture(scope="module")
def sent_again(chalkshire):
    return bad_rows_file(chalkshire)


def test_one_teams_file_has_twelve_bad_rows_of_twelve_kinds(chalkshire, sent_again):
    file, bad = sent_again
    assert 200 <= sum(len(rows) for rows in file.lists.values()) <= 400
    assert (
        len(bad)
        == len({each.reason for each in bad})
        == len({(each.list_code, each.row) for each in bad})
        == 12
    )
    whole = file_as_at(chalkshire, date(2016, 3, 31), 1)
    true_rows = {code: set(whole.lists[code]) for code in file.lists}
    changed = {
        (code, number)
        for code, rows in file.lists.items()
        for number, row in enumerate(rows, start=2)
        if row not in true_rows[code] or rows.index(row) != number - 2
    }
    assert changed == {(each.list_code, each.row) for each in bad}


def test_bad_rows_are_where_they_are_said_to_be(chalkshire, sent_again):
    _, bad = sent_again
    read = sheets(bad_rows_workbook(chalkshire))
    where = {each.reason: read[f"List {each.list_code}"][each.row - 1] for each in bad}
    assert where["not a date"][5] == "31/02/2016"
    assert where["blank child"][0] is None
    assert where["unknown source"][6] == "Neighbourhood Watch"
    assert where["after the as-at date"][5] == datetime(2016, 5, 12)
    assert where["not a number"][8] == "lots"
    assert where["authorised before it started"][8] < where["authorised before it started"][6]
    assert where["the same row twice"] in read["List 3"][:-1]
