"""What a row says, as SQL: nodes become `sqlglot` expressions in no particular dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from typing import assert_never

from sqlglot import exp

from safeboard.grammar.measure.nodes import (
    AddDays,
    AddMonths,
    AddWorkingDays,
    AgeInYears,
    And,
    ColumnOf,
    Compare,
    Difference,
    IsIn,
    IsNull,
    Kind,
    Link,
    LinkCount,
    LinkExists,
    LinkValue,
    Literal,
    Node,
    Not,
    Or,
    WorkingDays,
    kind_of,
)

CALENDAR = "_calendar"
"""A relation an engine must hold: every loaded `day` with `wd`, the running number of working days."""

WORKING_DAYS = "_working_days"
"""A relation an engine must hold: the working days only, each `day` with its number `wd`."""

CALENDAR_COLUMNS = (("day", Kind.DATE), ("wd", Kind.INTEGER))
"""The columns of both."""

BEYOND_CALENDAR = "beyond_calendar"
"""How a statement reports a date that no bank holidays are loaded for, followed by the date (R-CAL-01)."""

STOP = "ERROR"
"""The function that stops a statement with a message; an engine that calls it otherwise puts its own in its place."""

_COMPARISONS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


class Translator:
    """Turns nodes into SQL expressions, collecting the calendar look-ups they need.

    `links` says under which name each link has been joined.
    """

    def __init__(self, links: Mapping[Link, str]) -> None:
        self._links = links
        self._places: dict[Node, str] = {}
        self._reached: dict[Node, str] = {}
        self._joins: list[exp.Join] = []

    def joins(self) -> list[exp.Join]:
        """The look-ups, in the order they depend on each other, to join to the rows."""
        return self._joins

    def expression(self, node: Node) -> exp.Expr:
        """The node as SQL, bracketed where another operator could take hold of it."""
        match node:
            case ColumnOf():
                return column(node.table, node.name)
            case Literal():
                return literal(node.value)
            case Compare():
                return self._binary(_COMPARISONS[node.operator], node.left, node.right)
            case And():
                return self._binary(exp.And, node.left, node.right)
            case Or():
                return self._binary(exp.Or, node.left, node.right)
            case Not():
                return exp.Paren(this=exp.Not(this=self.expression(node.of)))
            case IsIn():
                values = [literal(value) for value in node.values]
                return exp.Paren(this=exp.In(this=self.expression(node.of), expressions=values))
            case IsNull():
                return is_null(self.expression(node.of))
            case Difference():
                return self._difference(node)
            case WorkingDays():
                return self._working_days(node)
            case AddMonths():
                return self._moved(node.of, node.months, "MONTH")
            case AddDays():
                return self._moved(node.of, node.days, "DAY")
            case AddWorkingDays():
                return self._day_reached(node)
            case AgeInYears():
                return self._age(node)
            case LinkExists():
                return exp.Paren(this=exp.GT(this=self._number_linked(node.link), expression=literal(0)))
            case LinkCount():
                return self._number_linked(node.link)
            case LinkValue():
                return column(self._links[node.link], node.column.name)
        assert_never(node)

    def is_true(self, node: Node) -> exp.Expr:
        """Yes only when the node is yes; no when it is no or not known."""
        if isinstance(node, Literal):
            return literal(node.value is True)
        return exp.Paren(this=exp.Is(this=self.expression(node), expression=literal(True)))

    def _binary(self, operator: type[exp.Binary], left: Node, right: Node) -> exp.Expr:
        return exp.Paren(this=operator(this=self.expression(left), expression=self.expression(right)))

    def _difference(self, node: Difference) -> exp.Expr:
        if kind_of(node.left) is not Kind.DATE:
            return self._binary(exp.Sub, node.left, node.right)
        # Subtracting two dates gives days in one engine and an interval in another.
        left, right = self.expression(node.left), self.expression(node.right)
        return exp.DateDiff(this=left, expression=right, unit=exp.Var(this="DAY"))

    def _moved(self, of: Node, number: int, unit: str) -> exp.Expr:
        step = exp.Interval(this=exp.Literal.string(str(number)), unit=exp.Var(this=unit))
        return as_date(exp.Add(this=self.expression(of), expression=step))

    def _number_linked(self, link: Link) -> exp.Expr:
        return exp.Coalesce(this=column(self._links[link], "_number"), expressions=[literal(0)])

    def _age(self, node: AgeInYears) -> exp.Expr:
        def born() -> exp.Expr:
            return self.expression(node.born)

        def on() -> exp.Expr:
            return self.expression(node.on)

        def day_of_year(day: exp.Expr) -> exp.Expr:
            hundreds = exp.Mul(this=exp.Month(this=day), expression=literal(100))
            return exp.Add(this=hundreds, expression=exp.Day(this=day.copy()))

        not_yet = exp.LT(this=day_of_year(on()), expression=day_of_year(born()))
        years = exp.Sub(this=exp.Year(this=on()), expression=exp.Year(this=born()))
        completed = exp.Sub(this=years, expression=when(not_yet, literal(1), literal(0)))
        return exp.Paren(this=when(exp.GTE(this=on(), expression=born()), completed))

    def _working_days(self, node: WorkingDays) -> exp.Expr:
        places = exp.Sub(this=self._place(node.stop), expression=self._place(node.start))
        known = all_of([is_known(self.expression(day)) for day in (node.start, node.stop)])
        start, stop = self.expression(node.start), self.expression(node.stop)
        unloaded = when(is_null(self._place(node.start)), start, stop)
        return _or_beyond_calendar(places, known, unloaded)

    def _day_reached(self, node: AddWorkingDays) -> exp.Expr:
        if node not in self._reached:
            number = exp.Add(this=self._place(node.of), expression=literal(node.days))
            alias = f"_reached_{len(self._reached)}"
            self._reached[node] = alias
            self._join(WORKING_DAYS, alias, exp.EQ(this=column(alias, "wd"), expression=number))
        reached = column(self._reached[node], "day")
        return _or_beyond_calendar(reached, is_known(self.expression(node.of)), self.expression(node.of))

    def _place(self, day: Node) -> exp.Expr:
        """The running working-day number of a date, looked up in the calendar."""
        if day not in self._places:
            sought = self.expression(day)
            alias = f"_place_{len(self._places)}"
            self._places[day] = alias
            self._join(CALENDAR, alias, exp.EQ(this=column(alias, "day"), expression=sought))
        return column(self._places[day], "wd")

    def _join(self, name: str, alias: str, on: exp.Expr) -> None:
        self._joins.append(exp.Join(this=relation(name, alias), on=on, side="LEFT"))


def _or_beyond_calendar(found: exp.Expr, known: exp.Expr, day: exp.Expr) -> exp.Expr:
    """What was looked up; if it should have been there, stop and say which day the calendar lacks."""
    message = exp.DPipe(
        this=exp.Literal.string(f"{BEYOND_CALENDAR} "), expression=exp.cast(day, "text"), safe=True
    )
    stop = exp.Anonymous(this=STOP, expressions=[message])
    return exp.Coalesce(this=found, expressions=[when(known, stop)])


def column(table: str, name: str) -> exp.Expr:
    """A column of a table, both names quoted."""
    return exp.Column(this=quoted(name), table=quoted(table))


def relation(name: str, alias: str) -> exp.Table:
    """A table under the name it is used by, both quoted."""
    return exp.Table(this=quoted(name), alias=exp.TableAlias(this=quoted(alias)))


def aliased(value: exp.Expr, name: str) -> exp.Expr:
    """A value under a name."""
    return exp.Alias(this=value, alias=quoted(name))


def with_query(select: exp.Select, name: str, query: exp.Select) -> None:
    """Put a named query in front of a statement."""
    select.with_(exp.TableAlias(this=quoted(name)), as_=query, copy=False)


def literal(value: bool | int | str | date) -> exp.Expr:
    """A value written into a statement, a date cast to one."""
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, date):
        return as_date(exp.Literal.string(value.isoformat()))
    return exp.Literal.number(value) if isinstance(value, int) else exp.Literal.string(value)


def as_date(value: exp.Expr) -> exp.Expr:
    """A value as a date."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DType.DATE))


def number_of_month(day: exp.Expr) -> exp.Expr:
    """Months counted through the years, as `spans` numbers them."""
    years = exp.Mul(this=exp.Year(this=day), expression=literal(12))
    return exp.Add(this=years, expression=exp.Month(this=day.copy()))


def when(condition: exp.Expr, then: exp.Expr, otherwise: exp.Expr | None = None) -> exp.Case:
    """One value if the condition is true, another (or nothing) if not."""
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def all_of(conditions: Sequence[exp.Expr]) -> exp.Expr:
    """All of the conditions, in brackets where there are several."""
    joined = reduce(lambda one, other: exp.And(this=one, expression=other), conditions)
    return joined if len(conditions) == 1 else exp.Paren(this=joined)


def is_null(value: exp.Expr) -> exp.Expr:
    """The value is missing."""
    return exp.Paren(this=exp.Is(this=value, expression=exp.Null()))


def is_known(value: exp.Expr) -> exp.Expr:
    """The value is there."""
    return exp.Not(this=is_null(value))


def quoted(name: str) -> exp.Identifier:
    """A name in quotes, as it is written."""
    # Built by hand: sqlglot's own function looks at each name with a regular expression.
    return exp.Identifier(this=name, quoted=True)
