from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from shutil import which

import pytest

from safeboard.grammar.measure.counts import Results
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.measures import Measure
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.grammar.measure.spark import SETTINGS, SparkEngine
from safeboard.grammar.measure.tables import Rows, Table

Count = Callable[..., Results]


# Compiling each statement takes a second; over a handful of rows Spark need not.
SETTINGS.update(
    {
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.ui.showConsoleProgress": "false",
    }
)
ENGINES = {"reference": ReferenceEngine, "duck": DuckEngine.over_rows, "spark": SparkEngine.over_rows}
ON_SPARK = (
    pytest.mark.spark,
    pytest.mark.skipif(
        find_spec("pyspark") is None or which("java") is None,
        reason="Spark or Java is not here: install requirements/spark.lock and Java 17",
    ),
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.timeout(3000),
)


@pytest.fixture(params=["reference", "duck", pytest.param("spark", marks=ON_SPARK)])
def count(request: pytest.FixtureRequest) -> Count:
    """Counts measures over rows on one engine; every worked example runs on each."""

    def counted(
        data: Mapping[Table, Rows], measures: Measure | Iterable[Measure], *codes: str, by: str | None = None
    ) -> Results:
        make = ENGINES[request.param]
        wanted = [measures] if isinstance(measures, Measure) else list(measures)
        return make(data).count(wanted, [period(code) for code in codes], by=by)

    return counted
