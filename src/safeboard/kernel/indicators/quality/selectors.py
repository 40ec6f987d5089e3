"""The quality of what each agency sends: filled in, free of errors, in time, with the last eight quarters (R-DAT-06)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safeboard.grammar.measure.periods import Period, period
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import DATA_SUPPLIER, INFORMATION_GOVERNANCE_LEAD
from safeboard.kernel.indicators.disclosure import Figure, breakdown
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters
from safeboard.kernel.indicators.permissions import QUALITY
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.ui.charts import sparkline

# What the page calls each measure; its definition stands on its own page.
MEASURES = {"T5-40": "Filled in", "T5-41": "Free of errors", "T5-39": "In time"}


@dataclass(frozen=True, slots=True)
class Strand:
    """One measure of one agency: its newest figure, and the quarters behind it as a small line with its words."""

    code: str
    title: str
    newest: Figure | None
    spark: str
    quarters: tuple[Figure, ...]

    @property
    def period(self) -> str:
        """The quarter of the newest figure, in words."""
        return period(self.newest.period).words if self.newest else ""

    @property
    def words(self) -> str:
        """The line for somebody who does not see it."""
        if not self.spark:
            return ""
        first, last = self.quarters[0], self.quarters[-1]
        return f"{len(self.quarters)} quarters: from {first.shown} to {last.shown}"


@dataclass(frozen=True, slots=True)
class Sender:
    """One agency with its three measures."""

    agency: str
    strands: tuple[Strand, ...]


def newest(reader: Reader) -> Snapshot | None:
    """The newest snapshot whose figures about returns this reader may see."""
    return Snapshot.visible(reader, QUALITY).last()


def senders(snapshot: Snapshot, reader: Reader) -> list[Sender]:
    """Every agency that sent or owed something in the last eight quarters; who is of one agency sees its own alone."""
    area = next(iter(areas(snapshot)), "")
    quarters = last_quarters(snapshot, area)
    figures = {code: _by_agency(snapshot, code, quarters, area) for code in MEASURES}
    names = sorted({name for found in figures.values() for name in found}, key=str.casefold)
    if reader.role in (DATA_SUPPLIER.code, INFORMATION_GOVERNANCE_LEAD.code):
        own = {str(each) for each in Agency.visible(reader, QUALITY).filter(pk=reader.agency_id)}
        names = [name for name in names if name in own]
    return [
        Sender(name, tuple(_strand(code, figures[code].get(name, ())) for code in MEASURES)) for name in names
    ]


def _by_agency(
    snapshot: Snapshot, code: str, quarters: Sequence[Period], area: str
) -> Mapping[str, Sequence[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for quarter in quarters:
        for each in breakdown(snapshot, code, quarter.code, area, "agency"):
            if each.value is not None:
                found[each.category].append(each)
    return found


def _strand(code: str, figures: Sequence[Figure]) -> Strand:
    return Strand(
        code,
        MEASURES[code],
        figures[-1] if figures else None,
        sparkline([each.value for each in figures]),
        tuple(figures),
    )
