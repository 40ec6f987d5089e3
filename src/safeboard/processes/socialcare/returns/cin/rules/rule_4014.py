"""4014: the child in need plans of a child do not overlap."""

from __future__ import annotations

from polars import Series

from safeboard.grammar.statutory.overlaps import starting_inside_another
from safeboard.grammar.statutory.rules import Example, Rows, Rule, Severity
from safeboard.grammar.statutory.tables import CHILD, Tables
from safeboard.processes.socialcare.returns.cin.spans import IN_NEED_PLAN, STARTS, UNTIL, running
from safeboard.processes.socialcare.returns.cin.writing import child, episode, in_need_plan


def _overlapping(tables: Tables) -> Series:
    plans = running(tables, IN_NEED_PLAN)
    return starting_inside_another(plans, CHILD, STARTS, UNTIL, with_last_day=True)


RULE = Rule(
    code="4014",
    severity=Severity.ERROR,
    over="CINPlanDates",
    fields=("CINPlanStartDate", "CINPlanEndDate"),
    message=(
        "This child in need plan starts while another one of the child is running. Correct the dates "
        "so that one ends before the next begins."
    ),
    logic=(
        "No child in need plan starts inside another of the same child, first and last day included; "
        "one without an end runs to the reference date."
    ),
    check=Rows(_overlapping),
    examples=(
        Example(
            "A plan that starts on the last day of another, beside one that starts the day after.",
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-08-01"),
                        in_need_plan(CINPlanStartDate="2025-08-01", CINPlanEndDate="2025-09-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-08-01"),
                        in_need_plan(CINPlanStartDate="2025-08-02", CINPlanEndDate="2025-09-01"),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            "A plan that starts while an open one runs, beside the plans of two children.",
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate=None),
                        in_need_plan(CINPlanStartDate="2026-03-31", CINPlanEndDate=None),
                    )
                ),
            ),
            keeps=(
                child(episode(in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate=None))),
                child(episode(in_need_plan(CINPlanStartDate="2026-03-31", CINPlanEndDate=None))),
            ),
            rows=(1,),
        ),
        Example(
            "Two plans from one day, of which each starts inside the other.",
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-08-01"),
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-07-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-07-01"),
                        in_need_plan(CINPlanStartDate="2025-07-02", CINPlanEndDate="2025-08-01"),
                    )
                ),
            ),
            rows=(0, 1),
        ),
        Example(
            ("A plan without an end holds the next; of one whose end cannot be read it is not known."),
            breaks=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate=None),
                        in_need_plan(CINPlanStartDate="2025-07-01", CINPlanEndDate="2025-08-01"),
                    )
                ),
            ),
            keeps=(
                child(
                    episode(
                        in_need_plan(CINPlanStartDate="2025-06-02", CINPlanEndDate="2025-06-31"),
                        in_need_plan(CINPlanStartDate="2025-07-01", CINPlanEndDate="2025-08-01"),
                    )
                ),
            ),
            rows=(1,),
        ),
        Example(
            "Plans in two episodes of one child.",
            breaks=(
                child(
                    episode(in_need_plan(CINPlanEndDate="2025-08-01")),
                    episode(in_need_plan(CINPlanStartDate="2025-07-01")),
                ),
            ),
            keeps=(
                child(
                    episode(in_need_plan(CINPlanEndDate="2025-08-01")),
                    episode(in_need_plan(CINPlanStartDate="2025-08-02")),
                ),
            ),
            rows=(1,),
        ),
    ),
    ruleset="2022-23",
)
