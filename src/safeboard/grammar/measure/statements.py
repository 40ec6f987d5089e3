"""What every engine that runs statements does alike: which passes, which zeros, whose results."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from safeboard.grammar.measure.counts import Results
from safeboard.grammar.measure.lines import nothing, read
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import Period
from safeboard.grammar.measure.planning import EVERY_WAY, Pass, check_tables, one_of_each, plan
from safeboard.grammar.measure.spans import Spans
from safeboard.grammar.measure.tables import Rows, Table


class StatementEngine(ABC):
    """An engine that holds tables and runs the statements of `sql` over them.

    Every engine counts the same: `ReferenceEngine` says what, worked examples and property tests hold them to it.
    """

    _tables: tuple[Table, ...]

    @classmethod
    @abstractmethod
    def over_parquet(
        cls, files: Mapping[Table, str | Path | Sequence[str]], apart: str | None = None
    ) -> Self:
        """An engine over Parquet files: a path, a glob or a list of them for each table.

        With `apart`, the name of a column that every table has, two rows may share a key where they differ in it.
        Raises MeaningError naming the table when there is no such file, a declared column is missing or
        of another kind, a value is blank that may not be, or two rows share a key.
        """

    @classmethod
    @abstractmethod
    def over_rows(cls, data: Mapping[Table, Rows]) -> Self:
        """An engine over rows in memory, for tests and worked examples.

        Raises MeaningError when a row is not what its table declares.
        """

    def count(self, measures: Iterable[Measure], periods: Iterable[Period], by: str | None = None) -> Results:
        """Counts by (measure name, period code, breakdown, category), as `ReferenceEngine.count` gives them.

        Raises MeaningError for a table, column or breakdown that is not there, and CalendarEnds when a
        date needed for a working-day count lies outside the loaded bank holidays (R-CAL-01).
        """
        return self._count(measures, periods, by, None, ("",))[""]

    def count_every_way(self, measures: Iterable[Measure], periods: Iterable[Period]) -> Results:
        """Whole and by each breakdown that a measure has, in one go, as `ReferenceEngine.count_every_way`."""
        return self._count(measures, periods, EVERY_WAY, None, ("",))[""]

    def count_apart(
        self, column: str, values: Iterable[str], measures: Iterable[Measure], periods: Iterable[Period]
    ) -> dict[str, Results]:
        """For each value of a column what `count_every_way` gives over its own rows alone.

        No row is linked to a row of another value. As `ReferenceEngine.count_apart`.
        """
        return self._count(measures, periods, EVERY_WAY, column, tuple(values))

    @abstractmethod
    def _answer(
        self, passes: Sequence[Pass], spans: Spans, take: Callable[[Pass, Iterable[Sequence[Any]]], None]
    ) -> None:
        """Run the statement of each pass, the tables of periods being there, and hand its lines over."""

    def _count(
        self,
        measures: Iterable[Measure],
        periods: Iterable[Period],
        by: str | None,
        apart: str | None,
        values: Iterable[str],
    ) -> dict[str, Results]:
        wanted, spans = one_of_each(measures), Spans.of(periods)
        check_tables(wanted, self._tables, apart)
        whole = () if by not in (None, EVERY_WAY) else wanted
        codes = [each.code for each in spans.periods]
        results = {value: nothing(whole, codes) for value in values}

        def take(one: Pass, lines: Iterable[Sequence[Any]]) -> None:
            read(one, by, lines, results)

        self._answer(plan(wanted, spans.periods, by, apart), spans, take)
        return results
