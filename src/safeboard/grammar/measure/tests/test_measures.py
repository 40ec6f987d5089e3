from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from safeboard.grammar.measure.expressions import EVERY_ROW, add_months
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.planning import EVERY_WAY, plan
from safeboard.grammar.measure.tables import Field, Table
from safeboard.grammar.measure.tests.conftest import Count

COLUMNS = (
    Field("on", Kind.DATE),
    Field("until", Kind.DATE),
    Field("source", Kind.TEXT),
    Field("met", Kind.BOOLEAN),
)
visits = Table("visits", COLUMNS)
plans = Table("plans", COLUMNS)
audits = Table("audits", COLUMNS, person=None)
numbered = Table("numbered", (Field("person", Kind.INTEGER), *COLUMNS))
during = During(visits.on)
any_plan = linked(plans)


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: Measure("", visits, during), "needs a name"),
        (lambda: Measure("M", "visits", during), "'visits' is not one"),  # type: ignore[arg-type]
        (lambda: Measure("M", visits, visits.on), "During(...), OpenAt(...) or Cohort(...)"),  # type: ignore[arg-type]
        (lambda: Measure("M", visits, during, numerator=visits.source), "the numerator must be yes or no"),
        (lambda: Measure("M", visits, during, denominator=True), "the denominator is not an expression"),  # type: ignore[arg-type]
        (lambda: Measure("M", visits, during, excluded=visits.on), "the excluded must be yes or no"),
        (
            lambda: Measure("M", visits, during, breakdowns={"by": visits.on}),
            "the breakdown 'by' must be text",
        ),
        (lambda: Measure("M", visits, during, breakdowns={"": visits.source}), "a breakdown needs a name"),
        (lambda: Measure("M", visits, during, count="children"), "count is 'rows' or 'people'"),  # type: ignore[arg-type]
        (lambda: Measure("M", audits, During(audits.on), count="people"), "'audits' is not about people"),
        (lambda: Measure("M", visits, During(plans.on)), "the period names 'plans.on'"),
        (lambda: Measure("M", visits, during, plans.met), "Reach other tables with linked(plans, where=...)"),
        (
            lambda: Measure("M", visits, during, any_plan.exists() & plans.met),
            "the numerator names 'plans.met'",
        ),
        (
            lambda: Measure("M", visits, during, linked(plans, where=plans.on < audits.on).exists()),
            "the numerator names 'audits.on'",
        ),
        (lambda: Measure("M", visits, during, linked(visits).exists()), 'visits.alias("prior")'),
        (
            lambda: Measure("M", audits, During(audits.on), any_plan.exists()),
            "cannot be linked to 'plans' by person",
        ),
        (lambda: Measure("M", visits, during, linked(numbered).exists()), "so they cannot be linked"),
        (
            lambda: Measure("M", visits, during, Table("visits", (Field("met", Kind.INTEGER),)).met == 1),
            "declares no such column",
        ),
        (lambda: During(visits.source), "During needs a date column, but 'visits.source' is text"),
        (lambda: OpenAt(visits.on, visits.met), "OpenAt needs a date column"),
        (lambda: Cohort(date(2016, 3, 31), Follow(days=1)), "Cohort needs a date column"),  # type: ignore[arg-type]
        (lambda: During(linked(plans, order_by=plans.on).value(plans.on)), "not of a linked row"),
        (lambda: Follow(), "either days or months"),
        (lambda: Follow(days=1, months=1), "either days or months"),
        (lambda: Follow(days=-1), "either days or months"),
    ],
)
def test_a_measure_without_meaning_is_refused_when_it_is_written(
    build: Callable[[], object], said: str
) -> None:
    with pytest.raises(MeaningError) as refused:
        build()
    assert said in str(refused.value)


def test_a_measure_cannot_be_changed() -> None:
    measure = Measure("M", visits, during, breakdowns={"source": visits.source})
    with pytest.raises(TypeError):
        measure.breakdowns["other"] = visits.source  # type: ignore[index]
    with pytest.raises(AttributeError):
        measure.name = "N"  # type: ignore[misc]


def test_measures_that_share_table_and_period_are_read_in_one_pass_by_all_their_breakdowns() -> None:
    """Architecture section 5: a plan fuses indicators that share a table and period into one pass (ADR 0026)."""
    by_source = {"source": visits.source}
    together = [
        Measure("A", visits, During(visits.on), visits.met, breakdowns=by_source),
        Measure("B", visits, Cohort(visits.on, Follow(days=14)), any_plan.exists(), breakdowns=by_source),
        Measure("C", visits, During(visits.on), linked(plans).exists(), breakdowns=by_source),
        Measure("G", visits, During(visits.on), breakdowns={"source": any_plan_source()}),
    ]
    apart = [
        Measure("D", visits, During(visits.until), breakdowns=by_source),
        Measure("E", visits, OpenAt(visits.on, visits.until), breakdowns=by_source),
        Measure("F", plans, During(plans.on), breakdowns={"source": plans.source}),
        # A child seen in two months is one child of the year, so its months cannot be added up.
        Measure("H", visits, During(visits.on), count="people", breakdowns=by_source),
    ]
    months = period("2015-16").months()
    passes = plan([*together, *apart], months, EVERY_WAY)
    assert [[measure.name for measure in one.measures] for one in passes] == [
        ["A", "B", "C", "G"],
        ["D"],
        ["E"],
        ["F"],
        ["H"],
    ]
    assert all(one.spans.periods == months and one.whole for one in passes)
    assert [len(one.categories) for one in passes] == [2, 1, 1, 1, 1]
    assert [len(one.categories) for one in plan(together, months)] == [0]
    # A, B, C and G: what all rows are, what is met, what is linked; each is added up once.
    assert len(passes[0].tallies) == 3


def any_plan_source():  # noqa: ANN201
    return linked(plans, order_by=plans.on).value(plans.source)


def test_engines_refuse_what_they_cannot_count(count: Count) -> None:
    measure = Measure("M", visits, during, any_plan.exists(), EVERY_ROW, breakdowns={"source": visits.source})
    with pytest.raises(MeaningError, match="M needs the table 'plans', which was not given"):
        count({visits: []}, measure, "2015-16")
    with pytest.raises(MeaningError, match="M needs the column 'source' of 'visits' to be text"):
        count({Table("visits", (Field("on", Kind.TEXT),)): [], plans: []}, measure, "2015-16")
    with pytest.raises(MeaningError, match=r"M has no breakdown 'team'\. It has: source"):
        count({visits: [], plans: []}, measure, "2015-16", by="team")
    with pytest.raises(MeaningError, match="Two different measures are called 'M'"):
        count({visits: [], plans: []}, [measure, Measure("M", visits, during)], "2015-16")


def test_the_same_measure_and_period_given_twice_count_once(count: Count) -> None:
    measure = Measure("M", visits, During(add_months(visits.on, 1)))
    rows = [{"key": "a", "person": "p", "on": date(2015, 4, 1), "until": None, "source": None, "met": None}]
    results = count({visits: rows}, [measure, measure], "2015-05", "2015-05")
    assert [counts.numerator for counts in results.values()] == [1]
