"""The rules of the first half by their code, with the collections that have them."""

from __future__ import annotations

from collections.abc import Callable

from tests.spec.care_oracle.reading import Ask, Row, Tables, Told, rows

RULES: dict[str, Ask] = {}
YEARS: dict[str, tuple[int, int]] = {}
FIRST, LAST = 2010, 2027


def rule(code: str, first: int = FIRST, last: int = LAST) -> Callable[[Ask], Ask]:
    """A rule of the collections of these years. The texts begin with 2022-23: earlier collections are read by those."""

    def add(ask: Ask) -> Ask:
        if code in RULES:
            raise ValueError(f"The rule {code} is said twice.")
        RULES[code], YEARS[code] = ask, (first, last)
        return ask

    return add


def by_row(
    code: str, table: str, breaks: Callable[[Row, int], bool], first: int = FIRST, last: int = LAST
) -> None:
    """A rule over the rows of one table, each by itself."""

    def ask(tables: Tables, year: int, last_year: Tables | None) -> Told:
        return {(table, number) for number, row in rows(tables, table) if breaks(row, year)}

    rule(code, first, last)(ask)
