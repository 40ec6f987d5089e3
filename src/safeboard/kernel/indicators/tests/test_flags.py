"""Which tests fire, on what, in which words; what a flag keeps when the figures change (R-DAT-04)."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators.flags import comment_until, raise_flags
from safeboard.kernel.indicators.models import Flag, Look
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results
from safeboard.kernel.returns.models import Due

MEETING, RAISED, UNTIL = dt.date(2016, 4, 28), dt.date(2016, 4, 14), dt.date(2016, 4, 21)
MONTHS = [month.code for year in ("2014-15", "2015-16") for month in period(year).months()]


@pytest.fixture
def fire(people, working):
    """`fire(snapshot)`: the flags of the Board of 28 April as (indicator, test, words)."""

    def raised(snapshot):
        flags = raise_flags(snapshot, AREA, MEETING, RAISED, UNTIL)
        return [(flag.indicator, flag.test, flag.words) for flag in flags]

    return raised


def monthly(snapshot, code, numerators, base=100):
    counts = {month: (number, base) for month, number in zip(MONTHS, numerators, strict=True)}
    for year, part in (("2014-15", numerators[:12]), ("2015-16", numerators[12:])):
        counts[year] = (sum(part), 12 * base)
        for at, quarter in enumerate(period(year).quarters()):
            counts[quarter.code] = (sum(part[3 * at : 3 * at + 3]), 3 * base)
    put_results(snapshot, code, counts)


@pytest.mark.parametrize(
    ("parts", "fires"),
    [
        ((250, 749), True),  # 33.4% against England's 76.7%; the funnel of the areas ends at 35.0%
        ((270, 749), False),  # 36.0%: far worse than England, and inside the funnel
        ((516, 749), False),  # 68.9%: worse than England at 99.8%, and no further than areas often are
        ((749, 749), False),  # better than England
    ],
)
def test_an_outlier_is_outside_the_funnel_of_the_areas_at_998_on_the_worse_side(fire, parts, fires):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": parts})
    raised = fire(snapshot)
    assert bool(raised) is fires
    if fires:
        assert raised == [
            (
                "T3-04",
                "outlier",
                "Child protection conferences held in time: 33.4% (250 of 749), below England's 76.7%",
            )
        ]


@pytest.mark.parametrize(
    ("parts", "fires"),
    [
        ((516, 749), True),  # 68.9% against England's 76.7%
        ((545, 749), False),  # 72.8%: lower at 95%, not at 99.8%
        ((700, 749), False),  # better than England
    ],
)
def test_where_areas_differ_by_chance_alone_it_is_worse_than_england_at_998(fire, areas_alike, parts, fires):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": parts})
    assert bool(fire(snapshot)) is fires


def test_without_a_funnel_there_is_no_outlier(fire):
    """ADR 0023: of looked after children in residential care no counts of authorities are held."""
    snapshot = make_snapshot()
    put_results(snapshot, "T3-19", {"2015-16": (300, 463)})
    assert fire(snapshot) == []
    (noticed,) = Look.objects.get().seen["noticed"]
    assert (noticed["test"], noticed["words"]) == (
        "far",
        "Looked after children in residential care: 64.8% (300 of 463), above England's 12.4%; far from England, but the "
        "counts of too few areas are held to say whether areas often are that far",
    )


def test_lower_is_better_turns_the_side(fire):
    snapshot = make_snapshot()
    put_results(snapshot, "T1-07", {"2015-16": (2700, 6958)})
    assert [raised[:2] for raised in fire(snapshot)] == [("T1-07", "outlier")]
    low = make_snapshot("b")
    put_results(low, "T1-07", {"2015-16": (1000, 6958)})
    assert fire(low) == []
    inside = make_snapshot("c")
    put_results(inside, "T1-07", {"2015-16": (2600, 6958)})
    assert fire(inside) == []


def test_a_rate_without_a_good_direction_is_never_flagged(fire):
    snapshot = make_snapshot()
    put_results(snapshot, "T1-04", {"2015-16": 20000})
    assert fire(snapshot) == []


@pytest.mark.parametrize(("last", "fires"), [(60, True), (100, False), (83, False)])
def test_a_signal_is_a_last_month_that_the_series_does_not_explain(fire, last, fires):
    """Around England's 83% there is no outlier; the last month falls out on the worse side only."""
    snapshot = make_snapshot()
    steady = [83 + (1 if at % 2 else -1) for at in range(23)]
    monthly(snapshot, "T3-01", [*steady, last])
    raised = fire(snapshot)
    assert [each[:2] for each in raised] == ([("T3-01", "signal")] if fires else [])
    if fires:
        assert "60.0% in March 2016, a change we would not expect by chance" in raised[0][2]


def test_a_limit_on_yearly_figures_judges_the_year_and_names_the_category(fire):
    """T5-14 is counted once a year: an item that fewer than 95% of schools meet."""
    snapshot = make_snapshot()
    put_results(snapshot, "T5-14", {"AY2013-14": (1990, 2000), "AY2014-15": (1985, 2000)})
    items = {"AY2014-15 records": (188, 200), "AY2014-15 governor": (190, 200)}
    put_results(snapshot, "T5-14", items, by="item")
    (raised,) = fire(snapshot)
    assert raised[:2] == ("T5-14", "limit")
    assert raised[2].endswith("95% of schools meet: Sound records of concerns 188 of 200")


def test_a_hidden_figure_raises_nothing(fire):
    """Its words would stand on the page."""
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (3, 749)})
    assert fire(snapshot) == []


def test_blind_where_a_return_is_due_and_has_not_come(fire, people):
    said = {"period": "2015-16Q4", "as_at": dt.date(2016, 3, 31), "purpose": "p", "lawful_basis": "l", "agreement": "a",
            "agreed_on": RAISED, "delete_on": dt.date(2022, 3, 31)}  # fmt: skip
    police = people.agencies["police"]
    Due.objects.create(agency=police, return_code="missing", title="Missing children, January to March 2016",
                       due_on=dt.date(2016, 4, 15), **said)  # fmt: skip
    Due.objects.create(agency=police, return_code="later", title="Later", due_on=MEETING, **said)
    assert fire(make_snapshot()) == [
        (
            "",
            "blind",
            "We cannot see: missing children, January to March 2016. The Police return has not come",
        )
    ]
    assert Flag.objects.get().about == police


def test_a_flag_is_about_the_agency_that_sent_the_figures_and_may_be_commented_on(fire, people, areas_alike):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (516, 749)})
    fire(snapshot)
    flag = Flag.objects.get()
    assert (flag.about.code, flag.theme, flag.period) == ("county-council", "T3", "2015-16")
    assert (flag.raised_on, flag.comment_by, flag.ending, flag.comment) == (RAISED, UNTIL, "", "")


def test_raised_again_it_is_one_flag_and_takes_the_newest_words(fire, areas_alike):
    first, second = make_snapshot(), make_snapshot("b", hour=10)
    put_results(first, "T3-04", {"2015-16": (516, 749)})
    put_results(second, "T3-04", {"2015-16": (500, 749)})
    fire(first)
    Flag.objects.update(comment="We are short of chairs.")
    fire(second)
    flag = Flag.objects.get()
    assert (
        "500 of 749" in flag.words and flag.comment == "We are short of chairs." and flag.snapshot == second
    )


def test_decided_it_keeps_its_words_and_gone_it_goes_only_in_silence(fire, areas_alike):
    first, fine = make_snapshot(), make_snapshot("b", hour=10)
    put_results(first, "T3-04", {"2015-16": (516, 749)})
    put_results(first, "T1-07", {"2015-16": (1844, 6958)})
    put_results(fine, "T3-04", {"2015-16": (700, 749)})
    fire(first)
    Flag.objects.filter(indicator="T3-04").update(ending="watch", rationale="See June.")
    fire(fine)
    assert [(flag.indicator, "516 of 749" in flag.words) for flag in Flag.objects.all()] == [("T3-04", True)]


@pytest.mark.parametrize(
    ("raised", "until"),
    [
        (dt.date(2016, 4, 14), dt.date(2016, 4, 21)),
        (dt.date(2016, 3, 23), dt.date(2016, 4, 1)),  # over Easter
        (dt.date(2016, 4, 25), dt.date(2016, 4, 27)),  # never on the day of the meeting
    ],
)
def test_R_DAT_04_the_agency_has_five_working_days(db, raised, until):
    assert comment_until(raised, MEETING) == until
