"""How the newest figure was judged, for the closed panel `How we worked this out`: method names stand here alone."""

from __future__ import annotations

from collections.abc import Sequence

from safeboard.grammar.statistics.trends import POWER_WORDS
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.judgement import Verdict
from safeboard.kernel.indicators.models import Rebase
from safeboard.kernel.indicators.outlying import Beside, how
from safeboard.kernel.indicators.rare import words_of_rare
from safeboard.kernel.indicators.rebases import answers, words_of
from safeboard.kernel.indicators.terms import words_of_term

TREND = (
    "Chi-square for trend over the last five years counted alike, at p < 0.002, which keeps its sign whichever year is "
    f"left out. What it could have missed is what it would find {POWER_WORDS}."
)


def rows(
    code: str,
    verdict: Verdict,
    chart: Chart | None,
    years: Sequence[Figure] = (),
    beside: Beside | None = None,
) -> list[tuple[str, str]]:
    """Heading and words of each row; empty ones are left out."""
    found = [
        ("Beside others", "; ".join(f"{each.benchmark.name}: {each.sure}" for each in verdict.compared)),
        ("Among all areas", how(beside) if beside else ""),
        ("Trend", f"{verdict.trend}. {TREND}" if verdict.trend else ""),
    ]
    if chart is not None:
        found += [
            ("Chart", chart.method),
            ("Rare events", words_of_rare(chart, list(years))),
            ("Newest month", _newest(chart)),
            ("School year", words_of_term(chart)),
        ]
    declined = [words_of(row) for row in answers(code) if row.answer == Rebase.DECLINED]
    found.append(("New baselines declined", " ".join(declined)))
    return [(heading, words) for heading, words in found if words]


def _newest(chart: Chart) -> str:
    reading = chart.reading
    if reading is None or not reading.choice.has_limits:
        return ""
    p = min(reading.p_up, reading.p_down)
    way = "high" if reading.p_up <= reading.p_down else "low"
    chance = f"about 1 in {_round(1 / p):,}" if p > 1e-6 else "less than 1 in a million"
    return f"{chart.latest.shown} in {chart.latest_words}. The chance of a month so {way}, if nothing had changed: {chance}."


def _round(number: float) -> int:
    """To two figures, as a chance is told."""
    digits = max(len(str(int(number))) - 2, 0)
    return int(round(number, -digits))
