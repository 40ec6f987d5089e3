"""Random tables and random definitions: the engines must give the same counts (architecture section 5)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeboard.grammar.measure.amounts import Amount
from safeboard.grammar.measure.duck import DuckEngine
from safeboard.grammar.measure.expressions import (
    EVERY_ROW,
    Expression,
    add_days,
    add_months,
    add_working_days,
    age_in_years,
    working_days,
)
from safeboard.grammar.measure.links import LinkedRows, linked
from safeboard.grammar.measure.measures import Cohort, During, Follow, Measure, OpenAt
from safeboard.grammar.measure.nodes import Kind
from safeboard.grammar.measure.periods import period
from safeboard.grammar.measure.reference import ReferenceEngine
from safeboard.grammar.measure.tables import Field, Table

FIELDS = (
    Field("person", Kind.TEXT),
    Field("household", Kind.TEXT),
    Field("on", Kind.DATE),
    Field("until", Kind.DATE),
    Field("source", Kind.TEXT),
    Field("number", Kind.INTEGER),
    Field("met", Kind.BOOLEAN),
)
visits = Table("visits", FIELDS)
plans = Table("plans", FIELDS)
LINKABLE = (plans, visits.alias("prior"), plans.alias("other"))

# Few values, so that they meet; ends of months and years, leap days and Easter, where rules differ.
NOTABLE = st.sampled_from(
    [
        date(2015, 3, 31), date(2015, 4, 1), date(2015, 12, 23), date(2015, 12, 31), date(2016, 1, 31),
        date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 25), date(2016, 3, 31), date(2017, 2, 28),
    ]
)  # fmt: skip
DATES = st.one_of(NOTABLE, NOTABLE, NOTABLE, st.dates(date(2015, 1, 1), date(2017, 12, 31)))
TEXTS = st.sampled_from(["school", "police", "it's", "", "Zoë", 'a"b', "%", "not recorded"])
NUMBERS = st.integers(-1, 3)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS,
    Kind.DATE: DATES,
    Kind.INTEGER: NUMBERS,
    Kind.BOOLEAN: st.booleans(),
}
PERIODS = [
    "2014-15",
    "2015-16",
    "2015-16Q4",
    "2016-03",
    "2016-02",
    "AY2015-16",
    "2016-03-31",
    "2015-12-31",
    "2013-14",
]


@st.composite
def tables(draw: st.DrawFn, most: int = 7) -> list[dict[str, Any]]:
    def row(key: int) -> dict[str, Any]:
        drawn = {each.name: draw(st.none() | VALUES[each.kind]) for each in FIELDS[2:]}
        shared = {
            "person": draw(st.sampled_from(["p1", "p1", "p2", None])),
            "household": draw(st.sampled_from(["h1", "h2", None])),
        }
        return {"key": f"k{key}", **shared, **drawn}

    return draw(st.permutations([row(key) for key in range(draw(st.integers(0, most) | st.just(most)))]))


@st.composite
def links(draw: st.DrawFn) -> tuple[LinkedRows, Table]:
    table = draw(st.sampled_from(LINKABLE))
    where = draw(st.none() | expressions(Kind.BOOLEAN, (visits, table), 2, may_link=False))
    # Most random conditions are false, and an ordering of the dates is what real links say.
    near = draw(st.sampled_from([None, table.on < visits.on, table.on <= add_months(visits.on, 12)]))
    both = near if where is None else where if near is None else (near | where)
    link = linked(
        table,
        same=draw(st.sampled_from(["person", "person", "household"])),
        where=both,
        order_by=draw(st.sampled_from([table.on, table.number, table.source, table.met])),
        pick=draw(st.sampled_from(["first", "last"])),
    )
    return link, table


@cache
def expressions(
    kind: Kind, over: tuple[Table, ...], depth: int, may_link: bool = True
) -> st.SearchStrategy[Expression]:
    """Random expressions of one kind over the columns of these tables, links among them when allowed."""
    columns = [table[each.name] for table in over for each in table.columns if each.kind is kind]
    leaf: st.SearchStrategy[Expression] = st.sampled_from(columns)
    if kind is Kind.BOOLEAN:
        leaf = leaf | st.just(EVERY_ROW)
    if depth == 0:
        return leaf

    def deeper(of: Kind) -> st.SearchStrategy[Expression]:
        return expressions(of, over, depth - 1, may_link)

    def operand(of: Kind) -> st.SearchStrategy[Any]:
        return deeper(of) | VALUES[of]

    choices: list[st.SearchStrategy[Expression]] = [leaf]
    if may_link and kind is not Kind.BOOLEAN:
        choices.append(
            links().flatmap(
                lambda found: st.sampled_from([each.name for each in FIELDS if each.kind is kind]).map(
                    lambda name: found[0].value(found[1][name])
                )
            )
        )
    match kind:
        case Kind.BOOLEAN:
            compared = st.sampled_from(Kind).flatmap(
                lambda of: st.builds(
                    _compare,
                    deeper(of),
                    operand(of),
                    st.sampled_from("<>=!lg" if of in (Kind.DATE, Kind.INTEGER) else "=!"),
                )
            )
            # A thing compared with itself is what tells `<` from `<=`.
            itself = st.sampled_from([Kind.DATE, Kind.INTEGER]).flatmap(
                lambda of: st.builds(
                    lambda a, sign: _compare(a, a, sign), deeper(of), st.sampled_from("<>=!lg")
                )
            )
            choices += [
                compared,
                compared,
                itself,
                st.builds(lambda a, b: a & b, deeper(kind), deeper(kind)),
                st.builds(lambda a, b: a | b, deeper(kind), deeper(kind)),
                st.builds(lambda a: ~a, deeper(kind)),
                st.sampled_from(Kind).flatmap(lambda of: st.builds(lambda a: a.is_null(), deeper(of))),
                st.sampled_from(Kind).flatmap(
                    lambda of: st.builds(
                        lambda a, values: a.is_in(values),
                        deeper(of),
                        st.lists(VALUES[of], min_size=1, max_size=3),
                    )
                ),
            ]
            if may_link:
                choices.append(links().map(lambda found: found[0].exists()))
        case Kind.INTEGER:
            choices += [
                st.builds(lambda a, b: a - b, deeper(kind), operand(kind)),
                st.builds(lambda a, b: a - b, deeper(Kind.DATE), operand(Kind.DATE)),
                st.builds(working_days, operand(Kind.DATE), deeper(Kind.DATE)),
                st.builds(age_in_years, deeper(Kind.DATE), operand(Kind.DATE)),
            ]
            if may_link:
                choices.append(links().map(lambda found: found[0].count()))
        case Kind.DATE:
            choices += [
                st.builds(add_months, deeper(kind), st.integers(-12, 12)),
                st.builds(add_days, deeper(kind), st.integers(-60, 60)),
                st.builds(add_working_days, deeper(kind), st.integers(1, 45)),
            ]
        case Kind.TEXT:
            pass
    return st.one_of(choices)


def _compare(left: Expression, right: Any, operator: str) -> Expression:
    match operator:
        case "<":
            return left < right
        case ">":
            return left > right
        case "l":
            return left <= right
        case "g":
            return left >= right
        case "=":
            return left == right
        case _:
            return left != right


DURATIONS = {"working days": working_days, "age": age_in_years, "days": lambda start, stop: stop - start}


def _own(kind: Kind, depth: int) -> st.SearchStrategy[Expression]:
    return expressions(kind, (visits,), depth)


@st.composite
def measures(draw: st.DrawFn, name: str) -> Measure:
    dated = draw(
        st.just(visits.on) | st.just(visits.until) | expressions(Kind.DATE, (visits,), 1, may_link=False)
    )
    timing = draw(
        st.sampled_from(
            [
                During(dated),
                Cohort(dated, Follow(days=14)),
                OpenAt(visits.on, visits.until),
                OpenAt(dated, visits.until),
            ]
        )
    )
    part = st.none() | st.just(EVERY_ROW) | _own(Kind.BOOLEAN, 3)
    return Measure(
        name,
        visits,
        timing,
        numerator=draw(_own(Kind.BOOLEAN, 3)),
        denominator=draw(part),
        excluded=draw(st.none() | _own(Kind.BOOLEAN, 2)),
        count=draw(st.sampled_from(["rows", "people"])),
        breakdowns={
            "by": draw(st.just(visits.source) | _own(Kind.TEXT, 1)),
            "home": draw(st.just(visits.household) | _own(Kind.TEXT, 1)),
        },
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Measure], list[str]]:
    wanted = [draw(measures(f"M{number}")) for number in range(draw(st.integers(1, 2)))]
    wanted.append(Measure("open", visits, OpenAt(visits.on, visits.until), breakdowns={"by": visits.source}))
    for name, duration in DURATIONS.items():
        days = [draw(_own(Kind.DATE, 1)), draw(_own(Kind.DATE, 1) | DATES)]
        long = duration(*draw(st.permutations(days))) > draw(st.integers(-2, 2) | st.integers(-300, 300))
        wanted.append(Measure(name, visits, During(visits.on), long, breakdowns={"by": visits.source}))
    # Split by the key of the linked row that was picked, every wrong pick shows.
    found, table = draw(links())
    picked = {"by": found.value(table["key"])}
    wanted.append(Measure("picked", visits, During(visits.on), found.count() == 1, breakdowns=picked))
    for number in range(2):
        # What is added up: any number, for any rows, with and without a whole.
        amounts = [
            Amount(draw(_own(Kind.INTEGER, 1)), draw(st.none() | _own(Kind.BOOLEAN, 1))) for _ in range(2)
        ]
        timing = draw(st.sampled_from([During(visits.on), OpenAt(visits.on, visits.until)]))
        of_one, of_two = amounts[0], draw(st.sampled_from([None, amounts[1]]))
        by = {"by": visits.source}
        wanted.append(Measure(f"sum {number}", visits, timing, of_one, of_two, breakdowns=by))
    for number in range(8):
        # Asked of every row, yes and not known apart, so that no difference hides behind another.
        said = draw(_own(Kind.BOOLEAN, 1 + number % 3))
        by = {"by": visits.source}
        wanted.append(Measure(f"yes {number}", visits, During(visits.on), said, breakdowns=by))
        wanted.append(Measure(f"null {number}", visits, During(visits.on), said.is_null(), breakdowns=by))
    # Whole months are added up in another way than periods that begin or end within one.
    asked = draw(st.sampled_from([PERIODS, [code for code in PERIODS if code.count("-") < 2]]))
    return wanted, draw(st.lists(st.sampled_from(asked), min_size=2, max_size=4))


def _agree(
    first: list[dict[str, Any]], second: list[dict[str, Any]], asked: tuple[list[Measure], list[str]]
) -> None:
    wanted, codes = asked
    data = {visits: first, plans: second}
    spans = [period(code) for code in codes]
    reference, duck = ReferenceEngine(data), DuckEngine.over_rows(data)
    for by in (None, "by"):
        assert duck.count(wanted, spans, by=by) == reference.count(wanted, spans, by=by)
    assert duck.count_every_way(wanted, spans) == reference.count_every_way(wanted, spans)
    # Counted apart by any text, a household's rows say nothing of another's; "h9" has none.
    houses = ("h1", "h9")
    assert duck.count_apart("household", houses, wanted, spans) == reference.count_apart(
        "household", houses, wanted, spans
    )


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=SLOW, database=None)
@given(tables(), tables(), questions())
def test_engines_agree(first: list[dict[str, Any]], second: list[dict[str, Any]], asked: Any) -> None:
    _agree(first, second, asked)


@pytest.mark.faults
@pytest.mark.timeout(1800)
@settings(max_examples=2000, deadline=None, suppress_health_check=SLOW)
@given(tables(), tables(), questions())
def test_engines_agree_at_length(
    first: list[dict[str, Any]], second: list[dict[str, Any]], asked: Any
) -> None:
    _agree(first, second, asked)
