"""Which chart the months of an indicator get, what of it may be drawn, and where its line is broken."""

from __future__ import annotations

import datetime as dt

import pytest

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.chart_choice import Display
from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators import explained, rebases
from safeboard.kernel.indicators.baseline_proposed import proposed
from safeboard.kernel.indicators.charting import CARRIES_OVER, SOME_HIDDEN, chart_of
from safeboard.kernel.indicators.models import Rebase, Snapshot
from safeboard.kernel.indicators.rare import words_of_rare
from safeboard.kernel.indicators.selectors import show
from safeboard.kernel.indicators.terms import words_of_term
from safeboard.kernel.indicators.tests.conftest import AREA, make_snapshot, put_results
from safeboard.kernel.trail.models import Event

YEARS = ("2013-14", "2014-15", "2015-16")
REASON = "From July the hospital books every conference at once."


def put_months(snapshot, code, numbers, base=None):
    """Months that end in March 2016, with the quarters and years that they add up to."""
    months = [month.code for year in YEARS for month in period(year).months()][-len(numbers) :]
    found = dict(zip(months, numbers, strict=True))
    for year in map(period, YEARS):
        for longer in (year, *year.quarters()):
            parts = [found[month.code] for month in longer.months() if month.code in found]
            if len(parts) == len(longer.months()):
                found[longer.code] = sum(parts)
    counts = found
    if base:
        counts = {
            key: (value, base * (12 if key in YEARS else 3 if "Q" in key else 1))
            for key, value in found.items()
        }
    put_results(snapshot, code, counts)


@pytest.fixture
def chart(people):
    """`chart(code, numbers, base)`: the chart of monthly numbers, as the analyst sees it unless `small` is False."""

    def make(code, numbers, base=None, small=True):
        snapshot = make_snapshot(chr(97 + Snapshot.objects.count()), hour=9 + Snapshot.objects.count())
        put_months(snapshot, code, numbers, base)
        return chart_of(snapshot, REGISTRY.indicators[code], AREA, small=small)

    return make


WAVE = [100, 108, 95, 103, 92, 110, 99, 104, 96, 101, 107, 94] * 2


def test_the_chart_is_chosen_by_how_many_are_expected(chart):
    assert chart("T3-02", WAVE).reading.choice.display is Display.U_PRIME
    assert chart("T3-01", [each // 2 for each in WAVE], 100).reading.choice.display is Display.P_PRIME
    assert chart("T3-02", [3, 4, 5] * 8).reading.choice.display is Display.U_EXACT
    rare = chart("T3-02", [0, 1, 0] * 8)
    assert rare.reading.choice.display is Display.RARE and rare.limits_at(23) == (None, None, None)


def test_rare_events_say_how_long_between_them_and_three_years_together(chart):
    numbers = [1 if at % 4 == 0 else 0 for at in range(36)]
    rare = chart("T3-02", numbers)
    shown = show(Snapshot.objects.get(), "T3-02", small=True)
    words = words_of_rare(rare, [line.figure for line in shown.years])
    assert words == (
        "One event is a review, not a trend. From one month with an event to the next it takes about 4 months; the "
        "newest gap, 4, is as usual. Three years together: 0.3 per 10,000 a year (0.1 to 0.5)."
    )
    board = show(Snapshot.objects.get(), "T3-02", small=False)
    assert board.chart is None or words_of_rare(board.chart, [line.figure for line in board.years]) == ""
    assert words_of_rare(chart("T3-02", WAVE), []) == ""


def test_limits_stand_in_the_unit_of_the_figures(chart):
    rates = chart("T3-02", WAVE)
    mean, low, high = rates.limits_at(23)
    assert low < rates.figures[23].value < high and rates.figures[23].annualised
    assert mean == pytest.approx(sum(each.value for each in rates.figures) / 24, rel=0.02)
    shares = chart("T3-01", [each // 2 for each in WAVE], 100)
    mean, low, high = shares.limits_at(0)
    assert 0 <= low < 50 < high <= 100 and mean == pytest.approx(50, abs=1)


def test_the_drawing_steps_where_the_size_of_a_month_does(people, settings, tmp_path):
    settings.CHARTS = tmp_path
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [each // 2 for each in WAVE], 100)
    drawn = str(show(snapshot, "T3-01", small=True).svg)
    assert (
        all(words in drawn for words in ("upper limit", "lower limit", "average")) and "style=" not in drawn
    )


def test_R_DAT_03_where_a_month_is_hidden_no_limit_is_drawn(chart):
    """A mean over all months less those that are shown would be the hidden one."""
    numbers = [*WAVE[:20], 3, *WAVE[21:]]
    board, analyst = chart("T3-02", numbers, small=False), chart_of_again("T3-02")
    assert any(each.hidden for each in board.figures)
    assert board.reading is None and board.method == SOME_HIDDEN
    assert {board.limits_at(at) for at in range(24)} == {(None, None, None)}
    assert analyst.reading is not None


def chart_of_again(code):
    return chart_of(Snapshot.objects.get(), REGISTRY.indicators[code], AREA, small=True)


def test_what_stands_open_on_a_day_has_no_monthly_limits(chart):
    stock = chart("T3-07", [each * 4 for each in WAVE])
    assert stock.reading is None and stock.method == CARRIES_OVER and proposed(stock) is None


def test_three_years_with_a_shape_take_it_out_and_the_limits_follow_it(chart):
    summer = {5: 45, 17: 45, 29: 45}  # September: the month after the holidays stands for any regular dip
    numbers = [summer.get(at, 100 + (at * 7) % 11 - 5) for at in range(36)]
    found = chart("T3-02", numbers)
    assert found.newest.shape and found.reading.side == 0
    assert found.limits_at(29)[0] < 0.6 * found.limits_at(28)[0]
    assert "usual year" in found.method


def test_the_newest_term_stands_beside_the_same_term_before(chart):
    numbers = [*[100] * 21, 150, 150, 150]
    assert words_of_term(chart("T3-02", numbers)).startswith(
        "Spring term 2016 beside the spring term of 2015: 1."
    )
    assert words_of_term(chart("T3-02", numbers)).endswith("clear rise.")


def test_the_panel_names_chart_chance_trend_and_others(people):
    snapshot = make_snapshot()
    put_months(snapshot, "T3-01", [*[83, 85] * 11, 83, 60], 100)
    shown = show(snapshot, "T3-01", small=True)
    said = dict(explained.rows("T3-01", shown.verdict, shown.chart))
    assert said["Chart"].startswith("P′ chart (Laney), because 10 or more are expected")
    assert (
        "60.0% in March 2016. The chance of a month so low, if nothing had changed:" in said["Newest month"]
    )
    assert "England: " in said["Beside others"] and "95% range" in said["Beside others"]
    assert [sign.words for sign in shown.signs] == [
        "Unusual change for the worse, downwards",
        "Meets the target sometimes and misses it sometimes, by chance",
    ]


def test_five_years_carry_their_marker_and_what_it_could_have_missed(people):
    snapshot = make_snapshot()
    counts = dict(zip((f"20{at}-{at + 1}" for at in range(11, 16)), (60, 66, 71, 80, 88), strict=True))
    put_results(snapshot, "T3-04", {year: (count, 120) for year, count in counts.items()})
    assert show(snapshot, "T3-04", small=False).verdict.trend == "Getting better over five years"
    level = make_snapshot("b", hour=10)
    put_results(level, "T3-04", {year: (60 + at % 2, 120) for at, year in enumerate(counts)})
    assert show(level, "T3-04", small=False).verdict.trend == (
        "No clear trend over five years; it could not have detected less than 13% a year"
    )


# --- New baselines ----------------------------------------------------------------------------------------------------

MOVED = [*[50, 52, 48, 51, 49, 53] * 2, *[70, 72, 68, 71, 69, 73] * 2]


def test_a_new_baseline_is_proposed_and_changes_nothing_by_itself(chart):
    found = chart("T3-01", MOVED, 100)
    assert proposed(found).month.code == "2015-04" and "higher than before" in proposed(found).words
    assert found.breaks == () and found.reading.side == 1


@pytest.fixture
def analyst(reader_for):
    return reader_for("analyst")


def test_accepted_the_line_breaks_and_the_reason_is_printed_with_the_name(chart, analyst, working):
    chart("T3-01", MOVED, 100)
    rebases.answer(indicator="T3-01", starts_on=dt.date(2015, 4, 1), accepted=True, reason=REASON, by=analyst)
    again = chart_of_again("T3-01")
    assert again.breaks == (12,) and again.reading.side == 0 and proposed(again) is None
    assert (
        again.broken[0].words
        == f"New baseline from April 2015: {REASON[:-1]} ({analyst.name}, 21 April 2016)."
    )
    assert again.limits_at(11) == (None, None, None) and again.limits_at(12)[0] == pytest.approx(70.5)


def test_an_answer_is_added_and_the_later_one_stands(chart, analyst, working):
    chart("T3-01", MOVED, 100)
    for accepted in (True, False):
        rebases.answer(
            indicator="T3-01", starts_on=dt.date(2015, 4, 1), accepted=accepted, reason=REASON, by=analyst
        )
    assert Rebase.objects.count() == 2
    again = chart_of_again("T3-01")
    assert again.breaks == () and proposed(again) is None  # declined: not proposed again


@pytest.mark.parametrize(
    ("starts_on", "reason", "field"),
    [(dt.date(2015, 4, 1), "Because.", "reason"), (dt.date(2016, 5, 1), REASON, "starts_on")],
)
def test_an_answer_says_why_and_is_of_a_month_that_has_been(analyst, working, starts_on, reason, field):
    with pytest.raises(NotNow) as refused:
        rebases.answer(indicator="T3-01", starts_on=starts_on, accepted=True, reason=reason, by=analyst)
    assert refused.value.field == field and not Rebase.objects.exists()


ADDRESS = "/indicators/T3-01/baseline/"


def test_the_analyst_accepts_in_the_browser_and_everybody_reads_why(chart, as_role):
    chart("T3-01", MOVED, 100)
    client = as_role("analyst")
    assert ADDRESS in client.get("/indicators/T3-01/").content.decode()
    form = client.get(ADDRESS).content.decode()
    assert 'value="2015-04-01" selected' in form
    wrong = client.post(ADDRESS, {"starts_on": "2015-04-01", "reason": "short"})
    assert b"Choose yes or no." in wrong.content and b"short" in wrong.content
    short = client.post(ADDRESS, {"answer": "accepted", "starts_on": "2015-04-01", "reason": "short"})
    assert b"Say in a sentence what changed" in short.content
    done = client.post(ADDRESS, {"answer": "accepted", "starts_on": "2015-04-01", "reason": REASON})
    assert done.status_code == 302 and done.url == "/indicators/T3-01/"
    assert Event.objects.filter(action="rebases.answer").count() == 1
    assert REASON[:-1] in as_role("business-manager").get("/indicators/T3-01/").content.decode()


@pytest.mark.parametrize(
    "persona",
    ["business-manager", "independent-chair", "pqa-chair", "lay-member", "police-data-lead", "system-admin"],
)
def test_nobody_else_answers_and_the_office_reads_the_proposal(chart, as_role, persona):
    chart("T3-01", MOVED, 100)
    client = as_role(persona)
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, {"answer": "accepted"}).status_code == 404
    assert not Rebase.objects.exists()
    page = client.get("/indicators/T3-01/")
    if page.status_code == 200:
        assert "A new baseline is proposed" in page.content.decode() and ADDRESS not in page.content.decode()


def test_without_months_there_is_no_such_page(people, as_role):
    make_snapshot()
    assert as_role("analyst").get(ADDRESS).status_code == 404
    assert as_role("analyst").get("/indicators/X9-99/baseline/").status_code == 404
