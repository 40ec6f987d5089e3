"""The indicator language: what is counted, said in small frozen expressions, and the engines that count it.

Say it with tables, expressions, links and measures; run it with `ReferenceEngine` (plain Python) or
`DuckEngine`. Engines only count: percentages, intervals and judgement are worked out elsewhere.
"""

from safeboard.grammar.measure.counts import NOT_RECORDED, CountKey, Counts, Results
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.expressions import (
    EVERY_ROW,
    Column,
    Expression,
    add_days,
    add_months,
    add_working_days,
    age_in_years,
    working_days,
)
from safeboard.grammar.measure.links import LinkedRows, linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.periods import Period, PeriodKind, period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.grammar.measure.tables import Field, Table

__all__ = [
    "EVERY_ROW",
    "NOT_RECORDED",
    "Cohort",
    "Column",
    "CountKey",
    "Counts",
    "DuckEngine",
    "During",
    "Expression",
    "Field",
    "Follow",
    "Kind",
    "LinkedRows",
    "MeaningError",
    "Measure",
    "OpenAt",
    "Period",
    "PeriodKind",
    "ReferenceEngine",
    "Results",
    "Table",
    "add_days",
    "add_months",
    "add_working_days",
    "age_in_years",
    "linked",
    "period",
    "working_days",
]
