"""The words an indicator is written in: columns, comparisons, and, or, not, dates and working days.

Every expression is checked when it is built, so a definition that has no meaning never reaches an
engine. Nothing is computed here: operators only build nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

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
    Literal,
    MeaningError,
    Node,
    Not,
    Operator,
    Or,
    WorkingDays,
    kind_of,
)
from safeboard.grammar.measure.words import in_words, value_in_words

_FURTHEST_DAYS = 36_600
_FURTHEST_MONTHS = 1_200
_LARGEST_NUMBER = 2**31


class Expression:
    """Something an indicator can say about a row: yes or no, a date, a whole number or a text.

    Example::

        in_time = working_days(referrals.received_on, assessments.authorised_on) <= 45
        from_school = referrals.source.is_in(["school", "college"]) & ~referrals.closed_on.is_null()
        str(from_school)   # "referrals.source is one of 'school', 'college' and ..."

    Raises MeaningError as soon as the parts do not fit each other.
    """

    __slots__ = ("node",)
    # `==` builds a comparison, so an expression can be neither a dictionary key nor in a set.
    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __init__(self, node: Node) -> None:
        self.node = node

    @property
    def kind(self) -> Kind:
        """What sort of thing this gives."""
        return kind_of(self.node)

    def __str__(self) -> str:
        return in_words(self.node)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def __bool__(self) -> bool:
        raise MeaningError(
            f"'{self}' is judged row by row, so Python cannot say yes or no here. "
            "Write & for and, | for or, ~ for not, with brackets round each comparison: "
            "(a >= b) & (a <= c)."
        )

    def __eq__(self, other: object) -> Expression:  # type: ignore[override]
        return _compare("=", self, other)

    def __ne__(self, other: object) -> Expression:  # type: ignore[override]
        return _compare("!=", self, other)

    def __lt__(self, other: object) -> Expression:
        return _compare("<", self, other)

    def __le__(self, other: object) -> Expression:
        return _compare("<=", self, other)

    def __gt__(self, other: object) -> Expression:
        return _compare(">", self, other)

    def __ge__(self, other: object) -> Expression:
        return _compare(">=", self, other)

    def __and__(self, other: object) -> Expression:
        return Expression(And(*_both_boolean("&", self, other)))

    def __rand__(self, other: object) -> Expression:
        return Expression(And(*_both_boolean("&", other, self)))

    def __or__(self, other: object) -> Expression:
        return Expression(Or(*_both_boolean("|", self, other)))

    def __ror__(self, other: object) -> Expression:
        return Expression(Or(*_both_boolean("|", other, self)))

    def __invert__(self) -> Expression:
        if self.kind is not Kind.BOOLEAN:
            raise MeaningError(f"~ means 'not' and needs yes or no, but {describe(self.node)}.")
        return Expression(Not(self.node))

    def __sub__(self, other: object) -> Expression:
        return _difference(self, other)

    def __rsub__(self, other: object) -> Expression:
        return _difference(other, self)

    def is_in(self, values: Iterable[bool | int | str | date]) -> Expression:
        """One of these values, for example ``referrals.source.is_in(["school", "police"])``."""
        if isinstance(values, str):
            raise MeaningError(f"is_in needs a list: write is_in([{values!r}]).")
        literals = [as_node(value) for value in values]
        if not literals:
            raise MeaningError(f"is_in needs at least one value for '{self}'; the list is empty.")
        for literal in literals:
            _same_kind(self.node, literal)
        chosen = tuple(literal.value for literal in literals if isinstance(literal, Literal))
        if len(chosen) != len(literals):
            raise MeaningError("is_in needs plain values; to compare with a column write == and |.")
        return Expression(IsIn(self.node, chosen))

    def is_null(self) -> Expression:
        """The value is missing."""
        return Expression(IsNull(self.node))

    def is_not_null(self) -> Expression:
        """The value is there."""
        return Expression(Not(IsNull(self.node)))


class Column(Expression):
    """One column of a table, got from it: ``referrals.received_on``.

    Carries `table` (the name in use), `name`, `kind`, `nullable` and `title`, what it holds in plain words.
    """

    __slots__ = ("name", "nullable", "relation", "table", "title")
    node: ColumnOf

    def __init__(
        self, table: str, name: str, kind: Kind, *, relation: str = "", nullable: bool = True, title: str = ""
    ) -> None:
        super().__init__(ColumnOf(table, relation or table, name, kind))
        self.table = table
        self.name = name
        self.relation = relation or table
        self.nullable = nullable
        self.title = title


EVERY_ROW = Expression(Literal(True, Kind.BOOLEAN))
"""As a denominator: every row of the period, for example all referrals received in the year."""


def working_days(start: object, stop: object) -> Expression:
    """Working days after the start up to and including the stop, the trigger day being day 0 (R-CAL-02).

    Example: ``working_days(strategy.started_on, conferences.held_on) <= 15`` (R-ICPC-01).
    Negative when the stop is earlier; not known when either date is.
    """
    return Expression(WorkingDays(_date("working_days", start), _date("working_days", stop)))


def add_months(of: object, months: int) -> Expression:
    """The date so many calendar months on, clamped to the last day of a short month (R-CAL-03).

    Example: ``referrals.received_on <= add_months(prior.received_on, 12)`` (R-FD-07).
    """
    _whole_number("add_months", months, _FURTHEST_MONTHS)
    return Expression(AddMonths(_date("add_months", of), months))


def add_days(of: object, days: int) -> Expression:
    """The date so many days on, for example ``add_days(contacts.received_on, 14)``."""
    _whole_number("add_days", days, _FURTHEST_DAYS)
    return Expression(AddDays(_date("add_days", of), days))


def add_working_days(of: object, days: int) -> Expression:
    """The date so many working days after, the trigger day being day 0 (R-CAL-02).

    Example: ``During(add_working_days(referrals.received_on, 45))`` - assessments due in the month (R-CAL-07).
    """
    _whole_number("add_working_days", days, _FURTHEST_DAYS)
    if days < 1:
        raise MeaningError(f"add_working_days goes forward by 1 or more; {days} does not.")
    return Expression(AddWorkingDays(_date("add_working_days", of), days))


def age_in_years(born: object, on: object) -> Expression:
    """Age in completed years on a date; born on 29 February, a year older on 1 March (R-CAL-05).

    Not known before birth: an unborn child has no age.
    Example: ``age_in_years(children.born_on, referrals.received_on) < 18``.
    """
    return Expression(AgeInYears(_date("age_in_years", born), _date("age_in_years", on)))


def as_node(value: object) -> Node:
    """The node of an expression, or of a plain text, date, whole number or yes/no.

    Raises MeaningError for None (ask ``.is_null()``), fractions, and dates with a time of day.
    """
    if isinstance(value, Expression):
        return value.node
    if value is None:
        raise MeaningError("Nothing equals a missing value. Ask .is_null() or .is_not_null() instead.")
    if isinstance(value, bool):
        return Literal(value, Kind.BOOLEAN)
    if isinstance(value, int):
        if abs(value) >= _LARGEST_NUMBER:
            raise MeaningError(f"The number {value} is too large to be a count of days or children.")
        return Literal(value, Kind.INTEGER)
    if isinstance(value, str):
        return Literal(value, Kind.TEXT)
    if isinstance(value, datetime):
        raise MeaningError(f"{value!r} has a time of day. Indicators use dates: write {value.date()!r}.")
    if isinstance(value, date):
        return Literal(value, Kind.DATE)
    raise MeaningError(
        f"{value!r} is a {type(value).__name__}. "
        "Use a column, a text, a date, a whole number, or True or False."
    )


def describe(node: Node) -> str:
    """The node with its kind, for messages: ``'referrals.source' is text``."""
    said = value_in_words(node.value) if isinstance(node, Literal) else f"'{in_words(node)}'"
    return f"{said} is {kind_of(node).value}"


def _compare(operator: Operator, left: Expression, right: object) -> Expression:
    node = as_node(right)
    _same_kind(left.node, node)
    if operator not in ("=", "!=") and left.kind not in (Kind.DATE, Kind.INTEGER):
        raise MeaningError(
            f"{describe(left.node)}, which has no earlier or later, more or less. Use ==, != or is_in."
        )
    return Expression(Compare(operator, left.node, node))


def _same_kind(left: Node, right: Node) -> None:
    if kind_of(left) is kind_of(right):
        return
    advice = "Compare like with like."
    if kind_of(left) is Kind.DATE and isinstance(right, Literal) and isinstance(right.value, str):
        advice = "Write the date as date(2016, 3, 31)."
    elif {kind_of(left), kind_of(right)} == {Kind.DATE, Kind.INTEGER}:
        advice = "For a number of days subtract two dates, or use working_days, add_days or add_months."
    elif isinstance(right, Literal):
        advice = f"Give {kind_of(left).value} instead."
    raise MeaningError(f"{describe(left)} but {describe(right)}, so they cannot be compared. {advice}")


def _both_boolean(symbol: str, left: object, right: object) -> tuple[Node, Node]:
    nodes = (as_node(left), as_node(right))
    for node in nodes:
        if kind_of(node) is not Kind.BOOLEAN:
            raise MeaningError(
                f"{symbol} joins two answers of yes or no, but {describe(node)}. "
                f"Put brackets round each comparison: (a == 1) {symbol} (b == 2)."
            )
    return nodes


def _difference(left: object, right: object) -> Expression:
    nodes = (as_node(left), as_node(right))
    kinds = {kind_of(node) for node in nodes}
    if kinds not in ({Kind.INTEGER}, {Kind.DATE}):
        raise MeaningError(
            "Only two whole numbers or two dates can be subtracted, but "
            f"{describe(nodes[0])} and {describe(nodes[1])}. To move a date use add_days or add_months."
        )
    return Expression(Difference(*nodes))


def _date(function: str, value: object) -> Node:
    node = as_node(value)
    if kind_of(node) is not Kind.DATE:
        raise MeaningError(f"{function} needs a date, but {describe(node)}.")
    return node


def _whole_number(function: str, number: object, furthest: int) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise MeaningError(f"{function} needs a whole number written in the definition, not {number!r}.")
    if abs(number) > furthest:
        raise MeaningError(f"{function} goes at most {furthest} either way; {number} is too far.")
