"""187, 190, 191 and 215: who belongs to the children looked after for twelve months (OC2), and who does not."""

from __future__ import annotations

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import Example, Rows
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order, looked_after_all_year
from safeboard.processes.socialcare.returns.ssda903.rules.adoption import ITEMS as ADOPTION
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.rules.oc2_health import ASKED_OF_ALL, ITEMS
from safeboard.processes.socialcare.returns.ssda903.rules.oc2_strengths import in_cohort
from safeboard.processes.socialcare.returns.ssda903.shapes import all_given, any_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import adoption, episode, oc2, oc3

_BLANK = dict.fromkeys(ITEMS)


def _newest_of_cohort(tables: Tables) -> DataFrame:
    """The newest episode of each child looked after for the twelve months."""
    newest = in_order(tables["Episodes"]).filter("newest")
    return newest.filter(col(CHILD).is_in(looked_after_all_year(tables).implode()))


def _adopted_or_left(tables: Tables) -> Series:
    newest = _newest_of_cohort(tables)
    adopted = tables.marked("AD1").filter(any_given("AD1", *ADOPTION))
    left = tables["OC3"].filter(any_given("OC3", *LEAVING))
    return newest.filter(has_row(newest, adopted) | has_row(newest, left))[ROW]


def _items_missing(tables: Tables) -> Series:
    newest, rows = _newest_of_cohort(tables), tables["OC2"]
    unfilled = rows.filter(~all_given("OC2", *ASKED_OF_ALL))
    return newest.filter(~has_row(newest, rows) | has_row(newest, unfilled))[ROW]


def _leaver_with_items(tables: Tables) -> Series:
    rows = tables["OC2"].filter(any_given("OC2", *ITEMS))
    return rows.filter(has_row(rows, tables["OC3"].filter(any_given("OC3", *LEAVING))))[ROW]


RULES = (
    error(
        "187",
        "Episodes",
        ("CHILD", *(f"AD1.{name}" for name in ADOPTION), *(f"OC3.{name}" for name in LEAVING)),
        "This child was looked after for all twelve months to 31 March, but is entered as adopted (AD1) or as a care "
        "leaver (OC3). Remove that entry, or check the episodes.",
        "A child looked after without a break for the twelve months has nothing filled in in AD1 or OC3.",
        Rows(_adopted_or_left),
        Example(
            "A child in care all year with an adoption, and one who is a care leaver; the newest episode is told.",
            breaks=(
                episode(DECOM="2024-05-01", DEC="2025-09-01", REC="X1"),
                episode(DECOM="2025-09-01", RNE="P"),
                adoption(),
                episode(CHILD="A2", DECOM="2024-05-01"),
                oc3(CHILD="A2"),
            ),
            keeps=(
                episode(DECOM="2024-05-01"),
                adoption(**dict.fromkeys(ADOPTION)),
                oc3(**dict.fromkeys(LEAVING)),
                episode(CHILD="A2", DECOM="2024-05-01", DEC="2026-03-30", REC="E11"),
                adoption(CHILD="A2"),
            ),
            rows=(1, 2),
        ),
        note="It may be about either table, so that the child's newest episode is told.",
    ),
    error(
        "190",
        "OC2",
        ITEMS,
        "This child was not looked after for all twelve months to 31 March, but items of this table are filled in. "
        "Remove them, or check the episodes.",
        "Only a child looked after without a break for the twelve months to 31 March has one of the eight items filled "
        "in.",
        in_cohort(any_given("OC2", *ITEMS), of_cohort=False),
        Example(
            "In care since the day after the year began, beside since its first day; and a row with a score alone.",
            breaks=(episode(DECOM="2025-04-02"), oc2(**{**_BLANK, "CONVICTED": "0"})),
            keeps=(
                episode(DECOM="2025-04-01"),
                oc2(**{**_BLANK, "CONVICTED": "0"}),
                episode(CHILD="A2", DECOM="2025-04-02"),
                oc2(CHILD="A2", **_BLANK),
            ),
        ),
        Example(
            "Who left care the day before the year ended, and a child without an episode.",
            breaks=(
                episode(DECOM="2024-05-01", DEC="2026-03-30", REC="E4A"),
                oc2(),
                oc2(CHILD="A2"),
            ),
            keeps=(episode(DECOM="2024-05-01"), oc2()),
            rows=(0, 1),
        ),
        looks_in=("Episodes",),
    ),
    error(
        "191",
        "Episodes",
        ("CHILD", *(f"OC2.{name}" for name in ASKED_OF_ALL)),
        "This child was looked after for all twelve months to 31 March, but immunisations, teeth, health assessment or "
        "substance misuse is not filled in (OC2). Fill in all four.",
        "A child looked after without a break for the twelve months has a row in OC2 with these four items filled in.",
        Rows(_items_missing),
        Example(
            "No row at all, and a row with one item blank; the newest episode is told.",
            breaks=(
                episode(DECOM="2024-05-01"),
                episode(CHILD="A2", DECOM="2024-05-01", DEC="2025-09-01", REC="X1"),
                episode(CHILD="A2", DECOM="2025-09-01", RNE="P"),
                oc2(CHILD="A2", IMMUNISATIONS=None),
            ),
            keeps=(
                episode(DECOM="2024-05-01"),
                oc2(CONVICTED=None),
                episode(CHILD="A2", DECOM="2025-04-02"),
            ),
            rows=(0, 2),
        ),
        note="It is told with the child's newest episode, as there may be no row in OC2.",
    ),
    error(
        "215",
        "OC2",
        (*ITEMS, *(f"OC3.{name}" for name in LEAVING)),
        "This young person is a care leaver (OC3), but has items of children looked after for twelve months. "
        "Remove whichever is wrong.",
        "Who has something filled in as a care leaver (OC3) has none of the eight items of OC2 filled in.",
        Rows(_leaver_with_items),
        Example(
            "One item of each, beside a leaver with a score alone, and a blank row of a leaver.",
            breaks=(
                oc3(ACTIV=None, ACCOM=None),
                oc2(**{**_BLANK, "CONVICTED": "0"}),
            ),
            keeps=(
                oc3(),
                oc2(**_BLANK),
                oc3(CHILD="A2", **dict.fromkeys(LEAVING)),
                oc2(CHILD="A2"),
            ),
        ),
    ),
)
