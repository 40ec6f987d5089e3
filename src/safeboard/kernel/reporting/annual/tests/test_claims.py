"""A claim needs a result and a test; a cause needs its evidence; words around a number cannot bend it."""

from __future__ import annotations

import pytest

from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.indicators.tests.conftest import put_results
from safeboard.kernel.reporting.annual.chapters import Numbers
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.editing import is_spelling
from safeboard.kernel.reporting.annual.suggesting import reword

YEARS = ("2011-12", "2012-13", "2013-14", "2014-15", "2015-16")
EVIDENCE = "{evidence: Audit of visits, County Council, March 2016}"


@pytest.fixture
def why(book):
    return lambda text: [(each.kind, str(each)) for each in check(text, book).refusals]


@pytest.fixture
def five_years(snapshot):
    """Conferences in time over five years: the golden vector of statistics.md section 5 (trend, proportions)."""
    Result.objects.filter(snapshot=snapshot, code="T3-04").delete()
    counts = ((60, 110), (66, 112), (71, 115), (80, 118), (88, 120))
    put_results(snapshot, "T3-04", dict(zip(YEARS, counts, strict=True)))
    return snapshot


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("{T1-04 2015-16 above England}", "its 95% interval, 562.9 to 590.1, lies above 532.2"),
        ("{T4-01 2015-16 level with England}", "its 95% interval, 21.5 to 27.1, holds 24.3"),
        ("{T3-04 2015-16 up from 2014-15}", "95% interval of the difference, +20.1 to +31.0 points"),
        ("{T3-07 2015-16 up from 2014-15}", "95% interval of the one divided by the other, 1.17 to 1.55"),
    ],
)
def test_each_claim_says_how_it_was_tested(book, text, test):
    checked = check(text, book)
    assert checked.refusals == ()
    numbers = Numbers()
    numbers.parts(checked)
    assert test in numbers.figures[0]["test"]


def test_a_trend_is_told_over_five_years_and_tested_by_chi_square(book, five_years):
    checked = check("{T3-04 2015-16 rising since 2011-12}", book)
    assert (checked.plain, checked.refusals) == ("rising since 2011-12", ())
    assert "10.7" in checked.told[0].test


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{T3-04 2015-16 falling since 2011-12}", "is rising since"),
        ("{T3-04 2015-16 no clear trend since 2011-12}", "is rising since"),
        ("{T3-04 2015-16 rising since 2012-13}", "write since 2011-12"),
        ("{T3-07 2015-16 rising since 2011-12}", "'No data'"),
    ],
)
def test_a_trend_that_the_test_does_not_bear_out_is_refused(book, five_years, why, text, says):
    assert any(says in words for _, words in why(text)), why(text)


def test_a_trend_across_a_change_in_counting_is_refused(book, snapshot, why):
    put_results(snapshot, "T1-04", {year: 5000 + 500 * place for place, year in enumerate(YEARS[:3])})
    assert why("{T1-04 2015-16 rising since 2011-12}")[0][0] == "broken"


@pytest.mark.parametrize("words", ("nearly", "more than", "at least", "only", "about", "as many as", "up to"))
def test_no_word_makes_more_or_less_of_a_bound_number(why, words):
    found = why(f"We saw {words} {{T3-04 2015-16 parts}} of them.")
    assert any(kind == "comparison" for kind, _ in found)


def test_a_cause_needs_evidence_with_a_name_and_a_date(why):
    assert why("Visits are early because of the rota.")[0][0] == "cause"
    assert why(f"Visits are early because of the rota {EVIDENCE}.") == []
    for named in ("{evidence: An audit}", "{evidence: Audit of visits, County Council}", "{evidence:}"):
        assert why(f"Visits are early because of the rota {named}."), named
    assert (
        why("It is due to the rota {evidence: Audit of 40 visits, County Council, March 2016}.")[0][0]
        == "number"
    )


def test_evidence_is_printed_and_changing_it_is_no_spelling(book):
    text = f"Visits are early because of the rota {EVIDENCE}."
    assert "(evidence: Audit of visits, County Council, March 2016)" in check(text, book).plain
    assert not is_spelling(text, text.replace("March", "April"))
    assert is_spelling(text, text.replace("early", "eerly"))


def test_evidence_does_not_bear_out_a_comparison(why):
    assert any(kind == "comparison" for kind, _ in why(f"Referrals rose due to the campaign {EVIDENCE}."))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Referrals rose by a third.", "Referrals to social care: {T1-04 2015-16}"),
        (
            "Conferences are held sooner than before.",
            "Child protection conferences held in time: {T3-04 2015-16}",
        ),
        ("All is well.", ""),
    ],
)
def test_a_sentence_without_any_number_is_offered_the_indicator_it_speaks_of(book, text, starts):
    better = reword(check(text, book), book)
    assert better.startswith(starts) and bool(better) is bool(starts)
    assert not better or check(better, book).refusals == ()


def test_published_figures_are_for_the_county_chapter_only(book, why):
    assert "Only the chapter about the county" in why("{county children}")[0][1]
