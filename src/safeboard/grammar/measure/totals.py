"""The end of a statement: what the judged rows bring, added up for each period, whole and by each category."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from safeboard.grammar.measure.planning import DuringDate, Pass
from safeboard.grammar.measure.spans import DAYS, ENDS, MONTHS
from safeboard.grammar.measure.tallies import Tally
from safeboard.grammar.measure.translation import aliased, all_of, column, is_null, literal, relation, when


def counts_people(one: Pass) -> bool:
    """A plan puts those that count different children in a pass of their own."""
    return all(tally.how == "people" for tally in one.tallies)


def months_add_up(one: Pass) -> bool:
    """Whether the month of its days says which periods a row belongs to, and rows of the same months may be added up."""
    return one.spans.in_months and all(each.adds for each in one.tallies)


def days_of(one: Pass) -> list[tuple[str, str]]:
    """The days that say when a row belongs to a period, each with the name of its month."""
    every = [("_from", "_month"), ("_until", "_month_until")]
    return every[: len(one.basis.nodes())]


def _when(one: Pass, source: str) -> list[exp.Expr]:
    """The same, as they are judged by: by their months where every period is made of whole months."""
    return [column(source, month if one.spans.in_months else day) for day, month in days_of(one)]


def child_of(one: Pass) -> list[exp.Expr]:
    """Which child; where that is not known, the row itself: it stands for a child of its own."""
    table = one.table
    person = table.field(table.person or "")
    child = [aliased(column(table.name, person.name), "_person")]
    if person.nullable:
        unknown = when(is_null(column(table.name, person.name)), column(table.name, table.key))
        child.append(aliased(unknown, "_unknown"))
    return child


def _keys(one: Pass, source: str) -> list[exp.Expr]:
    return [] if one.apart is None else [column(source, "_apart")]


def _categories(one: Pass, source: str) -> list[exp.Expr]:
    return [column(source, f"_category_{number}") for number in range(len(one.categories))]


def monthly(one: Pass) -> exp.Select:
    """The tallies by month and all categories at once: few lines, whatever the number of rows."""
    by = [*_keys(one, "_judged"), *_when(one, "_judged"), *_categories(one, "_judged")]
    sums = [
        aliased(_added_up(tally, number, "_judged"), f"_tally_{number}")
        for number, tally in enumerate(one.tallies)
    ]
    return (
        exp.select(*_copies(by), *sums, copy=False)
        .from_(relation("_judged", "_judged"), copy=False)
        .group_by(*by, copy=False)
    )


def by_period(one: Pass, source: str) -> exp.Select:
    """Each period with what belongs to it, whole and by each category: the tallies, or each child once with its own."""
    name, on = _belongs(one, source)
    always = [*_keys(one, source), column(name, "code")]
    each_child: list[exp.Expr] = []
    if counts_people(one):
        each_child = [column(source, each.alias) for each in child_of(one)]
        brought = [
            aliased(exp.Max(this=column(source, f"_tally_{number}")), f"_tally_{number}")
            for number, tally in enumerate(one.tallies)
            if not _is_every(tally)
        ]
    else:
        brought = [_summed(one, tally, number, source) for number, tally in enumerate(one.tallies)]
    chosen = [*_copies(always), *_categories(one, source), *brought]
    select = exp.select(*chosen, copy=False).from_(relation(source, source), copy=False)
    select.join(exp.Join(this=relation(name, name), on=on), copy=False)
    sets = [[*always, *each_child]] if one.whole else []
    sets += [[*_copies(always), each, *_copies(each_child)] for each in _categories(one, source)]
    if len(sets) == 1:
        return select.group_by(*sets[0], copy=False)
    tuples = [exp.Tuple(expressions=each) for each in sets]
    select.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=tuples)]))
    return select


def numbered(one: Pass) -> exp.Select:
    """How many children each tally has, of those listed by period and category."""
    by = [*_keys(one, "_people"), column("_people", "code"), *_categories(one, "_people")]
    counts = [_added_up(tally, number, "_people") for number, tally in enumerate(one.tallies)]
    return (
        exp.select(*_copies(by), *counts, copy=False)
        .from_(relation("_people", "_people"), copy=False)
        .group_by(*by, copy=False)
    )


def _belongs(one: Pass, source: str) -> tuple[str, exp.Expr]:
    """The table of periods to join, and when a row belongs: by its month, by its day, or open on the last day."""
    in_months, found = one.spans.in_months, _when(one, source)
    if not isinstance(one.basis, DuringDate):
        last = "month" if in_months else "last"
        started = exp.LTE(this=found[0], expression=column(ENDS, last))
        # The last day of a month is before another day exactly when that day is of a later month.
        return ENDS, all_of([started, exp.GT(this=found[1], expression=column(ENDS, last))])
    if in_months:
        return MONTHS, exp.EQ(this=found[0], expression=column(MONTHS, "month"))
    return DAYS, exp.Between(this=found[0], low=column(DAYS, "first"), high=column(DAYS, "last"))


def _summed(one: Pass, tally: Tally, number: int, source: str) -> exp.Expr:
    if months_add_up(one):
        return exp.Sum(this=column(source, f"_tally_{number}"))
    return _added_up(tally, number, source)


def _added_up(tally: Tally, number: int, source: str) -> exp.Expr:
    if tally.how == "amount":
        return exp.Sum(this=column(source, f"_tally_{number}"))
    if _is_every(tally):
        return exp.Count(this=exp.Star())
    return exp.Count(this=when(column(source, f"_tally_{number}"), literal(1)))


def _is_every(tally: Tally) -> bool:
    """Whether every row counts, so that nothing is asked of it."""
    return tally.how in ("rows", "people") and not tally.yes and tally.no is None


def _copies(trees: Sequence[exp.Expr]) -> list[exp.Expr]:
    return [each.copy() for each in trees]
