"""The rules of the second half by their code, with the collections that have them."""

from __future__ import annotations

from collections.abc import Callable

from tests.spec.care_oracle.reading import Ask, Row, Tables, Told, rows

RULES: dict[str, Ask] = {}
YEARS: dict[str, tuple[int, int]] = {}
FIRST, LAST = 2010, 2027

Breaks = Callable[[Row, int], bool]


def asks(
    code: str, *needed: str, since: int = FIRST, until: int = LAST, last_year: tuple[str, ...] = ()
) -> Callable[[Ask], Ask]:
    """A rule that needs these tables, and these of the year before; where one was not sent it tells nobody."""

    def add(rule: Ask) -> Ask:
        def ask(tables: Tables, year: int, last: Tables | None) -> Told:
            sent = all(table in tables for table in needed) and all(
                table in (last or {}) for table in last_year
            )
            return rule(tables, year, last) if sent and since <= year <= until else set()

        if code in RULES:
            raise ValueError(f"The rule {code} is said twice.")
        RULES[code], YEARS[code] = ask, (since, until)
        return rule

    return add


def of_row(code: str, table: str, since: int = FIRST, until: int = LAST) -> Callable[[Breaks], Breaks]:
    """A rule of one row by itself."""

    def add(breaks: Breaks) -> Breaks:
        asks(code, table, since=since, until=until)(
            lambda tables, year, _: {
                (table, number) for number, row in rows(tables, table) if breaks(row, year)
            }
        )
        return breaks

    return add
