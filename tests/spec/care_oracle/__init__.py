"""A second reading of the rules of the return on children looked after: slow, in plain Python, from the published text alone.

Source: Department for Education, children looked after return (SSDA903), rules and codes (Open Government Licence v3.0).
Written before its authors had seen the program's rules, and sharing nothing with them. Where the published text is open, a
comment says how it is read; it is then read as the program says it in the rule's own `note` or `logic`.
"""

from __future__ import annotations

from tests.spec.care_oracle import first, second
from tests.spec.care_oracle.reading import Ask, Tables, Told

RULES: dict[str, Ask] = {**first.RULES, **second.RULES}
YEARS: dict[str, tuple[int, int]] = {**first.YEARS, **second.YEARS}


def belong(year: int) -> list[str]:
    """The rules that belong to a collection year."""
    return [code for code, (since, until) in YEARS.items() if since <= year <= until]


def told(tables: Tables, year: int, last: Tables | None) -> dict[str, Told]:
    """By rule, the rows that break it: table and number in its file, counted from 0."""
    return {code: RULES[code](tables, year, last) for code in belong(year)}
