from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from safeboard.grammar.measure.counts import Results
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.grammar.measure.tables import Rows, Table

Count = Callable[..., Results]


@pytest.fixture(params=["reference", "duck"])
def count(request: pytest.FixtureRequest) -> Count:
    """Counts measures over rows on one engine; every worked example runs on each."""

    def counted(
        data: Mapping[Table, Rows], measures: Measure | Iterable[Measure], *codes: str, by: str | None = None
    ) -> Results:
        make = ReferenceEngine if request.param == "reference" else DuckEngine.over_rows
        wanted = [measures] if isinstance(measures, Measure) else list(measures)
        return make(data).count(wanted, [period(code) for code in codes], by=by)

    return counted
