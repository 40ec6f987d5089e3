"""The rows behind a count of children's reports, read from a snapshot: keyed codes, never a name or a local id."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow.parquet as pq

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.expressions import Column
from safeboard.grammar.measure.measures import During
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.snapshots import folder_of
from safeboard.kernel.indicators.spikes.decomposing import Report

SOURCE = "source"
NOT_RECORDED = "not recorded"


class RowsGone(LookupError):
    """The rows were deleted as agreed; what was counted from them stays."""


def can_be_taken_apart(indicator: Indicator) -> bool:
    """Whether the rows of an indicator are reports about single children that it counts one by one.

    So it is with contacts, referrals and enquiries. Figures that an agency counted itself say nothing of single children.
    """
    measure = indicator.measure
    table = REGISTRY.tables[measure.table.name]
    return (
        indicator.unit in (Unit.COUNT, Unit.RATE)
        and table.counts is Counts.CHILDREN
        and measure.table.person is not None
        and isinstance(measure.period, During)
        and isinstance(measure.period.on, Column)
        and measure.numerator is None
        and measure.count == "rows"
    )


def has_source(indicator: Indicator) -> bool:
    """Whether each row names the agency it came from."""
    return isinstance(indicator.measure.breakdowns.get(SOURCE), Column)


def reports(
    snapshot: Snapshot, indicator: Indicator, area: str, periods: Sequence[Period]
) -> list[list[Report]]:
    """The reports of each period. Raises RowsGone where the snapshot's rows were deleted."""
    measure = indicator.measure
    table, on = measure.table, measure.period.on  # type: ignore[union-attr]
    source = measure.breakdowns[SOURCE].name if has_source(indicator) else ""  # type: ignore[attr-defined]
    folder = folder_of(snapshot) / table.name
    if not folder.exists():
        raise RowsGone(f"The rows of {table.name} were deleted as agreed.")
    columns = [str(table.person), on.name, *([source] if source else [])]
    found: list[list[Report]] = []
    for over in periods:
        those: list[Report] = []
        for file in sorted(folder.glob(f"area={area}/year=*/rows.parquet")):
            rows = pq.read_table(
                file,
                columns=columns,
                filters=[(on.name, ">=", over.start), (on.name, "<=", over.end)],
                partitioning=None,
            )
            values = [rows.column(name).to_pylist() for name in columns]
            said = values[2] if source else [""] * rows.num_rows
            those += [
                Report(child, day, each if each is not None else NOT_RECORDED)
                for child, day, each in zip(values[0], values[1], said, strict=True)
            ]
        found.append(those)
    return found
