from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from safeboard.grammar.measure.expressions import (
    EVERY_ROW,
    Expression,
    add_days,
    add_months,
    add_working_days,
    age_in_years,
    working_days,
)
from safeboard.grammar.measure.links import linked
from safeboard.grammar.measure.nodes import Kind, MeaningError
from safeboard.grammar.measure.tables import Field, Table, check_rows

referrals = Table(
    "referrals",
    (
        Field("received_on", Kind.DATE, nullable=False, title="Date received"),
        Field("closed_on", Kind.DATE),
        Field("source", Kind.TEXT),
        Field("need", Kind.INTEGER),
        Field("reopened", Kind.BOOLEAN),
    ),
)
prior = referrals.alias("prior")
earlier = linked(
    prior,
    where=(prior.received_on < referrals.received_on)
    & (referrals.received_on <= add_months(prior.received_on, 12)),
    order_by=prior.received_on,
    pick="last",
)


@pytest.mark.parametrize(
    ("expression", "kind", "words"),
    [
        (referrals.closed_on.is_not_null(), Kind.BOOLEAN, "referrals.closed_on is not null"),
        (referrals.closed_on.is_null(), Kind.BOOLEAN, "referrals.closed_on is null"),
        (referrals.source == "school", Kind.BOOLEAN, "referrals.source is 'school'"),
        (referrals.source != "school", Kind.BOOLEAN, "referrals.source is not 'school'"),
        (
            referrals.received_on < date(2016, 4, 1),
            Kind.BOOLEAN,
            "referrals.received_on is before 1 April 2016",
        ),
        (
            date(2016, 4, 1) <= referrals.received_on,
            Kind.BOOLEAN,
            "referrals.received_on is on or after 1 April 2016",
        ),
        (referrals.need > 2, Kind.BOOLEAN, "referrals.need is more than 2"),
        (referrals.need <= 2, Kind.BOOLEAN, "referrals.need is at most 2"),
        (referrals.reopened == True, Kind.BOOLEAN, "referrals.reopened is yes"),  # noqa: E712
        (~referrals.reopened, Kind.BOOLEAN, "not (referrals.reopened)"),
        (
            referrals.source.is_in(["school", "police"]),
            Kind.BOOLEAN,
            "referrals.source is one of 'school', 'police'",
        ),
        (~referrals.source.is_in(["school"]), Kind.BOOLEAN, "referrals.source is not one of 'school'"),
        (
            (referrals.need > 2) & (referrals.reopened | referrals.closed_on.is_null()),
            Kind.BOOLEAN,
            "referrals.need is more than 2 and (referrals.reopened or referrals.closed_on is null)",
        ),
        (referrals.need - 1, Kind.INTEGER, "referrals.need minus 1"),
        (10 - referrals.need, Kind.INTEGER, "10 minus referrals.need"),
        (
            referrals.closed_on - referrals.received_on,
            Kind.INTEGER,
            "days from referrals.received_on to referrals.closed_on",
        ),
        (
            date(2016, 3, 31) - referrals.received_on,
            Kind.INTEGER,
            "days from referrals.received_on to 31 March 2016",
        ),
        (
            working_days(referrals.received_on, referrals.closed_on) <= 45,
            Kind.BOOLEAN,
            "working days from referrals.received_on to referrals.closed_on is at most 45",
        ),
        (add_days(referrals.received_on, 14), Kind.DATE, "referrals.received_on plus 14 days"),
        (add_months(referrals.received_on, -1), Kind.DATE, "referrals.received_on minus 1 month"),
        (add_working_days(referrals.received_on, 1), Kind.DATE, "referrals.received_on plus 1 working day"),
        (
            age_in_years(referrals.received_on, referrals.closed_on),
            Kind.INTEGER,
            "age in completed years on referrals.closed_on (born referrals.received_on)",
        ),
        (EVERY_ROW, Kind.BOOLEAN, "every row"),
        (
            earlier.exists(),
            Kind.BOOLEAN,
            "there is a row of referrals (called prior) of the same person where prior.received_on is "
            "before referrals.received_on and referrals.received_on is on or before "
            "prior.received_on plus 12 months",
        ),
        (
            linked(prior).count(),
            Kind.INTEGER,
            "number of rows of referrals (called prior) of the same person",
        ),
        (
            linked(prior, order_by=prior.received_on, pick="last").value(prior.source),
            Kind.TEXT,
            "source of the last row by received_on of referrals (called prior) of the same person",
        ),
    ],
)
def test_an_expression_has_a_kind_and_reads_aloud(expression: Expression, kind: Kind, words: str) -> None:
    assert expression.kind is kind
    assert str(expression) == words


def test_a_column_carries_what_was_declared() -> None:
    column = referrals.received_on
    assert (column.table, column.relation, column.name) == ("referrals", "referrals", "received_on")
    assert (column.kind, column.nullable, column.title) == (Kind.DATE, False, "Date received")
    assert (prior.source.table, prior.source.relation) == ("prior", "referrals")
    assert referrals["key"].kind is Kind.TEXT
    assert not hasattr(referrals, "postcode")


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (
            lambda: referrals.received_on == referrals.source,
            "'referrals.received_on' is a date but 'referrals.source' is text, so they cannot be compared.",
        ),
        (lambda: referrals.received_on >= "2016-03-31", "Write the date as date(2016, 3, 31)."),
        (lambda: referrals.received_on <= 45, "use working_days, add_days or add_months"),
        (lambda: referrals.need == "2", "Give a whole number instead"),
        (lambda: referrals.need == True, "so they cannot be compared"),  # noqa: E712
        (lambda: referrals.source < "school", "no earlier or later"),
        (lambda: referrals.reopened > False, "no earlier or later"),
        (lambda: referrals.source == None, "Ask .is_null()"),  # noqa: E711
        (lambda: referrals.source.is_in(["school", None]), "Ask .is_null()"),
        (lambda: referrals.source.is_in([]), "the list is empty"),
        (lambda: referrals.source.is_in("school"), "is_in(['school'])"),
        (lambda: referrals.source.is_in([1]), "cannot be compared"),
        (lambda: referrals.source.is_in([referrals.source]), "plain values"),
        (lambda: referrals.need == 1.5, "is a float"),
        (lambda: referrals.need == 2**31, "too large"),
        (lambda: referrals.received_on == datetime(2016, 3, 31, 9), "has a time of day"),
        (lambda: referrals.need == 1 & referrals.reopened, "Put brackets round each comparison"),
        (lambda: referrals.need & referrals.reopened, "& joins two answers of yes or no"),
        (lambda: referrals.reopened | referrals.source, "| joins two answers of yes or no"),
        (lambda: ~referrals.need, "~ means 'not'"),
        (lambda: (referrals.need == 1) and referrals.reopened, "Write & for and"),
        (lambda: date(2015, 4, 1) <= referrals.received_on <= date(2016, 3, 31), "(a >= b) & (a <= c)"),
        (lambda: referrals.received_on - 14, "use add_days or add_months"),
        (lambda: referrals.source - referrals.source, "Only two whole numbers or two dates"),
        (lambda: working_days(referrals.received_on, 45), "working_days needs a date"),
        (lambda: add_days(referrals.need, 1), "add_days needs a date"),
        (
            lambda: add_months(referrals.received_on, referrals.need),
            "a whole number written in the definition",
        ),
        (lambda: add_months(referrals.received_on, 1201), "too far"),
        (lambda: add_working_days(referrals.received_on, 0), "forward by 1 or more"),
        (lambda: referrals.field("recieved_on"), "It has: key, person, received_on"),
        (lambda: linked(prior, where=prior.need), "where needs yes or no"),
        (lambda: linked(prior, where=earlier.exists()), "cannot hold another link"),
        (lambda: linked(prior, pick="latest"), "'first' or 'last'"),  # type: ignore[arg-type]
        (lambda: linked(prior, order_by=referrals.received_on), "needs a column of 'prior'"),
        (lambda: linked(prior).value(prior.source), "Which row of 'prior' is meant?"),
        (lambda: earlier.value(referrals.source), "needs a column of 'prior'"),
        (
            lambda: linked(
                prior, where=(referrals.need == prior.need) & (referrals.alias("third").need == 1)
            ),
            "names referrals, third",
        ),
        (lambda: linked(Table("audits", (), person=None)), "say which column is the same"),
        (lambda: Field("Received on", Kind.DATE), "use small letters"),
        (lambda: Field("received_on", date), "needs a Kind"),  # type: ignore[arg-type]
        (lambda: Table("Referrals", ()), "cannot be called 'Referrals'"),
        (lambda: referrals.alias("_rows"), "cannot be called '_rows'"),
        (lambda: Table("a", (Field("b", Kind.TEXT), Field("b", Kind.DATE))), "names a column twice"),
        (lambda: Table("a", (Field("alias", Kind.TEXT),)), "a word tables use themselves"),
        (lambda: Table("a", (Field("key", Kind.TEXT),)), "declare nullable=False"),
    ],
)
def test_what_has_no_meaning_is_refused_when_it_is_built(build: Callable[[], object], said: str) -> None:
    with pytest.raises(MeaningError) as refused:
        build()
    assert said in str(refused.value)


def test_an_expression_is_no_dictionary_key() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(referrals.source)


def test_expressions_that_mean_the_same_have_equal_nodes() -> None:
    assert (referrals.need == 1).node == (referrals.need == 1).node
    assert (referrals.need == 1).node != (referrals.need == 2).node


GOOD = {
    "key": "r1",
    "person": "p1",
    "received_on": date(2016, 1, 4),
    "closed_on": None,
    "source": None,
    "need": 1,
    "reopened": None,
}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{**GOOD, "received_on": None}], "Row 1 of 'referrals', column 'received_on': blank"),
        (
            [GOOD, {**GOOD, "key": "r2", "need": "2"}],
            "Row 2 of 'referrals', column 'need': '2' is not a whole number",
        ),
        ([{**GOOD, "need": True}], "column 'need': True is not a whole number"),
        ([{**GOOD, "reopened": 1}], "column 'reopened': 1 is not yes or no"),
        ([{**GOOD, "closed_on": datetime(2016, 1, 4)}], "is not a date"),
        ([GOOD, GOOD], "Two rows of 'referrals' have the key 'r1'"),
        (
            [{name: value for name, value in GOOD.items() if name != "source"}],
            "column 'source': the column is missing",
        ),
    ],
)
def test_rows_that_are_not_what_the_table_declares_are_refused(
    rows: list[dict[str, object]], said: str
) -> None:
    check_rows(referrals, [GOOD])
    with pytest.raises(MeaningError) as refused:
        check_rows(referrals, rows)
    assert said in str(refused.value)
