"""Plans as stretches of time: how long each is running, and which one starts while another kind of plan is running."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from polars import col

from safeboard.grammar.statutory.rules import blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables, pairs

STARTS, UNTIL, OPEN = "starts", "until", "open"


@dataclass(frozen=True)
class Span:
    """The columns of a table that say when something starts and ends."""

    table: str
    starts: str
    ends: str


IN_NEED_PLAN = Span("CINPlanDates", "CINPlanStartDate", "CINPlanEndDate")
PROTECTION_PLAN = Span("ChildProtectionPlans", "CPPstartDate", "CPPendDate")


def running(tables: Tables, span: Span) -> pl.DataFrame:
    """When each row starts (`starts`) and until when it runs (`until`): one without an end, `open`, to the reference date.

    Shape: a row for each of the table that has a start, with `row` and `child`. `until` is null where an end is
    written that cannot be read.
    """
    without_end = blank(span.ends)
    until = pl.when(without_end).then(pl.lit(tables.ends_on)).otherwise(col(span.ends))
    dated = tables.marked(span.table).select(
        ROW, CHILD, col(span.starts).alias(STARTS), until.alias(UNTIL), without_end.alias(OPEN)
    )
    return dated.drop_nulls(STARTS)


def starting_during(tables: Tables, these: Span, others: Span) -> pl.Series:
    """The rows of one kind of plan that start while one of another kind runs for the child.

    The first day counts and the last does not, unless the other one is open: then the reference date counts too.
    """
    beside = pairs(running(tables, these), running(tables, others), on=CHILD)
    starts, until = col(STARTS), col(f"{UNTIL}_other")
    inside = (starts >= col(f"{STARTS}_other")) & (
        (starts < until) | (col(f"{OPEN}_other") & (starts == until))
    )
    return beside.filter(inside)[ROW]
