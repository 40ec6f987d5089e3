"""1000 to 1016, 3001: care leavers (OC3) beside their episodes of care."""

from __future__ import annotations

from polars import DataFrame, Series, any_horizontal, col, concat

from safeboard.grammar.statutory.rules import Example, Rows, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import (
    birthday,
    has_row,
    in_order,
    in_year,
    last_rows,
    open_last_year,
    with_child,
)
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.shapes import error, given
from safeboard.processes.socialcare.returns.ssda903.writing import (
    adoption,
    episode,
    header,
    last_year,
    oc3,
    review,
    social_worker,
    uasc,
)

_AT = "OC3"
# 1012: what a care leaver without an episode in the year has no row in, as far as the year has it. UASC is for 1014.
_OTHERS = ("AD1", "PlacedAdoption", "PrevPerm", "Missing", "OC2", "Reviews", "SWEpisodes", "DoLo")
_BIRTHDAYS = (17, 18)
_TAKE_OUT = "Take the care leaver’s items out"


def filled(tables: Tables) -> DataFrame:
    """The care leavers of whom something is said."""
    return tables.marked(_AT).drop_nulls(CHILD).filter(any_horizontal(given(_AT, *LEAVING)))


def _newest(tables: Tables) -> DataFrame:
    return in_order(tables["Episodes"]).filter("newest")


def _died(tables: Tables) -> Series:
    """The care leavers with an episode that ended with their death, this year or last."""
    rows, died = filled(tables), col("REC") == "E2"
    told = has_row(rows, tables["Episodes"].filter(died))
    if tables.last is not None:
        told = told | has_row(rows, last_rows(tables, "Episodes").filter(died))
    return rows.filter(told)[ROW]


def _taken_over(tables: Tables) -> Series:
    """The care leavers whose newest episode, of this year or else of last, ended with another authority's care."""
    final = _newest(tables).select(CHILD, "REC")
    if tables.last is not None:
        before = in_order(last_rows(tables, "Episodes")).filter("newest").select(CHILD, "REC")
        final = concat([final, before.filter(~has_row(before, tables["Episodes"]))])
    rows = filled(tables)
    return rows.filter(has_row(rows, final.filter(col("REC") == "E3")))[ROW]


def _nowhere(tables: Tables) -> Series:
    rows = filled(tables)
    seen = has_row(rows, tables["Episodes"]) | has_row(rows, last_rows(tables, "Episodes"))
    return rows.filter(~seen)[ROW]


def _lost(tables: Tables) -> Series:
    """Care leavers without an episode this year whose newest of last year was open."""
    rows = filled(tables)
    return rows.filter(has_row(rows, open_last_year(tables)) & ~has_row(rows, tables["Episodes"]))[ROW]


def _birthdays(tables: Tables) -> DataFrame:
    """The care leavers of whom something is said with each of their 17th and 18th birthdays that lies in the year."""
    rows = filled(tables).select(CHILD, ROW, "DOB")
    turned = concat(rows.with_columns(birthday=birthday(col("DOB"), years)) for years in _BIRTHDAYS)
    return turned.filter(col("birthday").is_between(tables.starts_on, tables.ends_on))


def _cared_for_on_birthday(tables: Tables) -> Series:
    episodes = tables.marked("Episodes").drop_nulls([CHILD, "DECOM"])
    beside = _birthdays(tables).join(episodes.select(CHILD, "DECOM", "DEC", ended=~blank("DEC")), on=CHILD)
    during = (col("DECOM") <= col("birthday")) & (~col("ended") | (col("DEC") > col("birthday")))
    return beside.filter(during)[ROW]


def _left_after_birthday(tables: Tables) -> Series:
    left = _newest(tables).filter(col("REC").ne_missing("X1") & col("DEC").is_not_null()).select(CHILD, "DEC")
    return _birthdays(tables).join(left, on=CHILD).filter(col("DEC") > col("birthday"))[ROW]


def _with_former_carers(tables: Tables) -> Series:
    rows = with_child(tables[_AT].drop("DOB"), tables, "Header", "DOB").filter(
        col("ACCOM").is_in(["Z1", "Z2"])
    )
    return rows.filter(birthday(col("DOB"), 17).is_between(tables.starts_on, tables.ends_on))[ROW]


def _in_care_this_year(tables: Tables, rows: DataFrame) -> Series:
    """Of each row whether its child has an episode in the year; one whose start cannot be read counts."""
    return has_row(rows, tables.marked("Episodes").filter(in_year(tables).fill_null(True)))


def _in_other_tables(tables: Tables) -> Series:
    rows = tables[_AT].drop_nulls(CHILD)
    rows = rows.filter(~_in_care_this_year(tables, rows))
    sent = [name for name in _OTHERS if name in tables.layout.by_name and name not in tables.absent]
    return (
        concat(rows.filter(has_row(rows, tables[name]))[ROW] for name in sent) if sent else rows[ROW].clear()
    )


def _seeking(tables: Tables) -> Series:
    rows = tables["UASC"].drop_nulls(CHILD)
    return rows.filter(has_row(rows, filled(tables)) & ~_in_care_this_year(tables, rows))[ROW]


_TURNS_17 = "2008-09-01"

RULES = (
    error(
        "1000", _AT, (*LEAVING, "Episodes.REC"),
        f"This young person died in care. {_TAKE_OUT}, or correct the end of the episode.",
        "A young person with an episode that ended with their death (E2), this year or last, has no care leaver’s items.",
        Rows(_died),
        Example("One who died, beside one who left.", (episode(DEC="2025-09-01", REC="E2"), oc3()), (episode(DEC="2025-09-01", REC="E5"), oc3())),
        Example(
            "One who died last year, beside one who left then.",
            (oc3(), *last_year(episode(DECOM="2024-06-01", DEC="2024-09-01", REC="E2"))),
            (oc3(), *last_year(episode(DECOM="2024-06-01", DEC="2024-09-01", REC="E5"))),
        ),
        note="Without last year’s return only this year’s episodes are looked at.",
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
        "A young person whose newest episode, this year or else last, ended with another authority’s care (E3) has no care leaver’s items.",
        Rows(_taken_over),
        Example("Another authority, beside independent living.", (episode(DEC="2025-09-01", REC="E3"), oc3()), (episode(DEC="2025-09-01", REC="E5"), oc3())),
        Example(
            "Another authority last year, beside one who came back to care since.",
            (oc3(), *last_year(episode(DECOM="2024-06-01", DEC="2024-09-01", REC="E3"))),
            (oc3(), episode(DEC="2025-09-01", REC="E5"), *last_year(episode(DECOM="2024-06-01", DEC="2024-09-01", REC="E3"))),
        ),
        note="Without last year’s return only this year’s episodes are looked at.",
    ),
    error(
        "1012", _AT, ("CHILD", "Episodes.CHILD"),
        "This care leaver has no episode in the year and stands in other tables. Take those rows out.",
        "A care leaver without an episode in the year has no adoption, permanence, missing, health, review or social worker rows.",
        Rows(_in_other_tables),
        Example(
            "One with a review, one with an adoption, and one with a social worker whose care ended before the year; beside one in "
            "care with a review.",
            (oc3(), review(), oc3(CHILD="A2"), adoption(CHILD="A2"), oc3(CHILD="A3"), social_worker(CHILD="A3"),
             episode(CHILD="A3", DECOM="2024-05-01", DEC="2025-03-31", REC="E5")),
            (oc3(), episode(DECOM="2024-05-01", DEC="2025-04-01", REC="E5"), review(), oc3(CHILD="A2")),
            rows=(0, 1, 2),
        ),
        note="Who sought asylum is for 1014, who is a mother for 628.",
    ),
    error(
        "1014", "UASC", ("DUC", *(f"OC3.{name}" for name in LEAVING), "Episodes.DECOM", "Episodes.DEC"),
        "A care leaver with no episode in the year needs no row among unaccompanied children. Take it out.",
        "A young person of whom something is said as a care leaver (OC3), without an episode in the year, has no row in UASC.",
        Rows(_seeking),
        Example(
            "One without an episode, and one whose care ended before the year; beside one in care on its first day, and one of whom "
            "nothing is said as a care leaver.",
            (oc3(), uasc(), oc3(CHILD="A2"), uasc(CHILD="A2"), episode(CHILD="A2", DECOM="2024-05-01", DEC="2025-03-31", REC="E5")),
            (oc3(), uasc(), episode(DECOM="2024-05-01", DEC="2025-04-01", REC="E5"),
             oc3(CHILD="A2", **dict.fromkeys(LEAVING)), uasc(CHILD="A2")),
            rows=(0, 1),
        ),
    ),
    error(
        "1016", _AT, (*LEAVING, "DOB", "Episodes.DEC"),
        f"This young person left care after their birthday in this year. {_TAKE_OUT}.",
        "A young person who turns 17 or 18 in the year and leaves care after that day has no care leaver’s items.",
        Rows(_left_after_birthday),
        Example(
            "One who left the day after, beside one who left on the day.",
            (episode(DECOM="2025-05-01", DEC="2025-09-02", REC="E5"), oc3(DOB=_TURNS_17)),
            (episode(DECOM="2025-05-01", DEC="2025-09-01", REC="E5"), oc3(DOB=_TURNS_17)),
        ),
        Example(
            "Born on 29 February: the birthday is 1 March.",
            (episode(DECOM="2025-05-01", DEC="2026-03-02", REC="E5"), oc3(DOB="2008-02-29")),
            (episode(DECOM="2025-05-01", DEC="2026-03-01", REC="E5"), oc3(DOB="2008-02-29")),
        ),
        ruleset="2023-24", since=2024,
    ),
    error(
        "3001", _AT, ("ACCOM", "Header.DOB"),
        "A young person of about 17 cannot live with former foster carers (Z1, Z2). Check where they live.",
        "A young person who turns 17 in the year, by the date of birth in the header, does not live with their former foster carers.",
        Rows(_with_former_carers),
        Example(
            "One who turns 17 on the last day of the year, beside the day after it, and one of nineteen.",
            (header(DOB="2009-03-31"), oc3(DOB="2009-03-31", ACCOM="Z1")),
            (header(DOB="2009-04-01"), oc3(DOB="2009-04-01", ACCOM="Z2"), header(CHILD="A2", DOB="2006-06-01"), oc3(CHILD="A2", ACCOM="Z1")),
        ),
        note="Around the birthday is read as in the year of it.",
    ),
)  # fmt: skip
