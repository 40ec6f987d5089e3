"""SW01, SW08, SW10 to SW12, SW14, SW17: how the social workers of a child follow each other, since 2023-24."""

from __future__ import annotations

from datetime import timedelta

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import Example, Rows, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order
from safeboard.processes.socialcare.returns.ssda903.rules.social_worker_entries import (
    SINCE,
    TABLE,
    worker,
    worker_rule,
)
from safeboard.processes.socialcare.returns.ssda903.shapes import error
from safeboard.processes.socialcare.returns.ssda903.writing import episode

_FIRST = "2025-05-01"
# Published with rule SW10STG2: so long two social workers may overlap.
HANDOVER = timedelta(days=7)
# Published with it: since then one of first contact may begin at any time.
FIRST_CONTACT_SINCE = 2025


def _workers(tables: Tables) -> DataFrame:
    """The social worker episodes of each child by their start, with the end of the one before beside them."""
    ordered = tables.marked(TABLE).drop_nulls([CHILD, "SW_DECOM"])
    ordered = ordered.sort(CHILD, "SW_DECOM", "SW_DEC", ROW, nulls_last=True)
    newest = (col(CHILD) != col(CHILD).shift(-1)).fill_null(True)
    return ordered.with_columns(
        newest=newest, first=(col(CHILD) != col(CHILD).shift(1)).fill_null(True)
    ).with_columns(before=col("SW_DEC").shift(1))


def _in_care(tables: Tables) -> DataFrame:
    """The newest episode of care of each child who is looked after on 31 March: it has no end, and is no short break."""
    newest = in_order(tables.marked("Episodes")).filter("newest")
    return newest.filter(blank("DEC") & ~col("LS").is_in(["V3", "V4"]).fill_null(False))


def _not_ended(tables: Tables) -> Series:
    return _workers(tables).filter(~col("newest") & blank("SW_DEC"))[ROW]


def _before_the_last_ended(tables: Tables) -> Series:
    early = _workers(tables).filter(~col("first") & (col("SW_DECOM") < col("before") - HANDOVER))
    if tables.layout.year < FIRST_CONTACT_SINCE:
        return early[ROW]
    return early.filter(col("SW_REASON").ne_missing("FCONTA"))[ROW]


def _nobody_since(tables: Tables) -> Series:
    """The newest social workers of children who ended before 31 March."""
    return _workers(tables).filter(col("newest") & (col("SW_DEC") < tables.ends_on))[ROW]


def _said_nowhere(tables: Tables) -> Series:
    """The children looked after on 31 March of whom an item of a social worker stands in no row."""
    cared, rows = _in_care(tables), tables.marked(TABLE)
    items = (col("SW_ID").is_not_null(), ~blank("SW_DECOM"), col("SW_REASON").is_not_null())
    id_, began, reason = (has_row(cared, rows.filter(item)) for item in items)
    return cared.filter(~(id_ & began & reason))[ROW]


def _not_all_year(tables: Tables) -> Series:
    """The children looked after on 31 March without a social worker, or in care longer than their first one is there."""
    cared = _in_care(tables)
    began = in_order(tables["Episodes"]).filter(col("first") & (col("DECOM") < tables.starts_on))
    late = _workers(tables).filter(col("first") & (col("SW_DECOM") > tables.starts_on))
    return cared.filter(~has_row(cared, tables[TABLE]) | (has_row(cared, late) & has_row(cared, began)))[ROW]


def _ended_last(tables: Tables) -> Series:
    return _workers(tables).filter(col("newest") & ~blank("SW_DEC"))[ROW]


_CARE, _CARE_2 = (episode(CHILD=child, DECOM="2024-06-01") for child in ("A1", "A2"))

RULES = (
    error(
        "SW01STG1",
        "Episodes",
        ("CHILD", "DEC", "SWEpisodes.CHILD"),
        "This child is looked after on 31 March, and no row says who the social worker is, since when, or why. Add the social "
        "workers of the year.",
        "Of a child looked after on 31 March, the id, the start and the reason of a social worker stand in some row. The child’s "
        "newest episode of care is told.",
        Rows(_said_nowhere),
        Example(
            "A child in care without a social worker, and one of whose workers no reason is said; beside one who has all, in two rows, "
            "and one who left.",
            (episode(DECOM="2023-05-01"), episode(CHILD="A2", DECOM="2023-05-01"), worker("2023-05-01", CHILD="A2", SW_REASON=None)),
            (episode(DECOM="2023-05-01"), worker("2023-05-01", SW_REASON=None), worker("2023-06-01", SW_ID=None),
             episode(CHILD="A2", DECOM="2023-05-01", DEC="2023-09-01", REC="E4A")),
            rows=(0, 1),
        ),
        ruleset="2023-24", since=SINCE, until=2024,
    ),
    worker_rule(
        "SW08STG2", ("SW_DEC", "SW_DECOM"),
        "Another social worker has begun and this one has no end. Fill in the day on which this one ended.",
        "Every social worker episode of a child but the newest has an end.",
        Rows(_not_ended),
        Example("One without an end before another, beside one with it.", (worker(_FIRST), worker("2025-09-01")), (worker(_FIRST, "2025-09-01"), worker("2025-09-01"))),
    ),
    worker_rule(
        "SW10STG2", ("SW_DECOM", "SW_DEC"),
        "This social worker began more than seven days before the one before had ended. Check both days.",
        "A social worker episode does not begin more than seven days before the end of the child’s episode before it, unless it "
        "is one of first contact (FCONTA).",
        Rows(_before_the_last_ended),
        Example(
            "Eight days before, beside seven, the day itself, and one of first contact.",
            (worker(_FIRST, "2025-09-09"), worker("2025-09-01")),
            (worker(_FIRST, "2025-09-08"), worker("2025-09-01", "2025-10-01"), worker("2025-10-01"),
             worker(_FIRST, "2025-09-09", CHILD="A2"), worker("2025-09-01", CHILD="A2", SW_REASON="FCONTA")),
            rows=(1,),
        ),
        ruleset="2024-25",
        note="The list's words name no time; the seven days and first contact are in the published logic.",
    ),
    *(
        worker_rule(
            code, ("SW_DEC", "SW_DECOM"),
            "This social worker ended before 31 March and nobody follows. Add who does, or correct the day.",
            "The newest social worker of a child does not end before 31 March.",
            Rows(_nobody_since),
            Example(
                "One who ended the day before, beside one of the day itself and one whom another follows.",
                (worker(f"{year - 1}-05-01", f"{year}-03-30"),),
                (worker(f"{year - 1}-05-01", f"{year}-03-31"),
                 worker(f"{year - 1}-05-01", f"{year}-01-10", CHILD="A2"), worker(f"{year}-01-12", CHILD="A2")),
            ),
            until=until, note=note,
        )
        for code, year, until, note in (
            ("SW11aSTG2", 2024, 2024, "Its words are those of SW11bSTG2, which is published for the same year and after it."),
            ("SW11bSTG2", 2026, None, "It looks at the social workers alone, as its published tables say; they are returned of "
             "children looked after on 31 March."),
        )
    ),
    error(
        "SW12STG2", "Episodes", ("CHILD", "DECOM", "SWEpisodes.SW_DECOM"),
        "This child is looked after on 31 March, and the social workers of the whole year are not returned. Add those who are missing.",
        "A child looked after on 31 March has a social worker and, where care began before the year, one from 1 April. The "
        "child’s newest episode of care is told.",
        Rows(_not_all_year),
        Example(
            "Nobody at all, and one who begins in May of a child long in care; beside one from 1 April, a child new in care, and "
            "one who left.",
            (episode(), _CARE_2, worker(_FIRST, CHILD="A2")),
            (_CARE, worker("2025-04-01"), episode(CHILD="A2", DECOM="2025-04-01"), worker(_FIRST, CHILD="A2"),
             episode(CHILD="A3", DEC="2026-03-31", REC="E4A")),
            rows=(0, 1),
        ),
        ruleset="2024-25", since=SINCE,
        note="Of time when a child was not looked after the return cannot show whether they had a social worker.",
    ),
    worker_rule(
        "SW14STG2", ("SW_DEC", "SW_DECOM"),
        "This social worker has no end although another has begun. Fill in the end.",
        "Every social worker episode of a child but the newest has an end.",
        Rows(_not_ended),
        Example("One without an end before another, beside one with it.", (worker("2023-05-01"), worker("2023-09-01")), (worker("2023-05-01", "2023-09-01"), worker("2023-09-01"))),
        until=2024,
    ),
    worker_rule(
        "SW17STG2", ("SW_DEC", "SW_DECOM"),
        "The newest social worker of this child has an end, so that nobody is there on 31 March. Add who is, or take the end out.",
        "The newest social worker episode of a child has no end.",
        Rows(_ended_last),
        Example(
            "One who ended on 31 March, beside one without an end after one with it.",
            (worker("2025-04-01", "2026-03-31"),),
            (worker("2025-04-01", "2025-06-01"), worker("2025-06-01")),
        ),
        ruleset="2025-26", since=2026,
        note="It looks at the social workers alone, as its published tables say, and at the newest, as its logic does.",
    ),
)  # fmt: skip
