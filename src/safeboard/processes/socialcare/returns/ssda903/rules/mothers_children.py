"""607 to 628: whether a looked after girl is a mother, and when her first child was born."""

from __future__ import annotations

from polars import Series, col, lit

from safeboard.grammar.statutory.rules import YEAR_STARTS, Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import age, has_row, in_order, in_year, last_rows
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, beside_last_year, error
from safeboard.processes.socialcare.returns.ssda903.writing import episode, header, last_year, oc3

_GIRL = col("SEX").is_in(["2", "F"])
# Published with rule 620.
YOUNGEST = 11
_SHORT_BREAKS = ("V3", "V4")


def _left_unsaid(tables: Tables) -> Series:
    ended = (
        tables["Episodes"]
        .drop_nulls(CHILD)
        .filter(
            col("DEC").is_between(tables.starts_on, tables.ends_on)
            & (col("REC") != "X1")
            & ~col("LS").is_in(_SHORT_BREAKS).fill_null(False)
        )
    )
    girls = tables["Header"].drop_nulls(CHILD).filter(_GIRL & col("MOTHER").is_null())
    return girls.filter(has_row(girls, ended))[ROW]


def _too_late(tables: Tables) -> Series:
    """Children born after the year, or after the end of the mother's newest episode."""
    ended = in_order(tables["Episodes"]).filter("newest").select(CHILD, "DEC")
    rows = tables["Header"].join(ended, on=CHILD, how="left", maintain_order="left")
    return rows.filter((col("MC_DOB") > lit(tables.ends_on)) | (col("MC_DOB") > col("DEC")))[ROW]


def _mother_before(tables: Tables) -> Series:
    """Mothers whose first child was born before the year, and of whom last year's return says that they were none."""
    known = last_rows(tables, "Header").drop_nulls(CHILD).unique(CHILD, keep="first", maintain_order=True)
    rows = tables["Header"].join(known.select(CHILD, then="MOTHER"), on=CHILD)
    born_before = (col("MOTHER") == "1") & (col("MC_DOB") < lit(tables.starts_on))
    return rows.filter(born_before & (col("then") == "0"))[ROW]


def _not_asked(tables: Tables) -> Series:
    rows = tables["Header"].drop_nulls(CHILD).filter(col("MOTHER").is_not_null())
    leavers = tables["OC3"].filter(any_given("OC3", *LEAVING))
    in_care = tables.marked("Episodes").filter(in_year(tables).fill_null(True))
    return rows.filter(has_row(rows, leavers) & ~has_row(rows, in_care))[ROW]


_MOTHER = header(MOTHER="1", MC_DOB="2025-09-01")

RULES = (
    error(
        "607", "Header", ("MOTHER", "SEX", "Episodes.DEC", "Episodes.REC", "Episodes.LS"),
        "This girl left care in the year and it is not said whether she is a mother. Fill in MOTHER.",
        "A girl whose care ended in the year, other than short breaks, has a 0 or a 1 for MOTHER.",
        Rows(_left_unsaid),
        Example(
            "A girl who left, beside one of whom it is said, a boy, and one who only moved.",
            (header(MOTHER=None), episode(DEC="2025-09-01", REC="E4A"), header(CHILD="A2", MOTHER=None), episode(CHILD="A2", LS=None, DEC="2025-09-01", REC="E4A")),
            (header(), episode(DEC="2025-09-01", REC="E4A"),
             header(CHILD="A2", SEX="M", MOTHER=None), episode(CHILD="A2", DEC="2025-09-01", REC="E4A"),
             header(CHILD="A3", MOTHER=None), episode(CHILD="A3", DEC="2025-09-01", REC="X1"),
             header(CHILD="A4", MOTHER=None), episode(CHILD="A4", LS="V3", DEC="2025-09-01", REC="E4A")),
            rows=(0, 1),
        ),
        ruleset="2024-25",
    ),
    error(
        "611", "Header", ("MC_DOB", "MOTHER"),
        "This girl is a mother and the day on which her child was born is blank. Fill it in.",
        "Where MOTHER is 1, there is a date of birth of her first child.",
        Where((col("MOTHER") == "1") & blank("MC_DOB")),
        Example("A mother without it, beside one with it.", (header(MOTHER="1"),), (_MOTHER,)),
    ),
    error(
        "612", "Header", ("MC_DOB", "MOTHER", "SEX"),
        "A date of birth of her child is given, but this girl is not said to be a mother. Correct one of them.",
        "A girl with a date of birth of her child has a 1 for MOTHER.",
        Where(_GIRL & ~blank("MC_DOB") & (col("MOTHER").is_null() | (col("MOTHER") == "0"))),
        Example("A 0 and a blank, beside a 1.", (header(MC_DOB="2025-09-01"), header(CHILD="A2", MOTHER=None, MC_DOB="2025-09-01")), (_MOTHER,), rows=(0, 1)),
        ruleset="2024-25",
    ),
    error(
        "620", "Header", ("MOTHER", "DOB"),
        "This mother would be younger than 11. Check her date of birth.",
        "A mother is 11 or older on the first day of the collection year.",
        Where((col("MOTHER") == "1") & (age(col("DOB"), YEAR_STARTS) < YOUNGEST)),
        Example(
            "One who turns 11 on 2 April, beside one who does on 1 April.",
            (header(MOTHER="1", MC_DOB="2025-09-01", DOB="2014-04-02"),), (header(MOTHER="1", MC_DOB="2025-09-01", DOB="2014-04-01"),),
        ),
        note="The published text does not say on which day; the first of the year is taken.",
    ),
    error(
        "621", "Header", ("MC_DOB", "DOB"),
        "This mother would be younger than her child. Check both dates of birth.",
        "The first child of a mother is not born before she is.",
        Where(col("MC_DOB") < col("DOB")),
        Example("A child born the day before, beside one on the day.", (header(MOTHER="1", MC_DOB="2015-05-31"),), (header(CHILD="A2", MOTHER="1", MC_DOB="2015-06-01"),)),
    ),
    error(
        "624", "Header", ("MC_DOB",),
        "The date of birth of her first child is another than in last year’s return. Check both.",
        "The date of birth of a first child is the same in both returns, where both say it.",
        beside_last_year("Header", ("MC_DOB",), col("MC_DOB") != col("MC_DOB_last")),
        Example("Another day, beside the same.", (_MOTHER, *last_year(header(MOTHER="1", MC_DOB="2025-09-02"))), (_MOTHER, *last_year(_MOTHER))),
        last_year=True,
        note="A blank contradicts nothing; of one who is no mother any more 207 tells.",
    ),
    error(
        "625", "Header", ("MC_DOB", "Episodes.DEC"),
        "Her first child was born after the year, or after she left care. Check the day.",
        "The date of birth of a first child is not after the collection year and not after the end of the mother’s newest episode.",
        Rows(_too_late),
        Example(
            "A birth the day after she left and one the day after the year, beside the days themselves.",
            (header(MOTHER="1", MC_DOB="2025-09-02"), episode(DEC="2025-09-01", REC="E4A"), header(CHILD="A2", MOTHER="1", MC_DOB="2026-04-01")),
            (_MOTHER, episode(DEC="2025-09-01", REC="E4A"), header(CHILD="A2", MOTHER="1", MC_DOB="2026-03-31")),
            rows=(0, 1),
        ),
    ),
    error(
        "626", "Header", ("MC_DOB", "MOTHER"),
        "Her first child was born before this year, but last year’s return says that she was not a mother. Check both.",
        "Of a mother whose first child was born before the year, last year’s return does not say that she was none (0).",
        Rows(_mother_before),
        Example(
            "A birth on 31 March, beside one on 1 April, and one of whom nothing was said.",
            (header(MOTHER="1", MC_DOB="2025-03-31"), *last_year(header())),
            (header(MOTHER="1", MC_DOB="2025-04-01"), header(CHILD="A2", MOTHER="1", MC_DOB="2025-03-31"),
             *last_year(header(), header(CHILD="A2", MOTHER=None))),
        ),
        last_year=True,
    ),
    error(
        "628", "Header", ("MOTHER", *(f"OC3.{name}" for name in LEAVING), "Episodes.DECOM", "Episodes.DEC"),
        "Of a care leaver who was not in care this year it is not asked whether she is a mother. Take the item out.",
        "A young person of whom something is said as a care leaver (OC3), without an episode in the year, has no entry for MOTHER.",
        Rows(_not_asked),
        Example(
            "A care leaver with an entry, also one whose care ended before the year; beside one without, and one in care on its first day.",
            (header(), oc3(), header(CHILD="A2"), oc3(CHILD="A2"), episode(CHILD="A2", DECOM="2024-05-01", DEC="2025-03-31", REC="E5")),
            (header(MOTHER=None), oc3(), header(CHILD="A2"), oc3(CHILD="A2"), episode(CHILD="A2", DECOM="2024-05-01", DEC="2025-04-01", REC="E5"),
             header(CHILD="A3"), oc3(CHILD="A3", **dict.fromkeys(LEAVING))),
            rows=(0, 1),
        ),
    ),
)  # fmt: skip
