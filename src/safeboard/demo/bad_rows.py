"""One team's lists, sent again in a hurry: twelve rows that need a person, each for a reason of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from safeboard.demo.annex_a_files import AnnexAFile, file_as_at, write_xlsx
from safeboard.demo.annex_a_rows import FIELDS, Cell, Row
from safeboard.demo.records import County
from safeboard.demo.targets import LAST_DAY
from safeboard.grammar.dates import add_months

TEAM = "Assessment Team North"
SENT_AGAIN_MONTHS = 1
FIRST_BAD_ROW = 12
ROWS_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row to be refused: its list and Excel row number, the column at fault (None: all), and the reason."""

    list_code: str
    row: int
    column: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Fault:
    list_code: str
    column: str
    reason: str
    cell: Callable[[dict[str, Cell]], Cell]
    can: Callable[[dict[str, Cell]], bool] = lambda row: True


_FAULTS = (
    _Fault("3", "received_on", "not a date", lambda row: "31/02/2016"),
    _Fault("3", "child", "blank child", lambda row: None),
    _Fault("3", "source", "unknown source", lambda row: "Neighbourhood Watch"),
    _Fault("3", "received_on", "after the as-at date", lambda row: date(2016, 5, 12)),
    _Fault(
        "3",
        "born_on",
        "born long after the referral",
        lambda row: add_months(LAST_DAY, 10),
        # Within ten months a referral may be about a child not yet born.
        lambda row: (
            isinstance(row["received_on"], date) and row["received_on"] < LAST_DAY - timedelta(days=9)
        ),
    ),
    _Fault("3", "referrals_in_12_months", "not a number", lambda row: "lots"),
    _Fault("3", "no_further_action", "neither yes nor no", lambda row: "maybe"),
    _Fault(
        "4",
        "authorised_on",
        "authorised before it started",
        lambda row: _day(row["started_on"]) - timedelta(days=6),
    ),
    _Fault("4", "started_on", "blank start", lambda row: None),
    _Fault("4", "started_on", "month before day", lambda row: "03/16/2016"),
    _Fault(
        "4",
        "born_on",
        "year of two figures",
        lambda row: f"{_day(row['born_on']):%d/%m/%y}",
        lambda row: bool(row["born_on"]),
    ),
)


def bad_rows_file(county: County) -> tuple[AnnexAFile, tuple[BadRow, ...]]:
    """One team's referrals and signed assessments of March 2016, and which of the rows cannot be taken."""
    whole = file_as_at(county, LAST_DAY, SENT_AGAIN_MONTHS)
    lists: dict[str, list[Row]] = {}
    bad: list[BadRow] = []
    for code in ("3", "4"):
        names = FIELDS[code]
        team = names.index("team")
        rows = [row for row in whole.lists[code] if row[team] == TEAM]
        if code == "4":
            signed = names.index("authorised_on")
            rows = [row for row in rows if row[signed] is not None]
        place = FIRST_BAD_ROW
        for fault in (fault for fault in _FAULTS if fault.list_code == code):
            while not fault.can(dict(zip(names, rows[place], strict=True))):
                place += 1
            said = dict(zip(names, rows[place], strict=True))
            rows[place] = tuple({**said, fault.column: fault.cell(said)}.values())
            bad.append(BadRow(code, place + 2, fault.column, fault.reason))
            place += ROWS_BETWEEN
        if code == "3":
            rows.append(rows[FIRST_BAD_ROW - 1])
            bad.append(BadRow(code, len(rows) + 1, None, "the same row twice"))
        lists[code] = rows
    file = replace(
        whole,
        filename="Chalkshire Annex A North team again.xlsx",
        lists=lists,
        headings={code: whole.headings[code] for code in lists},
    )
    return file, tuple(bad)


def bad_rows_workbook(county: County) -> bytes:
    """The workbook of `bad_rows_file`, for the demonstration of an upload that needs attention."""
    return write_xlsx(bad_rows_file(county)[0])


def _day(cell: Cell) -> date:
    if not isinstance(cell, date):
        raise ValueError(f"{cell!r} is not a date to make a mistake from.")
    return cell
