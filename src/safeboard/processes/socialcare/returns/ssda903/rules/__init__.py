"""The rules of the return on children looked after, a module a theme (source: the Department for Education's published
rule list, Open Government Licence v3.0; the words are ours). A new theme is a new module with its `RULES`; no list is
edited.

How to write one: say the rows of an example with `writing` (what is not said is clean in 2025-26), and last year's with
`last_year(...)`. `rows` are numbers in the table `over`, in the order in which the example says its rows. Of a date or
number, `is_null()` is true where it is blank and where it cannot be read; `unreadable("DEC")` tells the two apart. Codes
of the year come from `checking.not_a_code`; episodes in order, a child's other tables, twelve months of care, ages and
last year's rows from `care`. DATE_PERM and PL_DISTANCE are text. A column that no row of an example says
(PL_LA, PL_LOCATION, PL_DISTANCE, UASC of Header) is not sent, and rules over it are not run. `child` is null in a row
without CHILD; such rows, and episodes without a readable DECOM, are turned back when the file is read, but rules see them.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from safeboard.grammar.statutory.rules import Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in sorted(iter_modules(__path__), key=lambda each: each.name)
    for rule in import_module(f"{__name__}.{module.name}").RULES
)
