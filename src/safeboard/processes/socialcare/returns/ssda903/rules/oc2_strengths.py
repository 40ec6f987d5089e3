"""157, 180, 185, 186, 188, 189, 196 and 198: scores of the strengths and difficulties questionnaire (SDQ)."""

from __future__ import annotations

from polars import Expr, Series, col

from safeboard.grammar.statutory.rules import (
    YEAR_ENDS,
    YEAR_STARTS,
    Example,
    Rows,
    Where,
    unreadable,
)
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, care_in_doubt, looked_after_all_year
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, error, listed, with_year
from safeboard.processes.socialcare.returns.ssda903.writing import episode, oc2

_SCORED = any_given("OC2", "SDQ_SCORE")
_EITHER = any_given("OC2", "SDQ_SCORE", "SDQ_REASON")
_AT_START, _AT_END = age(col("DOB"), YEAR_STARTS), age(col("DOB"), YEAR_ENDS)
_ALL_YEAR = episode(DECOM="2024-05-01")
_LESS = episode(DECOM="2025-04-02")


def in_cohort(broken: Expr, *, of_cohort: bool) -> Rows:
    """A check of OC2 rows of children who were looked after for the twelve months, or of those who were not.

    A child whose episodes leave it in doubt is neither.
    """

    def find(tables: Tables) -> Series:
        cohort = col(CHILD).is_in(looked_after_all_year(tables).implode()).fill_null(False)
        doubt = col(CHILD).is_in(care_in_doubt(tables).implode()).fill_null(False)
        rows = with_year(tables.marked("OC2"), tables)
        return rows.filter((cohort if of_cohort else ~(cohort | doubt)) & broken)[ROW]

    return Rows(find)


RULES = (
    error(
        "157",
        "OC2",
        ("SDQ_REASON", "DOB"),
        "This child is of the age for a score, so SDQ1 cannot be the reason why there is none. Check both.",
        "Of a child looked after for the twelve months who was 4 or older on 1 April and 16 or younger on 31 March, the "
        "reason for no score is not SDQ1.",
        in_cohort((_AT_START >= 4) & (_AT_END <= 16) & (col("SDQ_REASON") == "SDQ1"), of_cohort=True),
        Example(
            "Four on the first day of the year, beside four a day later; and another reason.",
            breaks=(_ALL_YEAR, oc2(DOB="2021-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ1")),
            keeps=(
                _ALL_YEAR,
                oc2(DOB="2021-04-02", SDQ_SCORE=None, SDQ_REASON="SDQ1"),
                episode(CHILD="A2", DECOM="2024-05-01"),
                oc2(CHILD="A2", DOB="2021-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ2"),
            ),
        ),
        Example(
            "Sixteen on the last day of the year, beside seventeen on it.",
            breaks=(_ALL_YEAR, oc2(DOB="2009-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ1")),
            keeps=(_ALL_YEAR, oc2(DOB="2009-03-31", SDQ_SCORE=None, SDQ_REASON="SDQ1")),
        ),
        looks_in=("Episodes",),
        note="The published text joins the two ages with 'or', which every child meets: 'and' is meant. It reads the "
        "episodes, so that children who were not looked after all year are left to 198.",
    ),
    error(
        "180",
        "OC2",
        ("SDQ_SCORE",),
        "This score is not a whole number from 0 to 40. Check it.",
        "A score, where it is filled in, is a whole number from 0 to 40.",
        Where(unreadable("SDQ_SCORE") | ~col("SDQ_SCORE").is_between(0, 40)),
        Example(
            "One too many, a word and less than nothing, beside the highest, the lowest and a blank.",
            breaks=(
                oc2(SDQ_SCORE="41"),
                oc2(CHILD="A2", SDQ_SCORE="high"),
                oc2(CHILD="A3", SDQ_SCORE="-1"),
            ),
            keeps=(oc2(SDQ_SCORE="40"), oc2(CHILD="A2", SDQ_SCORE="0"), oc2(CHILD="A3", SDQ_SCORE=None)),
            rows=(0, 1, 2),
        ),
    ),
    error(
        "185",
        "OC2",
        ("SDQ_SCORE",),
        "This child was not looked after for all twelve months to 31 March, but has a score. Remove it, or check the dates.",
        "Only a child looked after without a break for the twelve months to 31 March has a score.",
        in_cohort(_SCORED, of_cohort=False),
        Example(
            "In care since the day after the year began, beside all year; nothing scored, and an end that cannot be read.",
            breaks=(_LESS, oc2()),
            keeps=(
                _ALL_YEAR,
                oc2(),
                episode(CHILD="A2", DECOM="2025-04-02"),
                oc2(CHILD="A2", SDQ_SCORE=None, SDQ_REASON="SDQ2"),
                episode(CHILD="A3", DECOM="2024-05-01", DEC="31/09/2025", REC="E4A"),
                oc2(CHILD="A3"),
            ),
        ),
        looks_in=("Episodes",),
    ),
    error(
        "186",
        "OC2",
        ("SDQ_SCORE", "SDQ_REASON", "DOB"),
        "This child of 4 to 16 was looked after for twelve months, but has neither a score nor a reason for none. Fill one in.",
        "A child looked after for the twelve months who was 4 or older on 1 April and under 17 on 31 March has a score or a "
        "reason for none.",
        in_cohort((_AT_START >= 4) & (_AT_END < 17) & ~_EITHER, of_cohort=True),
        Example(
            "Four on the first day of the year without a score, beside four a day later, a score, one that cannot be read, and a "
            "reason.",
            breaks=(_ALL_YEAR, oc2(DOB="2021-04-01", SDQ_SCORE=None)),
            keeps=(
                _ALL_YEAR,
                oc2(DOB="2021-04-02", SDQ_SCORE=None),
                episode(CHILD="A2", DECOM="2024-05-01"),
                oc2(CHILD="A2", DOB="2021-04-01"),
                episode(CHILD="A3", DECOM="2024-05-01"),
                oc2(CHILD="A3", DOB="2021-04-01", SDQ_SCORE="ten"),
                episode(CHILD="A4", DECOM="2024-05-01"),
                oc2(CHILD="A4", DOB="2021-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ2"),
            ),
        ),
        Example(
            "Sixteen on the last day of the year, beside seventeen on it, and not looked after all year.",
            breaks=(_ALL_YEAR, oc2(DOB="2009-04-01", SDQ_SCORE=None)),
            keeps=(
                _ALL_YEAR,
                oc2(DOB="2009-03-31", SDQ_SCORE=None),
                episode(CHILD="A2", DECOM="2025-04-02"),
                oc2(CHILD="A2", DOB="2009-04-01", SDQ_SCORE=None),
            ),
        ),
        looks_in=("Episodes",),
        note="The text names the score alone; the return has a field for the reason why there is none, and as the sector's open "
        "tool has it that reason stands for the score.",
    ),
    error(
        "188",
        "OC2",
        ("SDQ_SCORE", "SDQ_REASON", "DOB"),
        "This child was under 4 on 31 March, but has a score or a reason for none. Leave both blank.",
        "A child under 4 on 31 March has neither a score nor a reason for no score.",
        Where((_AT_END < 4) & _EITHER),
        Example(
            "Four the day after the year, with a score and with a reason; beside four on its last day and neither.",
            breaks=(
                oc2(DOB="2022-04-01"),
                oc2(CHILD="A2", DOB="2022-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ1"),
            ),
            keeps=(
                oc2(DOB="2022-03-31"),
                oc2(CHILD="A2", DOB="2022-04-01", SDQ_SCORE=None),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "189",
        "OC2",
        ("SDQ_SCORE", "SDQ_REASON", "DOB"),
        "This child was 17 or older on 1 April, but has a score or a reason for none. Leave both blank.",
        "A child who was 17 or older on 1 April at the start of the year has neither a score nor a reason for no score.",
        Where((_AT_START >= 17) & _EITHER),
        Example(
            "Seventeen on the first day of the year, with a score and with a reason; beside a day later and neither.",
            breaks=(
                oc2(DOB="2008-04-01"),
                oc2(CHILD="A2", DOB="2008-04-01", SDQ_SCORE=None, SDQ_REASON="SDQ2"),
            ),
            keeps=(
                oc2(DOB="2008-04-02"),
                oc2(CHILD="A2", DOB="2008-04-01", SDQ_SCORE=None),
            ),
            rows=(0, 1),
        ),
    ),
    listed("196", "SDQ_REASON", "reason why there is no score", oc2, "SDQ9", "SDQ5"),
    error(
        "198",
        "OC2",
        ("SDQ_REASON",),
        "This child was not looked after for all twelve months to 31 March, but has a reason for no score. Remove it.",
        "Only a child looked after without a break for the twelve months to 31 March has a reason for no score.",
        in_cohort(col("SDQ_REASON").is_not_null(), of_cohort=False),
        Example(
            "In care since the day after the year began, beside all year; and no reason.",
            breaks=(_LESS, oc2(SDQ_SCORE=None, SDQ_REASON="SDQ2")),
            keeps=(
                _ALL_YEAR,
                oc2(SDQ_SCORE=None, SDQ_REASON="SDQ2"),
                episode(CHILD="A2", DECOM="2025-04-02"),
                oc2(CHILD="A2"),
            ),
        ),
        looks_in=("Episodes",),
    ),
)
