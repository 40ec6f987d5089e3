"""What a row says, as SQL: nodes become `sqlglot` expressions in no particular dialect."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
    Link,
    LinkCount,
    LinkExists,
    LinkValue,
    Literal,
    Node,
    Not,
    Or,
    WorkingDays,
)

CALENDAR = "_calendar"
"""A relation an engine must hold: every loaded `day` with `wd`, the running number of working days."""

WORKING_DAYS = "_working_days"
"""A relation an engine must hold: the working days only, each `day` with its number `wd`."""

BEYOND_CALENDAR = "beyond_calendar"
"""How a statement reports a date that no bank holidays are loaded for, followed by the date (R-CAL-01)."""

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
                return exp.paren(exp.Not(this=self.expression(node.of)))
            case IsIn():
                values = [literal(value) for value in node.values]
                return exp.paren(exp.In(this=self.expression(node.of), expressions=values))
            case IsNull():
                return exp.paren(exp.Is(this=self.expression(node.of), expression=exp.Null()))
            case Difference():
                return self._binary(exp.Sub, node.left, node.right)
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
                return exp.paren(exp.GT(this=self._number_linked(node.link), expression=literal(0)))
            case LinkCount():
                return self._number_linked(node.link)
            case LinkValue():
                return column(self._links[node.link], node.column.name)
        assert_never(node)

    def is_true(self, node: Node) -> exp.Expr:
        """Yes only when the node is yes; no when it is no or not known."""
        if isinstance(node, Literal):
            return exp.convert(node.value is True)
        return exp.paren(exp.Is(this=self.expression(node), expression=exp.true()))

    def _binary(self, operator: type[exp.Binary], left: Node, right: Node) -> exp.Expr:
        return exp.paren(operator(this=self.expression(left), expression=self.expression(right)))

    def _moved(self, of: Node, number: int, unit: str) -> exp.Expr:
        step = exp.Interval(this=exp.Literal.string(str(number)), unit=exp.var(unit))
        return exp.cast(exp.Add(this=self.expression(of), expression=step), "date")

    def _number_linked(self, link: Link) -> exp.Expr:
        return exp.Coalesce(this=column(self._links[link], "_number"), expressions=[literal(0)])

    def _age(self, node: AgeInYears) -> exp.Expr:
        born, on = self.expression(node.born), self.expression(node.on)

        def day_of_year(day: exp.Expr) -> exp.Expr:
            return exp.Add(
                this=exp.Mul(this=exp.Month(this=day.copy()), expression=literal(100)),
                expression=exp.Day(this=day.copy()),
            )

        not_yet = exp.LT(this=day_of_year(on), expression=day_of_year(born))
        years = exp.Sub(this=exp.Year(this=on.copy()), expression=exp.Year(this=born.copy()))
        completed = exp.Sub(this=years, expression=when(not_yet, literal(1), literal(0)))
        return exp.paren(when(exp.GTE(this=on.copy(), expression=born.copy()), completed, exp.Null()))

    def _working_days(self, node: WorkingDays) -> exp.Expr:
        places = exp.Sub(this=self._place(node.stop), expression=self._place(node.start))
        start, stop = self.expression(node.start), self.expression(node.stop)
        known = both(is_known(start), is_known(stop))
        unloaded = when(is_null(self._place(node.start)), start, stop)
        return _or_beyond_calendar(places, known, unloaded)

    def _day_reached(self, node: AddWorkingDays) -> exp.Expr:
        if node not in self._reached:
            number = exp.Add(this=self._place(node.of), expression=literal(node.days))
            alias = f"_reached_{len(self._reached)}"
            self._reached[node] = alias
            self._join(WORKING_DAYS, alias, exp.EQ(this=column(alias, "wd"), expression=number))
        of = self.expression(node.of)
        return _or_beyond_calendar(column(self._reached[node], "day"), is_known(of), of)

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
        this=exp.Literal.string(f"{BEYOND_CALENDAR} "), expression=exp.cast(day.copy(), "text"), safe=True
    )
    stop = exp.Anonymous(this="ERROR", expressions=[message])
    return exp.Coalesce(this=found, expressions=[when(known, stop, exp.Null())])


def column(table: str, name: str) -> exp.Column:
    """A column of a table, both names quoted."""
    return exp.column(exp.to_identifier(name, quoted=True), table=exp.to_identifier(table, quoted=True))


def relation(name: str, alias: str) -> exp.Table:
    """A table under the name it is used by, both quoted."""
    return exp.Table(
        this=exp.to_identifier(name, quoted=True),
        alias=exp.TableAlias(this=exp.to_identifier(alias, quoted=True)),
    )


def literal(value: bool | int | str | date) -> exp.Expr:
    """A value written into a statement, a date cast to one."""
    return exp.convert(value)


def when(condition: exp.Expr, then: exp.Expr, otherwise: exp.Expr) -> exp.Case:
    """One value if the condition is true, another if not."""
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def both(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Both conditions, in brackets."""
    return exp.paren(exp.And(this=left.copy(), expression=right.copy()))


def is_null(value: exp.Expr) -> exp.Expr:
    """The value is missing."""
    return exp.paren(exp.Is(this=value.copy(), expression=exp.Null()))


def is_known(value: exp.Expr) -> exp.Expr:
    """The value is there."""
    return exp.Not(this=is_null(value))
