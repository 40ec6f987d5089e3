"""What the Board counts of its own work: its plan, risks, challenges and actions (indicators.csv T5)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Example, Indicator, Limit, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.kernel.actions.tables import board_actions, board_challenges, plan_standings, risk_scores

day = dt.date.fromisoformat

# Likelihood times impact, each 1 to 5: from 15 on a risk is called high (design default of SYS-50).
HIGH_SCORE = 15

declare = partial(
    Indicator,
    theme="T5",
    source="The Board's own tracker of actions, risks and challenges",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2015-04-01"),
)

T5_02 = declare(
    code="T5-02",
    title="Items of the plan on track",
    owner="PQA",
    measure=Measure(
        "T5-02",
        plan_standings,
        OpenAt(plan_standings.since, plan_standings.until),
        numerator=plan_standings.rag.is_in(["on_track", "complete"]),
        denominator=EVERY_ROW,
        breakdowns={"priority": plan_standings.priority, "agency": plan_standings.agency},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="items on track or complete on the last day",
    denominator_words="items of the plan on the last day",
    why="A plan that stands still helps no child. The share shows pace; what changed stands on each item.",
    linked=(
        "Each item counts once, as its owner last said that it stands. What has not started is not on track. "
        "Complete needs evidence. What was carried to another year no longer counts in its old one."
    ),
    needs=("plan_standings",),
    limit=Limit("below 80%", below=80),
    rules=("R-GOV-10",),
    example=Example(
        "On the last day one item is on track, one is off track; one that was at risk has become complete.",
        "2016-03-31",
        {
            "plan_standings": [
                {"key": "1", "since": day("2015-06-01"), "rag": "on_track", "priority": "Neglect"},
                {"key": "2", "since": day("2015-06-01"), "rag": "off_track", "priority": "Neglect"},
                {"key": "3", "since": day("2015-06-01"), "until": day("2016-01-08"), "rag": "at_risk"},
                {"key": "4", "since": day("2016-01-08"), "rag": "complete"},
            ]
        },
        numerator=2,
        denominator=3,
    ),
)
T5_03 = declare(
    code="T5-03",
    title="Open risks scored high",
    owner="PQA",
    measure=Measure(
        "T5-03",
        risk_scores,
        OpenAt(risk_scores.since, risk_scores.until),
        numerator=risk_scores.score >= HIGH_SCORE,
        breakdowns={"channel": risk_scores.channel, "agency": risk_scores.agency},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.LOW,
    numerator_words="risks open on the last day with a score of 15 or more",
    denominator_words="",
    why="A high risk that stays high means that children may be harmed and nothing has changed.",
    linked=(
        "A score is likelihood (1 to 5) times impact (1 to 5). What the Board tolerates counts again from the day "
        "after its last day. A risk that nobody has scored yet does not count."
    ),
    needs=("risk_scores",),
    headline=True,
    limit=Limit("any high risk, two quarters running", above=0, times=2),
    rules=("R-GOV-06",),
    example=Example(
        "One risk stands at 16; one came down from 20 to 12 before the day; one at 15 was closed on the day.",
        "2016-03-31",
        {
            "risk_scores": [
                {"key": "1", "since": day("2015-06-25"), "score": 16},
                {"key": "2", "since": day("2015-06-25"), "until": day("2016-02-25"), "score": 20},
                {"key": "3", "since": day("2016-02-25"), "score": 12},
                {"key": "4", "since": day("2015-06-25"), "until": day("2016-03-31"), "score": 15},
            ]
        },
        numerator=1,
    ),
)
T5_04 = declare(
    code="T5-04",
    title="Challenges answered in time",
    owner="PQA",
    measure=Measure(
        "T5-04",
        board_challenges,
        During(board_challenges.due_on),
        numerator=board_challenges.answered_on <= board_challenges.due_on,
        denominator=EVERY_ROW,
        breakdowns={"body": board_challenges.body, "agency": board_challenges.agency},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="challenges answered by their day, with an answer that was not sent back",
    denominator_words="challenges whose answer was due",
    why="A challenge without an answer changes nothing. How many each body raised shows whether all of them challenge.",
    linked=(
        "A challenge counts in the period in which its answer was first due, 15 working days after it was asked unless "
        "another day was set. An answer that was sent back is none. What it changed for children stands in the log."
    ),
    needs=("board_challenges",),
    headline=True,
    limit=Limit("below 80%", below=80),
    rules=("R-DAT-06",),
    example=Example(
        "Due in the quarter: one answered on its day, one a day late, one not at all. One was due later.",
        "2015-16Q1",
        {
            "board_challenges": [
                {
                    "key": "1",
                    "asked_on": day("2015-05-07"),
                    "due_on": day("2015-05-29"),
                    "answered_on": day("2015-05-29"),
                },
                {
                    "key": "2",
                    "asked_on": day("2015-05-07"),
                    "due_on": day("2015-05-29"),
                    "answered_on": day("2015-05-30"),
                },
                {"key": "3", "asked_on": day("2015-05-07"), "due_on": day("2015-05-29")},
                {
                    "key": "4",
                    "asked_on": day("2015-06-25"),
                    "due_on": day("2015-07-16"),
                    "answered_on": day("2015-07-01"),
                },
            ]
        },
        numerator=1,
        denominator=3,
    ),
)


def evidenced(code: str, source: str) -> Measure:
    """Of the actions of one source that fall due, those with evidence of what changed, whenever it came."""
    return Measure(
        code,
        board_actions,
        During(board_actions.due_on),
        numerator=board_actions.evidenced_on.is_not_null(),
        denominator=board_actions.source == source,
        breakdowns={"agency": board_actions.agency},
    )


T5_18 = declare(
    code="T5-18",
    title="Audit actions evidenced",
    owner="PQA",
    measure=evidenced("T5-18", "audit"),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="audit actions with evidence of what changed",
    denominator_words="audit actions due",
    why="An audit helps children only when what it found is put right, and somebody can show it.",
    linked="An action counts in the period in which it is due, whenever its evidence came. It does not say what the evidence shows.",
    needs=("board_actions",),
    limit=Limit("below 80%", below=80),
    rules=("R-AUD-01",),
    example=Example(
        "Two actions of an audit are due in the quarter, one has evidence; an action of a review does not count.",
        "2015-16Q4",
        {
            "board_actions": [
                {
                    "key": "1",
                    "raised_on": day("2015-10-21"),
                    "due_on": day("2016-01-29"),
                    "evidenced_on": day("2016-01-28"),
                    "source": "audit",
                },
                {"key": "2", "raised_on": day("2015-10-21"), "due_on": day("2016-02-26"), "source": "audit"},
                {
                    "key": "3",
                    "raised_on": day("2015-10-21"),
                    "due_on": day("2016-02-26"),
                    "evidenced_on": day("2016-02-26"),
                    "source": "review",
                },
            ]
        },
        numerator=1,
        denominator=2,
    ),
)
T5_34 = declare(
    code="T5-34",
    title="Outstanding review actions",
    owner="SCR",
    measure=Measure(
        "T5-34",
        board_actions,
        OpenAt(board_actions.raised_on, board_actions.ended_on),
        numerator=board_actions.source == "review",
        breakdowns={"agency": board_actions.agency, "escalated": board_actions.escalated},
    ),
    unit=Unit.COUNT,
    polarity=Polarity.LOW,
    numerator_words="actions of case reviews open on the last day",
    denominator_words="",
    why="Each is something that we know failed a child and that is not put right yet.",
    linked="An action is open until somebody else than its owner has checked it. Who was told of the delay is a breakdown.",
    needs=("board_actions",),
    headline=True,
    rules=("R-SCR-06",),
    example=Example(
        "Two actions of a review are open; one ended before the day; one is of the Board.",
        "2016-03-31",
        {
            "board_actions": [
                {"key": "1", "raised_on": day("2015-05-14"), "due_on": day("2015-12-31"), "source": "review"},
                {"key": "2", "raised_on": day("2016-01-28"), "due_on": day("2016-06-30"), "source": "review"},
                {
                    "key": "3",
                    "raised_on": day("2015-05-14"),
                    "due_on": day("2015-09-30"),
                    "ended_on": day("2015-10-09"),
                    "source": "review",
                },
                {"key": "4", "raised_on": day("2015-05-14"), "due_on": day("2016-06-30"), "source": "board"},
            ]
        },
        numerator=2,
    ),
)
INDICATORS = (T5_02, T5_03, T5_04, T5_18, T5_34)
