"""The tables of the return on children looked after (SSDA903), 2009-10 to 2026-27.

What is known begins with 2016-17. The years before are read by that year's layout: their files were much the same, and
where they were not, a field that is missing is told and a code of those years is told as not in the list.

Source: DfE, SSDA903, OGL v3.0: the column lists of the technical specifications, as restated by the sector's own open
tools for each year since 2016-17. A row belongs to its child by the authority's id (CHILD) and stands by itself.

Four columns of Episodes and Header are not in the CSV files of every year: UASC in Header comes from the XML form, or
from whether the child stands in the file UASC; PL_LA, PL_LOCATION and PL_DISTANCE are worked out from postcodes. A file
that has them is read with them; where they are missing they are worked out (`located`), and where that cannot be done
rules over them are told as not run.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Layout, TableLayout, years
from safeboard.processes.socialcare.returns.ssda903 import codes
from safeboard.processes.socialcare.returns.ssda903.columns import CHILD, DOB, code, day, number, text
from safeboard.processes.socialcare.returns.ssda903.years import CHANGES

FIRST, LAST = 2010, 2027

HEADER = TableLayout(
    "Header",
    (
        CHILD,
        code("SEX", codes.SEX_BY_NUMBER),
        DOB,
        code("ETHNIC", codes.ETHNIC),
        text("UPN"),
        code("MOTHER", codes.YES_NO),
        day("MC_DOB"),
        code("UASC", codes.YES_NO, always=False),
    ),
    one="child",
)
EPISODES = TableLayout(
    "Episodes",
    (
        CHILD,
        day("DECOM", required=True),
        code("RNE", codes.RNE),
        code("LS", codes.LS),
        code("CIN", codes.CIN),
        code("PLACE", codes.PLACE),
        code("PLACE_PROVIDER", codes.PLACE_PROVIDER),
        day("DEC"),
        code("REC", codes.REC),
        code("REASON_PLACE_CHANGE", codes.REASON_PLACE_CHANGE),
        text("HOME_POST"),
        text("PL_POST"),
        text("URN"),
        text("PL_LA", always=False),
        code("PL_LOCATION", codes.PL_LOCATION, always=False),
        # Miles with decimals: text, so that a rule sees what was written.
        text("PL_DISTANCE", always=False),
        # The authority that a child comes from: never sent, worked out beside the others.
        text("HOME_LA", always=False),
    ),
    one="episode of care",
)
UASC = TableLayout(
    "UASC",
    (CHILD, code("SEX", codes.SEX_BY_NUMBER), DOB, day("DUC")),
    one="unaccompanied asylum-seeking child",
)
REVIEWS = TableLayout(
    "Reviews", (CHILD, DOB, day("REVIEW"), code("REVIEW_CODE", codes.REVIEW_CODE)), one="review"
)
AD1 = TableLayout(
    "AD1",
    (
        CHILD,
        DOB,
        day("DATE_INT"),
        day("DATE_MATCH"),
        code("FOSTER_CARE", codes.YES_NO),
        code("NB_ADOPTR", codes.NB_ADOPTR),
        code("SEX_ADOPTR", codes.SEX_ADOPTR),
        code("LS_ADOPTR", codes.LS_ADOPTR),
    ),
    one="adoption",
)
PLACED = TableLayout(
    "PlacedAdoption",
    (
        CHILD,
        DOB,
        day("DATE_PLACED"),
        day("DATE_PLACED_CEASED"),
        code("REASON_PLACED_CEASED", codes.REASON_PLACED_CEASED),
    ),
    one="decision that a child should be placed for adoption",
)
PERMANENCE = TableLayout(
    "PrevPerm",
    # DATE_PERM is text: a day that is not known is written "zz/MM/YYYY" or "zz/zz/YYYY".
    (CHILD, DOB, code("PREV_PERM", codes.PREV_PERM), text("LA_PERM"), text("DATE_PERM")),
    one="earlier permanence arrangement",
)
MISSING = TableLayout(
    "Missing",
    (CHILD, DOB, code("MISSING", codes.MISSING), day("MIS_START"), day("MIS_END")),
    one="missing episode",
)
OC2 = TableLayout(
    "OC2",
    (
        CHILD,
        DOB,
        number("SDQ_SCORE"),
        code("SDQ_REASON", codes.SDQ_REASON),
        code("CONVICTED", codes.YES_NO),
        code("HEALTH_CHECK", codes.YES_NO),
        code("IMMUNISATIONS", codes.YES_NO),
        code("TEETH_CHECK", codes.YES_NO),
        code("HEALTH_ASSESSMENT", codes.YES_NO),
        code("SUBSTANCE_MISUSE", codes.YES_NO),
        code("INTERVENTION_RECEIVED", codes.YES_NO),
        code("INTERVENTION_OFFERED", codes.YES_NO),
    ),
    one="child looked after for twelve months",
)
OC3 = TableLayout(
    "OC3",
    (
        CHILD,
        DOB,
        code("IN_TOUCH", codes.IN_TOUCH),
        code("ACTIV", codes.ACTIV),
        code("ACCOM", codes.ACCOM),
    ),
    one="care leaver",
)

LAYOUTS = years(
    Layout(
        "SSDA903",
        FIRST,
        (HEADER, EPISODES, UASC, REVIEWS, AD1, PLACED, PERMANENCE, MISSING, OC2, OC3),
    ),
    CHANGES,
    LAST,
)
