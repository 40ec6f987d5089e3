"""What cannot be published and why; what can; and what is suggested instead."""

from __future__ import annotations

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.indicators.counted import Result
from safeboard.kernel.reporting.annual.binding import Book
from safeboard.kernel.reporting.annual.checking import check
from safeboard.kernel.reporting.annual.suggesting import neutral_sentences, reword
from safeboard.kernel.reporting.annual.tests.conftest import make_snapshot


@pytest.fixture
def why(book):
    """`why(sentence)`: the reasons, each as its kind and its words."""
    return lambda text: [(each.kind, str(each)) for each in check(text, book).refusals]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("{T1-04 2015-16}", "576.3 per 10,000"),
        ("{T1-04 2015-16 parts}", "6,958"),
        ("{T1-01 2015-16 parts}", "15,873"),
        ("{T3-04 2015-16}", "68.9%"),
        ("{T3-04 2015-16 parts}", "516 of 749"),
        ("{T3-04 2015-16 base}", "749"),
        ("{T1-05 2015-16 source=police}", "27.1%"),
        ("{T1-05 2015-16 source=police parts}", "1,884 of 6,958"),
        ("{T1-04 2015-16 England}", "532.2 per 10,000"),
        ("{T1-04 2015-16 similar areas}", "410.7 per 10,000"),
        ("{T3-04 2015-16 england}", "76.7%"),
        ("{T1-05 2015-16 source=police England}", "27.6%"),
        ("{T1-04 2015-16 above England}", "above England's 532.2"),
        ("{T1-04 2015-16 above South East}", "above the South East's 509.5"),
        ("{T1-04 2015-16 above similar areas}", "above the mean of similar areas, 410.7"),
        ("{T4-01 2015-16 level with England}", "level with England's 24.3"),
        ("{T3-04 2015-16 below England}", "below England's 76.7%"),
        ("{T3-04 2015-16 worse than England}", "worse than England's 76.7%"),
        ("{T1-07 2015-16 worse than England}", "worse than England's 22.5%"),
        ("{T3-04 2015-16 up from 2014-15}", "up from 43.2% in 2014-15"),
        ("{T3-04 2015-16 better than 2014-15}", "better than 43.2% in 2014-15"),
        ("{T3-05 2015-16 no clear change from 2014-15}", "no clear change from 226.7 per 10,000 in 2014-15"),
        ("In 2014-15 it was {T1-04 2014-15 below England}", "In 2014-15 it was below England's 548.3"),
    ],
)
def test_a_bound_sentence_reads_as_people_write_and_passes(book, text, reads):
    checked = check(text, book)
    assert (checked.plain, checked.refusals) == (reads, ())


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("{T1-04 2015-16 below England}", "claim", "'Below England' - 576.3 is above 532.2."),
        (
            "{T4-01 2015-16 below England}",
            "claim",
            "24.2 is level with 24.3. The difference is no more than chance",
        ),
        ("{T4-01 2015-16 above England}", "claim", "24.2 is level with 24.3."),
        ("{T3-04 2015-16 down from 2014-15}", "claim", "68.9% is up from 43.2%."),
        ("{T3-05 2015-16 down from 2014-15}", "claim", "218.3 is no clear change from 226.7."),
        ("{T3-04 2015-16 better than England}", "claim", "68.9% is below 76.7%."),
        ("{T1-07 2015-16 better than England}", "claim", "26.5% is above 22.5%."),
        ("{T1-04 2015-16 better than England}", "claim", "neither more nor less is good by itself"),
        ("{T1-04 2015-16 worse than South East}", "claim", "neither more nor less is good by itself"),
        ("{T1-04 2015-16 up from 2014-15}", "broken", "every contact was progressed to a referral"),
        ("{T1-01 2015-16 no clear change from 2014-15}", "broken", "2015-16 and 2014-15 cannot be compared."),
        ("{T3-04 2014-15 up from 2015-16} in 2014-15", "claim", "only with an earlier period"),
        (
            "{T3-08 2015-16 category=multiple}",
            "hidden",
            "'Hidden (5 or fewer)'. It could point to a child. Take it out.",
        ),
        ("{T3-08 2015-16 category=physical}", "hidden", "'Hidden (5 or fewer)'"),
        ("{T1-05 2015-16 source=unknown parts}", "hidden", "'Hidden (5 or fewer)'"),
        ("{T1-04 2012-13} in 2012-13", "hidden", "'No data'"),
        ("{T1-04 2015-16 above Wales}", "figure", "There is: England, South East, similar areas."),
        ("{T1-01 2015-16 above England}", "figure", "Nothing is published to compare it with."),
        ("{T1-03 2015-16}", "figure", "not one of this chapter's indicators"),
        ("{T9-99 2015-16}", "figure", "not one of this chapter's indicators"),
        ("{T1-05 2015-16}", "figure", "say of what, for example {T1-05 2015-16 source=...}"),
        ("{T1-05 2015-16 colour=red}", "figure", "It is broken down by: source."),
        ("{T1-05 2015-16 source=army}", "figure", "The rows are: individual, police, schools"),
        ("{T1-01 2015-16 base}", "figure", "A plain count has no base."),
        ("{T1-04 2014-15}", "figure", "This is of 2014-15, and the sentence does not say so."),
        ("{T1-04 2014-15 below England}", "figure", "the sentence does not say so"),
        (
            "It was not {T1-04 2015-16 above England}",
            "comparison",
            "'Not above England' - The words before a comparison",
        ),
        ("It was far {T1-04 2015-16 above England}", "comparison", "cannot turn it round or add to it"),
        ("{T1-04 2015-16} and 749", "number", "'749' - This number is typed."),
        ("Referrals rose.", "comparison", "'Rose' - This compares, and no result is bound to it."),
        ("The rate, {T1-04 2015-16}, is below England.", "claim", "'Below England' - 576.3 is above 532.2."),
        ("The rate, {T1-04 2015-16}, is above England.", "comparison", "bear it out today, but it is typed"),
        ("{T1-04}", "unreadable", "Write an indicator and a period"),
        ("Open { bracket", "unreadable", "stands alone"),
        (
            "Several children waited.",
            "count",
            "'Several' - This says how many, and no result is bound to it.",
        ),
        ("Referrals \N{CHART WITH UPWARDS TREND}", "picture", "Say it in words, or as a claim."),
        ("Neglect went up.", "comparison", "'Went up' - This compares, and no result is bound to it."),
        ("She was born on 12 March 2009.", "personal", "looks like personal information"),
    ],
)
def test_what_the_results_do_not_bear_out_cannot_be_published(why, text, kind, says):
    assert any(kind == found and says in words for found, words in why(text)), why(text)


def test_a_figure_that_is_too_early_is_refused_with_its_words(book, snapshot, why):
    Result.objects.filter(snapshot=snapshot, code="T1-07", period="2015-16").update(standing="too_early")
    assert why("{T1-07 2015-16}")[0][1].endswith("is 'Too early to say'. Take it out.")


def test_a_hidden_count_leaves_no_trace_in_what_is_said(book, snapshot):
    Result.objects.filter(snapshot=snapshot, code="T3-04", period="2015-16").update(
        numerator=3, denominator=749
    )
    checked = check("{T3-04 2015-16} ({T3-04 2015-16 parts}), {T3-04 2015-16 below England}", book)
    said = checked.plain + " ".join(map(str, checked.refusals)) + reword(checked, book)
    assert len(checked.refusals) == 3 and "749" not in said and "0.4" not in said


def test_a_claim_follows_the_figures(db):
    moved = Book(REGISTRY.sections["journey"], "2015-16", make_snapshot(T1_04=5000))
    assert check("{T1-04 2015-16 below England}", moved).refusals == ()
    assert check("{T1-04 2015-16 above England}", moved).refusals


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("It is {T1-04 2015-16 below England}.", "It is {T1-04 2015-16 above England}."),
        ("It is {T4-01 2015-16 below England}.", "It is {T4-01 2015-16 level with England}."),
        (
            "The rate, {T1-04 2015-16}, is below England.",
            "The rate, {T1-04 2015-16}, is {T1-04 2015-16 above England}.",
        ),
        ("It is {T1-04 2015-16 better than England}.", "It is {T1-04 2015-16 above England}."),
        ("In time: 516 of 749.", "In time: {T3-04 2015-16 parts}."),
        ("In time: 68.9%.", "In time: {T3-04 2015-16}."),
        ("The police sent 27.1%.", "The police sent {T1-05 2015-16 source=police}."),
        (
            "There were {T1-04 2015-16 parts}, {T1-04 2015-16 up from 2014-15}.",
            "There were {T1-04 2015-16 parts}, which cannot be set beside 2014-15 because the way of counting changed.",
        ),
        ("All is well.", ""),
    ],
)
def test_a_sentence_is_put_right_where_the_results_can(book, text, better):
    assert reword(check(text, book), book) == better
    assert not better or check(better, book).refusals == ()


def test_a_sentence_past_mending_gets_a_neutral_one_of_its_indicator(book):
    better = reword(check("Quite 12 and {T3-04 2015-16}, a surge.", book), book)
    assert better.startswith("Child protection conferences held in time: {T3-04 2015-16}")


def test_neutral_sentences_pass_and_compare_no_year_across_a_break(book):
    offered = neutral_sentences(book)
    assert len(offered) == len(book.section.indicators)
    assert all(check(each, book).refusals == () for each in offered)
    referrals = next(each for each in offered if each.startswith("Referrals to social care"))
    assert "2014-15}" not in referrals and "The way of counting changed" in referrals


def test_the_section_begins_with_two_sentences_that_cannot_pass_and_its_drafts_do(book):
    section = book.section
    assert [check(each, book).refusals for each in section.drafts_in("2015-16")] == [()] * len(section.drafts)
    kinds = [[each.kind for each in check(text, book).refusals] for text in section.carried_in("2015-16")]
    assert kinds == [["claim"], ["number"]]


@pytest.mark.parametrize(
    ("anomaly", "reasons", "computed"),
    [
        ("A21", ["576.3 is above 509.5.", "576.3 is above 532.2."], "the mean of similar areas was 410.7"),
        ("A22", ["24.2 is level with 24.3."], "level with England's 24.3"),
        (
            "A23",
            ["'60 to 65%' - This number is typed."],
            "1,925 section 47 enquiries, and 749 first conferences",
        ),
        ("A24", ["'1,874' - ", "'1,648' - "], "1,884 of 6,958 referrals came from the police"),
    ],
)
def test_what_was_printed_would_not_pass_and_what_is_computed_does(book, anomaly, reasons, computed):
    (printed,) = (each for each in book.section.printed_in("2015-16") if each.anomaly == anomaly)
    found = [str(each) for each in check(printed.claim, book).refusals]
    assert len(found) == len(reasons) and all(a in b for a, b in zip(reasons, found, strict=True)), found
    beside = check(printed.computed, book)
    assert beside.refusals == () and computed in beside.plain
