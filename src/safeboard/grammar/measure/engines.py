"""Which engine counts: one setting, one name."""

from __future__ import annotations

from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.spark import SparkEngine
from safeboard.grammar.measure.statements import StatementEngine

ENGINES: dict[str, type[StatementEngine]] = {"duckdb": DuckEngine, "spark": SparkEngine}


def engine_called(name: str) -> type[StatementEngine]:
    """The engine of that name. Raises MeaningError naming those there are."""
    if name not in ENGINES:
        raise MeaningError(f"There is no engine '{name}'. There are: {', '.join(ENGINES)}.")
    return ENGINES[name]
