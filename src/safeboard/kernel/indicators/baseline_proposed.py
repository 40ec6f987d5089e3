"""The new baseline that the program proposes for a chart, in words; a named person answers (docs/adr/0023)."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.measure.periods import Period
from safeboard.kernel.indicators.charting import Chart
from safeboard.kernel.indicators.models import Rebase
from safeboard.kernel.indicators.rebases import answers

# A month more may move the likeliest place a little; a declined one is not proposed again beside it.
NEAR_DAYS = 70


@dataclass(frozen=True, slots=True)
class Proposed:
    """From which month a new baseline is proposed, and why, in words."""

    month: Period
    words: str


def proposed(chart: Chart | None) -> Proposed | None:
    """What is proposed for this chart as its reader sees it; None where nothing is, or where it was declined."""
    proposal, month = (chart.proposal, chart.proposed_from) if chart else (None, None)
    if chart is None or proposal is None or month is None:
        return None
    declined = [row.starts_on for row in answers(chart.indicator.code) if row.answer == Rebase.DECLINED]
    if any(abs((day - month.start).days) <= NEAR_DAYS for day in declined):
        return None
    sign = "%" if chart.indicator.unit is Unit.PERCENT else ""
    before, after = (f"{each * chart.scale:,.1f}{sign}" for each in (proposal.before, proposal.after))
    way = "higher" if proposal.side > 0 else "lower"
    return Proposed(
        month,
        f"Since about {month.words} the months have been {way} than before on the whole: {after} on average over "
        f"{proposal.points} months, {before} before that",
    )


def months_to_choose(chart: Chart) -> list[tuple[str, str]]:
    """The months that may be answered for, newest first: those since the last break, and those of accepted baselines.

    An accepted one is taken back by declining its month.
    """
    accepted = [each.place for each in chart.broken if each.words]
    places = sorted({*chart.newest.places, *accepted} - {0})
    months = [chart.months[place] for place in places]
    return [(month.start.isoformat(), month.words) for month in reversed(months)]
