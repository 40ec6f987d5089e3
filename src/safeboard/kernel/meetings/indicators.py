"""What the Board counts of its own meetings: attendance by constituency (indicators.csv T5-01; R-GOV-02)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import Measure, OpenAt
from safeboard.kernel.meetings.tables import board_attendance

day = dt.date.fromisoformat


def _row(key: str, held_on: str, constituency: str, attended: bool, until: str = "") -> dict[str, object]:
    return {
        "key": key,
        "held_on": day(held_on),
        "counts_until": day(until) if until else None,
        "constituency": constituency,
        "attended": attended,
        "by_deputy": False,
    }


T5_01 = Indicator(
    code="T5-01",
    title="Board attendance by constituency",
    theme="T5",
    owner="PQA",
    measure=Measure(
        "T5-01",
        board_attendance,
        OpenAt(board_attendance.held_on, board_attendance.counts_until),
        numerator=board_attendance.attended,
        denominator=EVERY_ROW,
        breakdowns={"constituency": board_attendance.constituency},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="places filled at the last five meetings",
    denominator_words="places expected to be filled",
    why="Only those who come can challenge and be challenged. An empty place is an agency that the Board cannot hold to account.",
    linked=(
        "One row a meeting and constituency. A place that several share is filled where any of them came; a deputy counts. "
        "It follows the history of the seats, not who sits there now. It does not say what anybody said."
    ),
    source="Registers of the Board's meetings",
    author="Board administrator",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
    needs=("board_attendance",),
    limit=Limit("below 60% of the last five meetings, twice in a row", below=60, by="constituency", times=2),
    rules=("R-GOV-02",),
    example=Example(
        "Of three places expected on the last day two were filled; the meeting that dropped out of the last five no longer counts.",
        "2016-03-31",
        {
            "board_attendance": [
                _row("1", "2015-02-26", "Police", False, until="2016-02-25"),
                _row("2", "2015-04-30", "Police", True),
                _row("3", "2016-02-25", "Police", True),
                _row("4", "2016-02-25", "Secondary schools", False),
            ]
        },
        numerator=2,
        denominator=3,
    ),
)
INDICATORS = (T5_01,)
