"""1000 to 1016, 3001: care leavers (OC3) beside their episodes of care.

1001 is left out: whether a young person is a relevant or former relevant child hangs on care since their fourteenth birthday,
of which the files that are here hold two years at most.
"""

from __future__ import annotations

from polars import DataFrame, Expr, Series, any_horizontal, col

from safeboard.grammar.statutory.rules import Example, Rows, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row, in_order, last_rows
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.shapes import error, given
from safeboard.processes.socialcare.returns.ssda903.writing import (
    adoption,
    episode,
    last_year,
    oc3,
    review,
    uasc,
)

_AT = "OC3"
# 1012: what a care leaver without an episode in the year has no row in.
_OTHERS = ("AD1", "PlacedAdoption", "PrevPerm", "Missing", "OC2", "Reviews")
_BIRTHDAYS = (17, 18)
_TAKE_OUT = "Take the care leaver’s items out"


def _filled(tables: Tables) -> DataFrame:
    """The care leavers of whom something is said."""
    return tables.marked(_AT).drop_nulls(CHILD).filter(any_horizontal(given(_AT, *LEAVING)))


def _beside(tables: Tables, episodes: DataFrame, which: Expr) -> Series:
    """The care leavers with such an episode."""
    rows = _filled(tables)
    return rows.filter(has_row(rows, episodes.filter(which)))[ROW]


def _newest(tables: Tables) -> DataFrame:
    return in_order(tables["Episodes"]).filter("newest")


def _nowhere(tables: Tables) -> Series:
    rows = _filled(tables)
    seen = has_row(rows, tables["Episodes"]) | has_row(rows, last_rows(tables, "Episodes"))
    return rows.filter(~seen)[ROW]


def _lost(tables: Tables) -> Series:
    """Care leavers without an episode this year whose newest of last year was open."""
    rows = _filled(tables)
    before = in_order(last_rows(tables, "Episodes")).filter(col("newest") & col("DEC").is_null())
    return rows.filter(has_row(rows, before) & ~has_row(rows, tables["Episodes"]))[ROW]


def _birthdays(tables: Tables) -> DataFrame:
    """The care leavers of whom something is said with each of their 17th and 18th birthdays that lies in the year."""
    rows = _filled(tables).select(CHILD, ROW, "DOB").drop_nulls("DOB")
    years = DataFrame({"years": [f"{each}y" for each in _BIRTHDAYS]})
    turned = rows.join(years, how="cross").with_columns(birthday=col("DOB").dt.offset_by(col("years")))
    return turned.filter(col("birthday").is_between(tables.starts_on, tables.ends_on))


def _cared_for_on_birthday(tables: Tables) -> Series:
    episodes = tables.marked("Episodes").drop_nulls([CHILD, "DECOM"])
    beside = _birthdays(tables).join(episodes.select(CHILD, "DECOM", "DEC", ended=~blank("DEC")), on=CHILD)
    during = (col("DECOM") <= col("birthday")) & (~col("ended") | (col("DEC") > col("birthday")))
    return beside.filter(during)[ROW]


def _left_after_birthday(tables: Tables) -> Series:
    left = _newest(tables).filter((col("REC") != "X1") & col("DEC").is_not_null()).select(CHILD, "DEC")
    return _birthdays(tables).join(left, on=CHILD).filter(col("DEC") >= col("birthday"))[ROW]


def _with_former_carers(tables: Tables) -> Series:
    turned = _birthdays(tables).filter(col("years") == "17y").select(ROW)
    rows = tables[_AT].filter(col("ACCOM").is_in(["Z1", "Z2"]))
    return rows.filter(col(ROW).is_in(turned[ROW].implode()))[ROW]


def _in_other_tables(tables: Tables) -> Series:
    rows = tables[_AT].drop_nulls(CHILD)
    rows = rows.filter(~has_row(rows, tables["Episodes"]))
    found = rows[ROW].is_in([])
    for name in _OTHERS:
        if name not in tables.absent:
            found = found | has_row(rows, tables[name])
    return rows.filter(found)[ROW]


def _seeking(tables: Tables) -> Series:
    rows = tables["UASC"].drop_nulls(CHILD)
    return rows.filter(has_row(rows, tables[_AT]) & ~has_row(rows, tables["Episodes"]))[ROW]


_TURNS_17 = "2008-09-01"

RULES = (
    error(
        "1000", _AT, (*LEAVING, "Episodes.REC"),
        f"This young person died in care. {_TAKE_OUT}, or correct the end of the episode.",
        "A young person with an episode that ended with their death (E2) has no care leaver’s items.",
        Rows(lambda tables: _beside(tables, tables["Episodes"], col("REC") == "E2")),
        Example("One who died, beside one who left.", (episode(DEC="2025-09-01", REC="E2"), oc3()), (episode(DEC="2025-09-01", REC="E5"), oc3())),
        note="Looked at in this year’s episodes; those of last year that ended so are not in this year’s return.",
    ),
    error(
        "1002", _AT, LEAVING,
        f"There is no episode of care of this young person, this year or last. {_TAKE_OUT}, or check the id.",
        "A young person with care leaver’s items has an episode in this year’s or last year’s return.",
        Rows(_nowhere),
        Example(
            "One who is in neither, beside one of last year.",
            (oc3(), *last_year(episode(CHILD="A2", DECOM="2024-06-01"))),
            (oc3(), *last_year(episode(DECOM="2024-06-01"))),
        ),
        last_year=True,
        note="Care that ended before last year’s return cannot be seen.",
    ),
    error(
        "1007", _AT, (*LEAVING, "DOB", "Episodes.DECOM", "Episodes.DEC"),
        f"This young person was looked after on their birthday. {_TAKE_OUT}.",
        "A young person who turns 17 or 18 in the year and is looked after on that day has no care leaver’s items.",
        Rows(_cared_for_on_birthday),
        Example(
            "In care on the birthday, beside one who left on it.",
            (episode(DECOM="2025-05-01"), oc3(DOB=_TURNS_17)),
            (episode(DECOM="2025-05-01", DEC="2025-09-01", REC="E5"), oc3(DOB=_TURNS_17)),
        ),
    ),
    error(
        "1010", _AT, LEAVING,
        "This young person was in care at the end of last year’s return and has no episode in this one. Add it.",
        "A young person with care leaver’s items whose newest episode of last year was open has an episode this year.",
        Rows(_lost),
        Example(
            "An open episode that is not there any more, beside one that ended.",
            (oc3(), *last_year(episode(DECOM="2024-06-01"))),
            (oc3(), *last_year(episode(DECOM="2024-06-01", DEC="2024-09-01", REC="E5"))),
        ),
        last_year=True,
    ),
    error(
        "1011", _AT, (*LEAVING, "Episodes.REC"),
        f"Another authority took over the care of this young person. {_TAKE_OUT}: that authority returns them.",
        "A young person whose newest episode ended with another authority’s care (E3) has no care leaver’s items.",
        Rows(lambda tables: _beside(tables, _newest(tables), col("REC") == "E3")),
        Example("Another authority, beside independent living.", (episode(DEC="2025-09-01", REC="E3"), oc3()), (episode(DEC="2025-09-01", REC="E5"), oc3())),
    ),
    error(
        "1012", _AT, ("CHILD", "Episodes.CHILD"),
        "This care leaver has no episode in the year and stands in other tables. Take those rows out.",
        "A care leaver without an episode in the year has no adoption, permanence, missing, health or review rows.",
        Rows(_in_other_tables),
        Example("One with a review and one with an adoption, beside one in care with a review.", (oc3(), review(), oc3(CHILD="A2"), adoption(CHILD="A2")), (oc3(), episode(), review(), oc3(CHILD="A2")), rows=(0, 1)),
    ),
    error(
        "1014", "UASC", ("CHILD", "OC3.CHILD", "Episodes.CHILD"),
        "A care leaver with no episode in the year needs no row among unaccompanied children. Take it out.",
        "A young person in OC3 without an episode in the year has no row in UASC.",
        Rows(_seeking),
        Example("One who only stands in OC3, beside one in care.", (oc3(), uasc()), (oc3(), uasc(), episode())),
    ),
    error(
        "1016", _AT, (*LEAVING, "DOB", "Episodes.DEC"),
        f"This young person left care after their birthday in this year. {_TAKE_OUT}.",
        "A young person who turns 17 or 18 in the year and leaves care on that day or later has no care leaver’s items.",
        Rows(_left_after_birthday),
        Example(
            "One who left the day after, beside one who left the day before.",
            (episode(DECOM="2025-05-01", DEC="2025-09-02", REC="E5"), oc3(DOB=_TURNS_17)),
            (episode(DECOM="2025-05-01", DEC="2025-08-31", REC="E5"), oc3(DOB=_TURNS_17)),
        ),
        ruleset="2023-24", since=2024,
    ),
    error(
        "3001", _AT, ("ACCOM", "DOB"),
        "A young person of about 17 cannot live with former foster carers (Z1, Z2). Check where they live.",
        "A young person who turns 17 in the year does not live with their former foster carers.",
        Rows(_with_former_carers),
        Example("One who turns 17, beside one of nineteen.", (oc3(DOB=_TURNS_17, ACCOM="Z1"),), (oc3(ACCOM="Z1"),)),
    ),
)  # fmt: skip
