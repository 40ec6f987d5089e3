"""What the Board counts of actions that follow from the child death overview panel (indicators.csv T5-31)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Limit, Polarity, Unit
from safeboard.kernel.actions.indicators import day, declare, evidenced

T5_31 = declare(
    code="T5-31",
    title="Recommendations after child deaths with evidence",
    owner="CDOP",
    measure=evidenced("T5-31", "cdop"),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="actions that follow from the child death overview panel, with evidence of what changed",
    denominator_words="actions that follow from the child death overview panel, due",
    why="A recommendation after a child's death is a promise to the next child.",
    linked=(
        "Counted from the tracker: what the panel recommended and somebody took on as an action. A recommendation that nobody "
        "took on is not in it. It counts in the period in which it is due, whenever its evidence came."
    ),
    needs=("board_actions",),
    limit=Limit("below 70%", below=70),
    rules=("R-CD-10",),
    example=Example(
        "Two actions of the panel are due in the quarter, one has evidence; an action of an audit does not count.",
        "2015-16Q4",
        {
            "board_actions": [
                {
                    "key": "1",
                    "raised_on": day("2015-10-21"),
                    "due_on": day("2016-01-29"),
                    "evidenced_on": day("2016-01-28"),
                    "source": "cdop",
                },
                {"key": "2", "raised_on": day("2015-10-21"), "due_on": day("2016-02-26"), "source": "cdop"},
                {
                    "key": "3",
                    "raised_on": day("2015-10-21"),
                    "due_on": day("2016-02-26"),
                    "evidenced_on": day("2016-02-26"),
                    "source": "audit",
                },
            ]
        },
        numerator=1,
        denominator=2,
    ),
)

PANEL_INDICATORS = (T5_31,)
