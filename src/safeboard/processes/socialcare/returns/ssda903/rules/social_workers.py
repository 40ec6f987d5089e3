"""SW01 to SW17: the social workers of a child, since 2023-24."""

from __future__ import annotations

from polars import DataFrame, Series, col

from safeboard.grammar.statutory.rules import YEAR_ENDS, YEAR_STARTS, Check, Example, Rows, Rule, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import Row, episode, social_worker

SINCE = 2024
_AT, _FIRST = "SWEpisodes", "2025-05-01"


def _rule(
    code: str, fields: tuple[str, ...], message: str, logic: str, check: Check, *examples: Example,
    ruleset: str = "2023-24", since: int = SINCE, until: int | None = None, note: str = "",
) -> Rule:  # fmt: skip
    return error(
        code,
        _AT,
        fields,
        message,
        logic,
        check,
        *examples,
        ruleset=ruleset,
        since=since,
        until=until,
        note=note,
    )


def _as(code: str, rule: Rule, until: int | None = None, ruleset: str = "2023-24") -> Rule:
    """A rule of a shared shape, known since social workers are returned."""
    return _rule(
        code, rule.fields, rule.message, rule.logic, rule.check, *rule.examples, ruleset=ruleset, until=until
    )


def _workers(tables: Tables) -> DataFrame:
    """The social worker episodes of each child by their start, with the end of the one before beside them."""
    ordered = tables.marked(_AT).drop_nulls([CHILD, "SW_DECOM"]).sort(CHILD, "SW_DECOM", ROW)
    newest = (col(CHILD) != col(CHILD).shift(-1)).fill_null(True)
    return ordered.with_columns(
        newest=newest, first=(col(CHILD) != col(CHILD).shift(1)).fill_null(True)
    ).with_columns(before=col("SW_DEC").shift(1))


def _in_care(tables: Tables) -> DataFrame:
    """The newest episode of care of each child who is looked after on 31 March, short breaks (V3, V4) apart."""
    newest = in_order(tables["Episodes"]).filter("newest")
    still = col("DEC").is_null() | (col("DEC") > tables.ends_on) | (col("REC") == "X1")
    return newest.filter(
        (col("DECOM") <= tables.ends_on) & still & ~col("LS").is_in(["V3", "V4"]).fill_null(False)
    )


def _not_ended(tables: Tables) -> Series:
    return _workers(tables).filter(~col("newest") & blank("SW_DEC"))[ROW]


def _before_the_last_ended(tables: Tables) -> Series:
    return _workers(tables).filter(~col("first") & (col("SW_DECOM") < col("before")))[ROW]


def _nobody_since(tables: Tables) -> Series:
    """The newest social worker of a child still looked after on 31 March, who ended before that day."""
    newest = _workers(tables).filter(col("newest") & (col("SW_DEC") < tables.ends_on))
    return newest.filter(has_row(newest, _in_care(tables)))[ROW]


def _without_any(tables: Tables) -> Series:
    cared = _in_care(tables)
    return cared.filter(~has_row(cared, tables[_AT]))[ROW]


def _late_first(tables: Tables) -> Series:
    """The first social worker of a child looked after on 31 March, where they began after the year and care had."""
    first = _workers(tables).filter(col("first") & (col("SW_DECOM") > tables.starts_on))
    began = in_order(tables["Episodes"]).filter(col("first") & (col("DECOM") < tables.starts_on))
    return first.filter(has_row(first, _in_care(tables)) & has_row(first, began))[ROW]


def _none_open(tables: Tables) -> Series:
    """The newest row of a child in care on 31 March of whom no social worker is open on that day."""
    rows = _workers(tables)
    open_then = (col("SW_DECOM") <= tables.ends_on) & (blank("SW_DEC") | (col("SW_DEC") > tables.ends_on))
    newest = rows.filter(col("newest") & ~open_then.any().over(CHILD)) if len(rows) else rows
    return newest.filter(has_row(newest, _in_care(tables)))[ROW]


def _worker(start: str, end: str | None = None, **more: str | None) -> Row:
    return social_worker(SW_DECOM=start, SW_DEC=end, **more)


_CARE = episode(DECOM="2024-06-01")
_COMPLETE = "Fill in what is missing: each social worker has an id, a start and a reason for the change."

RULES = (
    error(
        "SW01STG1",
        "Episodes",
        ("CHILD", "DEC", "SWEpisodes.CHILD"),
        "This child is looked after on 31 March and no social worker is returned. Add the social workers of the year.",
        "A child looked after on 31 March has a social worker episode. The child’s newest episode of care is told.",
        Rows(_without_any),
        Example(
            "A child in care without a social worker, beside one who has one and one who left.",
            (episode(DECOM="2023-05-01"),),
            (episode(DECOM="2023-05-01"), _worker("2023-05-01"), episode(CHILD="A2", DECOM="2023-05-01", DEC="2023-09-01", REC="E4A")),
        ),
        ruleset="2023-24", since=SINCE, until=2024,
    ),
    _rule(
        "SW01aSTG1", ("SW_ID", "SW_DECOM"), _COMPLETE,
        "A social worker episode with an id has a start, and one with a start has an id.",
        Where(col("SW_ID").is_null() != blank("SW_DECOM")),
        Example("One without an id, beside one with both.", (_worker(_FIRST, SW_ID=None),), (_worker(_FIRST),)),
        ruleset="2024-25", since=2025,
    ),
    _rule(
        "SW01bSTG1", ("SW_REASON", "SW_DECOM", "SW_ID"), _COMPLETE,
        "A social worker episode with an id and a start has the reason for the change.",
        Where(col("SW_REASON").is_null() & col("SW_ID").is_not_null() & ~blank("SW_DECOM")),
        Example("One without a reason, beside one with it.", (_worker(_FIRST, SW_REASON=None),), (_worker(_FIRST),)),
        ruleset="2024-25", since=2025,
        note="The published words are those of SW01aSTG1; its fields add the reason, so that is what we ask for.",
    ),
    _rule(
        "SW02STG1", ("SW_ID",),
        "The id of this social worker does not begin with SW or XX. Write the number of their registration.",
        "The id of a social worker, where it is filled in, begins with SW or XX in capitals.",
        Where(~(col("SW_ID").str.starts_with("SW") | col("SW_ID").str.starts_with("XX"))),
        Example("Small letters, beside both beginnings.", (_worker(_FIRST, SW_ID="sw12345"),), (_worker(_FIRST, SW_ID="XX99999"), _worker("2025-06-01", CHILD="A2"))),
    ),
    _rule(
        "SW03STG1", ("SW_ID", "SW_DECOM", "SW_REASON"), _COMPLETE,
        "The id, the start and the reason of a social worker episode are all filled in.",
        Where(col("SW_ID").is_null() | blank("SW_DECOM") | col("SW_REASON").is_null()),
        Example("One without a reason, beside a complete one.", (_worker("2023-05-01", SW_REASON=None),), (_worker("2023-05-01"),)),
        until=2024,
    ),
    _as("SW04STG1", readable_day("SW04STG1", "SW_DECOM", "day on which this social worker began", social_worker)),
    _as("SW05STG1", readable_day("SW05STG1", "SW_DEC", "day on which this social worker ended", social_worker)),
    _rule(
        "SW06STG2", ("SW_DECOM",),
        "This social worker began outside the collection year. Return those of this year.",
        "A social worker episode does not begin after the collection year.",
        Where(col("SW_DECOM") > YEAR_ENDS),
        Example("The day after the year, beside its last.", (_worker("2026-04-01"),), (_worker("2026-03-31"),)),
        note="One that began before the year and ran into it is returned too, so only the end of the year is a bound.",
    ),
    _rule(
        "SW07STG2", ("SW_DEC",),
        "This social worker ended outside the collection year. Check the day.",
        "The end of a social worker episode, where there is one, lies inside the collection year.",
        Where((col("SW_DEC") < YEAR_STARTS) | (col("SW_DEC") > YEAR_ENDS)),
        Example(
            "The days before and after the year, beside its first and last.",
            (_worker("2024-05-01", "2025-03-31"), _worker(_FIRST, "2026-04-01", CHILD="A2")),
            (_worker("2024-05-01", "2025-04-01"), _worker(_FIRST, "2026-03-31", CHILD="A2")),
            rows=(0, 1),
        ),
        ruleset="2024-25",
    ),
    _rule(
        "SW08STG2", ("SW_DEC", "SW_DECOM"),
        "Another social worker has begun and this one has no end. Fill in the day on which this one ended.",
        "Every social worker episode of a child but the newest has an end.",
        Rows(_not_ended),
        Example("One without an end before another, beside one with it.", (_worker(_FIRST), _worker("2025-09-01")), (_worker(_FIRST, "2025-09-01"), _worker("2025-09-01"))),
    ),
    _rule(
        "SW09STG2", ("SW_DEC", "SW_DECOM"),
        "This social worker began and ended on one day. Check both days.",
        "A social worker episode ends on a later day than it begins.",
        Where(col("SW_DEC") <= col("SW_DECOM")),
        Example("The same day, beside the next.", (_worker(_FIRST, _FIRST),), (_worker(_FIRST, "2025-05-02"),)),
    ),
    _rule(
        "SW10STG2", ("SW_DECOM", "SW_DEC"),
        "This social worker began before the one before had ended. Check both days.",
        "A social worker episode does not begin before the end of the child’s episode before it.",
        Rows(_before_the_last_ended),
        Example("The day before, beside the day itself.", (_worker(_FIRST, "2025-09-01"), _worker("2025-08-31")), (_worker(_FIRST, "2025-09-01"), _worker("2025-09-01")), rows=(1,)),
        ruleset="2024-25",
    ),
    *(
        _rule(
            code, ("SW_DEC", "Episodes.DEC"),
            "This social worker ended before 31 March, the child is still looked after, and nobody follows. Add who does.",
            "The newest social worker of a child looked after on 31 March does not end before that day.",
            Rows(_nobody_since),
            Example(
                "One who ended in January, beside one who did not and a child who left care.",
                (episode(DECOM=f"{year - 1}-05-01"), _worker(f"{year - 1}-05-01", f"{year}-01-10")),
                (episode(DECOM=f"{year - 1}-05-01"), _worker(f"{year - 1}-05-01"),
                 episode(CHILD="A2", DECOM=f"{year - 1}-05-01", DEC=f"{year}-01-10", REC="E4A"),
                 _worker(f"{year - 1}-05-01", f"{year}-01-10", CHILD="A2")),
            ),
            until=until, note=note,
        )
        for code, year, until, note in (
            ("SW11aSTG2", 2024, 2024, "Its words are those of SW11bSTG2, which is published for the same year and after it."),
            ("SW11bSTG2", 2026, None, ""),
        )
    ),
    _rule(
        "SW12STG2", ("SW_DECOM", "Episodes.DECOM"),
        "This child was looked after all year and the first social worker begins after 1 April. Add those before.",
        "The first social worker of a child in care since before the year and on 31 March begins by 1 April.",
        Rows(_late_first),
        Example("One who begins in May, beside one who was there.", (_CARE, _worker(_FIRST)), (_CARE, _worker("2025-04-01"))),
        ruleset="2024-25",
        note="Of time when a child was not looked after the return cannot show whether they had a social worker.",
    ),
    _as("SW13STG1", listed("SW13STG1", "SW_REASON", "reason for the change of social worker", social_worker, "WHY", "OTHERS"), ruleset="2024-25"),
    _rule(
        "SW14STG2", ("SW_DEC", "SW_DECOM"),
        "This social worker has no end although another has begun. Fill in the end.",
        "Every social worker episode of a child but the newest has an end.",
        Rows(_not_ended),
        Example("One without an end before another, beside one with it.", (_worker("2023-05-01"), _worker("2023-09-01")), (_worker("2023-05-01", "2023-09-01"), _worker("2023-09-01"))),
        until=2024,
    ),
    _rule(
        "SW17STG2", ("SW_DEC", "SW_DECOM", "Episodes.DEC"),
        "This child is looked after on 31 March and no social worker is open on that day. Add who is, or correct the end.",
        "A child looked after on 31 March has a social worker episode that is open on that day. The newest is told.",
        Rows(_none_open),
        Example("One who ended on 31 March, beside one without an end.", (_CARE, _worker("2025-04-01", "2026-03-31")), (_CARE, _worker("2025-04-01"))),
        ruleset="2025-26", since=2026,
    ),
)  # fmt: skip
