"""134 and 331 to 335: an adoption (AD1) beside the child's episodes and leaving care."""

from __future__ import annotations

from polars import DataFrame, Series, any_horizontal, col

from safeboard.grammar.statutory.rules import Example, Rows, Where, blank
from safeboard.grammar.statutory.tables import CHILD, ROW, Tables
from safeboard.processes.socialcare.returns.ssda903.care import has_row
from safeboard.processes.socialcare.returns.ssda903.rules.adoption import ITEMS
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import adoption, episode, oc3

LEAVING = ("IN_TOUCH", "ACTIV", "ACCOM")
_ADOPTED = col("REC").is_in(["E11", "E12"])


def _adopted_and_leaving(tables: Tables) -> Series:
    adopted = tables.marked("AD1").filter(any_given("AD1", *ITEMS))
    leavers = tables["OC3"].filter(any_given("OC3", *LEAVING))
    return adopted.filter(has_row(adopted, leavers))[ROW]


def _with(tables: Tables, episodes: DataFrame) -> DataFrame:
    """Adoptions beside what is made of their child's episodes, a row a child; those of other children are left out."""
    return tables["AD1"].join(episodes, on=CHILD, how="inner", maintain_order="left")


def _matched_after_placement(tables: Tables) -> Series:
    episodes = tables["Episodes"].filter(_ADOPTED).group_by(CHILD).agg(col("DECOM").min())
    return _with(tables, episodes).filter(col("DATE_MATCH") > col("DECOM"))[ROW]


def _decided_before_care(tables: Tables) -> Series:
    episodes = tables["Episodes"].filter(col("RNE") == "S").group_by(CHILD).agg(col("DECOM").max())
    return _with(tables, episodes).filter(col("DATE_INT") < col("DECOM"))[ROW]


def _carer_and_placement_differ(tables: Tables) -> Series:
    places = {"by_carer": ["A2", "A3", "A5"], "by_other": ["A1", "A4", "A6"]}
    adopted_from = (
        tables["Episodes"]
        .filter(_ADOPTED)
        .group_by(CHILD)
        .agg(col("PLACE").is_in(codes).any().alias(name) for name, codes in places.items())
    )
    broken = (
        (col("FOSTER_CARE") == "0") & col("by_carer"),
        (col("FOSTER_CARE") == "1") & col("by_other"),
    )
    return _with(tables, adopted_from).filter(any_horizontal(broken))[ROW]


RULES = (
    error(
        "134",
        "AD1",
        (*ITEMS, *(f"OC3.{name}" for name in LEAVING)),
        "This young person has left care (OC3) and is also entered as adopted. Remove whichever is wrong.",
        "Who has something filled in as a care leaver (OC3) has nothing filled in as an adoption (AD1).",
        Rows(_adopted_and_leaving),
        Example(
            "A care leaver with an adoption, beside one whose adoption is blank and one adopted who is no leaver.",
            breaks=(adoption(), oc3()),
            keeps=(adoption(**dict.fromkeys(ITEMS)), oc3(), adoption(CHILD="A2")),
        ),
        Example(
            "One item of each is enough, and an unreadable day counts as filled in.",
            breaks=(
                adoption(**{**dict.fromkeys(ITEMS), "DATE_INT": "31/02/2026"}),
                oc3(ACTIV=None, ACCOM=None),
            ),
            keeps=(adoption(), oc3(**dict.fromkeys(LEAVING))),
        ),
    ),
    error(
        "331",
        "AD1",
        ("DATE_MATCH", "Episodes.DECOM", "Episodes.REC"),
        "This child was matched with adopters after being placed for adoption with them. Check both days.",
        "The match is on or before the first day of the episode that ended with the adoption (E11 or E12).",
        Rows(_matched_after_placement),
        Example(
            "A match the day after the placement, and one on the day; another episode does not count.",
            breaks=(
                adoption(DATE_MATCH="2025-09-02"),
                episode(DECOM="2025-09-01", PLACE="A6", DEC="2026-02-01", REC="E11"),
                episode(DECOM="2026-02-01", PLACE="A6", DEC="2026-03-01", REC="E11"),
            ),
            keeps=(
                adoption(DATE_MATCH="2025-09-01"),
                episode(DEC="2025-09-01", REC="X1"),
                episode(DECOM="2025-09-01", PLACE="A6", DEC="2026-02-01", REC="E11"),
            ),
        ),
        note="The text does not say which day is that of the placement: the list's fields name DECOM and REC.",
    ),
    error(
        "333",
        "AD1",
        ("DATE_INT", "DATE_MATCH"),
        "This child was matched with adopters before it was decided to place the child for adoption, or it is not said when "
        "that was. Check both days.",
        "Where there is a match, there is a decision to place the child for adoption, on or before the day of the match.",
        Where((col("DATE_INT") > col("DATE_MATCH")) | (~blank("DATE_MATCH") & blank("DATE_INT"))),
        Example(
            "A decision the day after the match, and none; beside one on its day, one without a match, and one that cannot be "
            "read.",
            breaks=(adoption(DATE_INT="2025-09-02"), adoption(CHILD="A2", DATE_INT=None)),
            keeps=(
                adoption(DATE_INT="2025-09-01"),
                adoption(CHILD="A2", DATE_INT="2025-09-02", DATE_MATCH=None),
                adoption(CHILD="A3", DATE_INT="31/09/2025"),
            ),
            rows=(0, 1),
        ),
        note="That there is a decision is in the published logic, not in the list's words.",
    ),
    error(
        "334",
        "AD1",
        ("DATE_INT", "Episodes.DECOM", "Episodes.RNE"),
        "It was decided to place this child for adoption before this period of care began. Check both days.",
        "The decision is on or after the first day of the child's latest period of care (the newest episode with RNE S).",
        Rows(_decided_before_care),
        Example(
            "A decision the day before the latest period of care, though within an earlier one.",
            breaks=(
                adoption(DATE_INT="2025-08-31"),
                episode(DECOM="2025-05-01", DEC="2025-08-31", REC="E4A"),
                episode(DECOM="2025-09-01"),
            ),
            keeps=(
                adoption(DATE_INT="2025-09-01"),
                episode(DECOM="2025-05-01", DEC="2025-08-31", REC="E4A"),
                episode(DECOM="2025-09-01"),
                episode(DECOM="2025-10-01", RNE="P"),
            ),
        ),
    ),
    error(
        "335",
        "AD1",
        ("FOSTER_CARE", "Episodes.PLACE", "Episodes.REC"),
        "Whether this child was adopted by current foster carers does not fit the last placement. Check both.",
        "An adoption from a placement with current foster carers (A2, A3, A5) has FOSTER_CARE 1; from one with other "
        "adopters (A1, A4, A6) it has 0.",
        Rows(_carer_and_placement_differ),
        Example(
            "Each of the two the wrong way round, beside the right way.",
            breaks=(
                adoption(FOSTER_CARE="0"),
                episode(PLACE="A5", DEC="2026-02-01", REC="E12"),
                adoption(CHILD="A2", FOSTER_CARE="1"),
                episode(CHILD="A2", PLACE="A6", DEC="2026-02-01", REC="E11"),
            ),
            keeps=(
                adoption(FOSTER_CARE="1"),
                episode(PLACE="A5", DEC="2026-02-01", REC="E12"),
                adoption(CHILD="A2", FOSTER_CARE="0"),
                episode(CHILD="A2", PLACE="A6", DEC="2026-02-01", REC="E11"),
                adoption(CHILD="A3", FOSTER_CARE="0"),
                episode(CHILD="A3", PLACE="A5"),
            ),
            rows=(0, 1),
        ),
        note="The last placement is taken as that of the episode that ended with the adoption (E11 or E12).",
    ),
)
