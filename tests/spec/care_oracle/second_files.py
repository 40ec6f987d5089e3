"""The files of a return beside each other (EPI, INT)."""

from __future__ import annotations

from tests.spec.care_oracle.reading import (
    Row,
    Tables,
    Told,
    day,
    given,
    of,
    rows,
    text,
)
from tests.spec.care_oracle.second_book import asks


@asks("EPI", "Header")
def child_without_anything(tables: Tables, year: int, last: Tables | None) -> Told:
    return {
        ("Header", number)
        for number, row in rows(tables, "Header")
        if not of(tables, "Episodes", text(row, "CHILD")) and not of(tables, "OC3", text(row, "CHILD"))
    }


def not_in_header(code: str, table: str) -> None:
    @asks(code, "Header", table)
    def ask(tables: Tables, year: int, last: Tables | None) -> Told:
        return {
            (table, number)
            for number, row in rows(tables, table)
            if not of(tables, "Header", text(row, "CHILD"))
        }


def unlike_header(code: str, table: str, field: str) -> None:
    """Both say something, and not the same."""

    @asks(code, "Header", table)
    def ask(tables: Tables, year: int, last: Tables | None) -> Told:
        return {
            (table, number)
            for number, row in rows(tables, table)
            for _, head in of(tables, "Header", text(row, "CHILD"))
            if differ(row, head, field)
        }


def differ(row: Row, head: Row, field: str) -> bool:
    if field == "DOB":
        return None not in (day(row, field), day(head, field)) and day(row, field) != day(head, field)
    return given(row, field) and given(head, field) and text(row, field) != text(head, field)


def twice(code: str, table: str) -> None:
    @asks(code, table)
    def ask(tables: Tables, year: int, last: Tables | None) -> Told:
        return {
            (table, number)
            for number, row in rows(tables, table)
            if len(of(tables, table, text(row, "CHILD"))) > 1
        }


for _number, _table in enumerate(
    ("AD1", "PlacedAdoption", "Episodes", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"), 1
):
    not_in_header(f"INT0{_number}", _table)


for _number, _table in enumerate(
    ("AD1", "PlacedAdoption", "Missing", "OC2", "OC3", "PrevPerm", "Reviews", "UASC"), 1
):
    unlike_header(f"INT1{_number}", _table, "DOB")


unlike_header("INT21", "UASC", "SEX")


for _number, _table in enumerate(("AD1", "Header", "OC2", "OC3", "PrevPerm", "UASC"), 1):
    twice(f"INT3{_number}", _table)
