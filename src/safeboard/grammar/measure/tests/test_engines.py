from __future__ import annotations

import sys

import pytest

from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.engines import engine_called
from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.spark import SparkEngine


def test_one_word_chooses_the_engine() -> None:
    assert (engine_called("duckdb"), engine_called("spark")) == (DuckEngine, SparkEngine)
    with pytest.raises(MeaningError, match=r"There is no engine 'duck'\. There are: duckdb, spark"):
        engine_called("duck")


def test_where_spark_is_not_installed_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.delitem(sys.modules, "pyspark.sql", raising=False)
    with pytest.raises(
        MeaningError, match=r"Spark is not installed\. Install requirements/spark\.lock and Java 17"
    ):
        SparkEngine.over_rows({})
