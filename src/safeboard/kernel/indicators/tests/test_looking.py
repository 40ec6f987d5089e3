"""Every class of statistics.md 2.5: what is red, what is noticed, what chance would do, and what is kept of it."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.kernel.indicators import explained, outlying
from safeboard.kernel.indicators.flags import in_order, no_longer_so, raise_flags
from safeboard.kernel.indicators.models import Flag, Look
from safeboard.kernel.indicators.selectors import show
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.returns.models import Due, Receipt

MEETING, RAISED, UNTIL = dt.date(2016, 4, 28), dt.date(2016, 4, 14), dt.date(2016, 4, 21)
MONTHS = [month.code for year in ("2014-15", "2015-16") for month in period(year).months()]
STEADY = [83 + (1 if at % 2 else -1) for at in range(23)]


@pytest.fixture
def seen(people, working):
    """`seen(snapshot)`: what was kept of looking at these figures."""

    def look(snapshot):
        raise_flags(snapshot, AREA, MEETING, RAISED, UNTIL)
        return Look.objects.last().seen

    return look


def put_months(snapshot, code, numbers, base=None):
    parts = dict(zip(MONTHS, numbers, strict=True))
    for year in ("2014-15", "2015-16"):
        for longer in (period(year), *period(year).quarters()):
            parts[longer.code] = sum(parts[month.code] for month in longer.months())
    sizes = {code: len(period(code).months()) if code not in MONTHS else 1 for code in parts}
    put_results(
        snapshot, code, {key: (value, base * sizes[key]) if base else value for key, value in parts.items()}
    )


def noticed(kept, code=None):
    return [(each["test"], each["words"]) for each in kept["noticed"] if code in (None, each["indicator"])]


def test_capability_says_that_the_target_will_keep_being_missed(seen, people):
    """RED capability: the target lies beyond every limit, while England is no better."""
    DatedValue.objects.create(
        code="indicator.T3-01.target", number=1, value="98", since=dt.date(2015, 4, 1), why="Test.",
        set_by=people.users["business-manager"],
    )  # fmt: skip
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*STEADY, 84], 100)
    kept = seen(snapshot)
    flag = Flag.objects.get()
    assert (flag.test, flag.stands_out, flag.note) == ("capability", None, "")
    assert flag.words.endswith("it will keep missing the target of 98% unless the system changes")
    assert kept["signs"]["T3-01"][-1]["letter"] == "F"


def test_good_news_that_chance_does_not_explain_is_no_flag(seen):
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*STEADY, 94], 100)
    kept = seen(snapshot)
    assert not Flag.objects.exists()
    assert noticed(kept) == [
        (
            "good",
            "Assessments finished in 45 working days: 94.0% in March 2016, a change we would not expect by chance",
        )
    ]
    assert kept["noticed"][0]["stands_out"] and kept["signs"]["T3-01"][0]["mood"] == "good"


def test_what_is_neither_good_nor_bad_is_noticed_and_never_red(seen):
    snapshot = make_snapshot()
    put_months(snapshot, "T3-02", [*[100, 106, 94, 103, 97, 102] * 3, 99, 104, 96, 101, 98, 190])
    kept = seen(snapshot)
    assert not Flag.objects.exists() and [test for test, _ in noticed(kept)] == ["change"]


def test_a_shift_names_its_beginning_and_its_side(seen):
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*[81, 85, 82, 86, 80, 84] * 2, 83, 82, 84, 83, *[86] * 8], 100)
    (words,) = [words for test, words in noticed(seen(snapshot)) if test == "shift"]
    assert words.endswith("higher than usual since about August 2015, for the better")


def test_five_years_that_rise_together_are_noticed(seen):
    snapshot = make_snapshot()
    years = zip(("2011-12", "2012-13", "2013-14", "2014-15", "2015-16"), (70, 72, 75, 79, 84), strict=True)
    put_results(snapshot, "T3-01", {year: (10 * count, 1000) for year, count in years})
    assert noticed(seen(snapshot)) == [
        ("trend", "Assessments finished in 45 working days: getting better over five years")
    ]


def test_a_changed_mix_names_who_moved_and_nobody_hidden(seen):
    snapshot = make_snapshot()
    for year, (police, schools, other) in (("2014-15", (400, 600, 3)), ("2015-16", (700, 600, 90))):
        put_results(snapshot, "T1-05", {year: police + schools + other})
        parts = {f"{year} police": police, f"{year} schools": schools, f"{year} anonymous": other}
        put_results(snapshot, "T1-05", parts, by="source")
    found = [words for test, words in noticed(seen(snapshot)) if test == "mix"]
    assert all("nonymous" not in words for words in found)
    fine = make_snapshot("b", hour=10)
    for year in ("2014-15", "2015-16"):
        put_results(fine, "T1-05", {year: 2000})
        put_results(fine, "T1-05", {f"{year} police": 1000, f"{year} schools": 1000}, by="source")
    assert noticed(seen(fine)) == []


def test_R_DAT_03_a_newest_month_that_is_hidden_is_not_told(seen):
    """99 of 100 in time leaves one: the month says more than may be said."""
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*STEADY, 99], 100)
    kept = seen(snapshot)
    assert noticed(kept) == [] and kept["signs"]["T3-01"] == []


def test_the_number_by_chance_is_the_sum_over_the_tests_that_were_made(seen):
    """The funnel at 99.8% on one side, and the red month of a p' chart with 24 points: 0.85% and about 0.45%."""
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*STEADY, 84], 100)
    kept = seen(snapshot)
    assert kept["measures"] == 1
    assert kept["by_chance"] == pytest.approx(0.0085 + 0.0045, abs=0.001)
    assert kept["noticed_by_chance"] == pytest.approx(0.0045 + 0.021 + 0.001, abs=0.006)


def test_far_from_england_and_no_further_than_areas_often_are_is_noticed_and_no_flag(seen):
    """Overdispersion (statistics.md 2.5, 2.3): the counts of the authorities are held for first conferences in time."""
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (516, 749)})
    assert noticed(seen(snapshot)) == [
        (
            "far",
            "Child protection conferences held in time: 68.9% (516 of 749), below England's 76.7%; far from England, "
            "but no further than areas often are",
        )
    ]
    assert not Flag.objects.exists()
    far = make_snapshot("b", hour=10)
    put_results(far, "T3-04", {"2015-16": (150, 749)})
    assert noticed(seen(far)) == []
    flag = Flag.objects.get()
    assert flag.stands_out is True
    assert flag.note == "Unusual among areas too, even allowing for how much they differ"
    similar = make_snapshot("c", hour=11)
    put_results(similar, "T3-04", {"2015-16": (545, 749)})
    assert noticed(seen(similar)) == [] and not Flag.objects.exists()


def test_the_panel_says_how_an_outlier_is_found(people, working):
    snapshot = make_snapshot()
    put_results(snapshot, "T3-04", {"2015-16": (516, 749)})
    put_results(snapshot, "T3-19", {"2015-16": (83, 463)})

    def said(code):
        shown = show(snapshot, code, small=False)
        found = outlying.beside(REGISTRY.indicators[code], shown.now, shown.verdict, AREA)
        return dict(explained.rows(code, shown.verdict, shown.chart, beside=found))["Among all areas"]

    assert "148 authorities of 152" in said("T3-04") and "phi 38.2" in said("T3-04")
    assert "Ours lies inside it." in said("T3-04") and "about 1 in 118" in said("T3-04")
    assert said("T3-19").startswith("Counts of too few authorities are held for a funnel.")


def test_what_may_be_chance_stands_after_what_is_convincing(people, working):
    snapshot = make_snapshot()
    weak, strong = (
        Flag(snapshot=snapshot, indicator=code, test="signal", stands_out=sure, pk=pk)
        for pk, code, sure in ((1, "A", False), (2, "B", True))
    )
    assert [flag.indicator for flag in in_order([weak, strong])] == ["B", "A"]


def test_a_signal_that_has_begun_long_ago_says_since_when(seen):
    snapshot = make_snapshot()
    numbers = [*[90, 91, 89, 92, 88, 90] * 2, *[84, 80, 83, 81, 82, 84, 80, 83, 81, 82, 84], 62]
    put_months(snapshot, "T3-01", numbers, 100)
    seen(snapshot)
    flag = Flag.objects.get(test="signal")
    assert "62.0% in March 2016; lower since about April 2015" in flag.words
    newer = make_snapshot("c", hour=11)
    put_months(newer, "T3-01", [*numbers[:-1], 82], 100)
    assert no_longer_so([flag], newer) == {flag.pk}


def test_every_indicator_with_a_good_direction_is_looked_at(seen):
    """Nothing fails on an empty county."""
    kept = seen(make_snapshot())
    assert kept["by_chance"] == 0 and set(kept["signs"]) <= set(REGISTRY.indicators)


def test_a_return_that_came_late_twice_running_is_told(seen, people):
    """RED blind (statistics.md 2.5); one that came in time once is not."""
    due = {"as_at": dt.date(2016, 3, 31), "purpose": "p", "lawful_basis": "l", "agreement": "a",
           "agreed_on": RAISED, "delete_on": dt.date(2022, 3, 31), "return_code": "missing"}  # fmt: skip
    police, health = (people.agencies[code] for code in ("police", "hospital-trust"))
    for agency, days in ((police, (1, 3)), (health, (1, 0))):
        for month, after in zip((1, 4), days, strict=True):
            due_on = dt.date(2016, month, 10)
            came = dt.datetime.combine(due_on + dt.timedelta(days=after), dt.time(12), dt.UTC)
            receipt = Receipt.objects.create(
                agency=agency, return_code="missing", as_at=due_on, look_back_months=3, filename="f", stored="s",
                content=f"{agency.pk}{month}", received_at=came, state="accepted",
            )  # fmt: skip
            Due.objects.create(
                agency=agency,
                title=f"Missing children to {month}",
                due_on=due_on,
                receipt=receipt,
                period=f"2015-16Q{month}",
                **due,
            )
    seen(make_snapshot())
    assert [flag.words for flag in Flag.objects.all()] == [
        f"We see late: missing children to 4. The {police} return came late twice running"
    ]
