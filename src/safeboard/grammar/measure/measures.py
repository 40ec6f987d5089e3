"""What an indicator counts: the table, the period it belongs to, numerator, denominator, exclusions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, TypeAlias

from safeboard.grammar import dates
from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.expressions import Expression, describe
from safeboard.grammar.measure.links import outer_column
from safeboard.grammar.measure.nodes import (
    ColumnOf,
    Kind,
    MeaningError,
    Node,
    columns_of_link,
    links_in,
    walk,
)
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.tables import Table


@dataclass(frozen=True, slots=True, eq=False)
class During:
    """Rows whose date falls in the period, both its ends included.

    Example: ``During(referrals.received_on)`` - referrals received in the year.
    """

    on: Expression

    def __post_init__(self) -> None:
        _check_date("During", self.on)

    def __str__(self) -> str:
        return f"by {self.on}"


@dataclass(frozen=True, slots=True, eq=False)
class OpenAt:
    """Rows open at the end of the period's last day: started by then and not ended by then.

    Example: ``OpenAt(plans.started_on, plans.ended_on)`` - children on a plan on 31 March.
    A row that ends on the day is not open at its end; a row without a start is not counted.
    """

    start: Expression
    end: Expression

    def __post_init__(self) -> None:
        _check_date("OpenAt", self.start)
        _check_date("OpenAt", self.end)

    def __str__(self) -> str:
        return f"open at the end of the last day: from {self.start} until {self.end}"


@dataclass(frozen=True, slots=True)
class Follow:
    """How long a cohort is followed before its result is final.

    Example: ``Follow(days=14)`` or ``Follow(months=12)``.
    """

    days: int = 0
    months: int = 0

    def __post_init__(self) -> None:
        if self.days < 0 or self.months < 0 or bool(self.days) == bool(self.months):
            raise MeaningError("Follow needs either days or months, one of them and more than 0.")

    def __str__(self) -> str:
        return f"{self.months} months" if self.months else f"{self.days} days"


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """Rows whose date falls in the period, judged by what happened to them afterwards.

    Example: ``Cohort(contacts.received_on, follow=Follow(days=14))`` - contacts of the month that led to
    a referral (R-FD-08). The counts are the same as `During`; until everybody has been followed for
    the full time the result is immature and may still rise.
    """

    on: Expression
    follow: Follow

    def __post_init__(self) -> None:
        _check_date("Cohort", self.on)

    def __str__(self) -> str:
        return f"by {self.on}, each row followed for {self.follow}"

    def matures_on(self, over: Period) -> date:
        """The day from which the period's result is final."""
        if self.follow.months:
            return dates.add_months(over.end, self.follow.months)
        return over.end + timedelta(days=self.follow.days)

    def is_mature(self, over: Period, as_at: date) -> bool:
        """Whether everybody has been followed for the full time by that day."""
        return self.matures_on(over) <= as_at


Timing: TypeAlias = During | OpenAt | Cohort


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """What one indicator counts, checked when it is written.

    Example (T1-07, R-FD-07)::

        Measure(
            "T1-07", referrals, During(referrals.received_on),
            numerator=earlier.exists(), denominator=EVERY_ROW,
            breakdowns={"source": referrals.source},
        )

    - `denominator`: which rows of the period are judged; None makes the measure a plain count.
    - `excluded`: rows that cannot be judged; taken out of both parts and counted apart.
    - `numerator`: which of the rest count; None is all of them. A row for which it is not known is not
      in the numerator but stays in the denominator: an assessment not yet authorised is not in time.
    - a part that is an `Amount` adds up a number of each row instead of counting rows; then every part is one, and
      a row with a number that is not known is excluded.
    - `count="people"`: different children rather than rows. A row whose child is not known stands for
      one child of its own. A child with several rows is in a part when any of its rows is.
    - `breakdowns`: texts to split by; blank becomes "not recorded".
    """

    name: str
    table: Table
    period: Timing
    numerator: Expression | Amount | None = None
    denominator: Expression | Amount | None = None
    excluded: Expression | None = None
    count: Literal["rows", "people"] = "rows"
    breakdowns: Mapping[str, Expression] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.name or not isinstance(self.name, str):
            raise MeaningError("A measure needs a name, for example 'T1-07'.")
        if not isinstance(self.table, Table):
            raise MeaningError(f"{self.name}: the table is missing; {self.table!r} is not one.")
        if not isinstance(self.period, During | OpenAt | Cohort):
            raise MeaningError(f"{self.name}: the period is During(...), OpenAt(...) or Cohort(...).")
        if self.count not in ("rows", "people"):
            raise MeaningError(f"{self.name}: count is 'rows' or 'people', not {self.count!r}.")
        if self.count == "people" and self.table.person is None:
            raise MeaningError(f"{self.name}: '{self.table.name}' is not about people; count rows.")
        if self.adds_up:
            self._check_amounts()
        else:
            for part in ("numerator", "denominator", "excluded"):
                self._check_part(part, getattr(self, part), Kind.BOOLEAN)
        for node in timing_nodes(self.period):
            self._check_columns("period", node)
        for by, expression in self.breakdowns.items():
            if not by:
                raise MeaningError(f"{self.name}: a breakdown needs a name.")
            self._check_part(f"breakdown '{by}'", expression, Kind.TEXT)
        object.__setattr__(self, "breakdowns", MappingProxyType(dict(self.breakdowns)))

    @property
    def adds_up(self) -> bool:
        """Whether it adds up numbers that the rows carry, rather than counting rows."""
        return isinstance(self.numerator, Amount) or isinstance(self.denominator, Amount)

    def parts(self) -> tuple[Expression, ...]:
        """What the numerator, the denominator and the excluded say about a row."""
        said: list[Expression] = []
        for part in (self.numerator, self.denominator, self.excluded):
            if isinstance(part, Amount):
                said += part.expressions()
            elif part is not None:
                said.append(part)
        return tuple(said)

    def expressions(self) -> tuple[Expression, ...]:
        """Everything the measure says about a row: its parts and its breakdowns."""
        return (*self.parts(), *self.breakdowns.values())

    def breakdown(self, by: str) -> Expression:
        """The expression of one breakdown. Raises MeaningError naming those the measure has."""
        if by not in self.breakdowns:
            known = ", ".join(self.breakdowns) or "none"
            raise MeaningError(f"{self.name} has no breakdown '{by}'. It has: {known}.")
        return self.breakdowns[by]

    def _check_amounts(self) -> None:
        whole = isinstance(self.denominator, Amount) or self.denominator is None
        if not isinstance(self.numerator, Amount) or not whole or self.excluded is not None:
            raise MeaningError(
                f"{self.name}: a measure that adds up numbers has an Amount in each part and nothing excluded; a number "
                "that is not known excludes its row by itself."
            )
        if self.count != "rows":
            raise MeaningError(
                f"{self.name}: numbers are added up over rows; people cannot be told apart in them."
            )
        for expression in self.parts():
            self._check_columns("amount", expression.node)

    def _check_part(self, part: str, expression: Expression | None, kind: Kind) -> None:
        if expression is None:
            return
        if not isinstance(expression, Expression):
            raise MeaningError(f"{self.name}: the {part} is not an expression: {expression!r}.")
        if expression.kind is not kind:
            raise MeaningError(
                f"{self.name}: the {part} must be {kind.value}, but {describe(expression.node)}."
            )
        self._check_columns(part, expression.node)

    def _check_columns(self, part: str, node: Node) -> None:
        links = links_in(node)
        for link in links:
            if link.table == self.table.name:
                raise MeaningError(
                    f"{self.name}: the {part} links '{link.table}' to itself. "
                    f'Name the other rows first: prior = {link.table}.alias("prior").'
                )
            outer_column(link, self.table)
        spoken = [part for part in walk(node) if isinstance(part, ColumnOf)]
        for link in links:
            spoken += [column for column in columns_of_link(link) if column.table != link.table]
        for column in spoken:
            if column.table != self.table.name:
                raise MeaningError(
                    f"{self.name}: the {part} names '{column.table}.{column.name}', but the measure counts "
                    f"'{self.table.name}'. Reach other tables with linked({column.table}, where=...)."
                )
            if not self.table.holds(column.relation, column.name, column.kind):
                raise MeaningError(
                    f"{self.name}: '{column.table}.{column.name}' is {column.kind.value} in the {part}, "
                    f"but the table '{self.table.name}' declares no such column."
                )


def timing_nodes(timing: Timing) -> tuple[Node, ...]:
    """The dates a period kind looks at: one, or start and end."""
    if isinstance(timing, OpenAt):
        return (timing.start.node, timing.end.node)
    return (timing.on.node,)


def _check_date(word: str, expression: Expression) -> None:
    if not isinstance(expression, Expression) or expression.kind is not Kind.DATE:
        said = describe(expression.node) if isinstance(expression, Expression) else repr(expression)
        raise MeaningError(f"{word} needs a date column, but {said}.")
    if links_in(expression.node):
        raise MeaningError(f"{word} needs a date of the row itself, not of a linked row: '{expression}'.")
