"""131 to 133, 153, 344 to 348: how care leavers are doing (OC3)."""

from __future__ import annotations

from polars import any_horizontal, col

from safeboard.grammar.statutory.rules import YEAR_STARTS, Example, Where
from safeboard.processes.socialcare.returns.ssda903.care import age
from safeboard.processes.socialcare.returns.ssda903.rules.adoption_beside_care import LEAVING
from safeboard.processes.socialcare.returns.ssda903.shapes import (
    all_given,
    any_given,
    beside_last_year,
    error,
    listed,
)
from safeboard.processes.socialcare.returns.ssda903.writing import header, last_year, oc3

_MUST_BE = "A blank is told as well: a row of this table is about all three items."

RULES = (
    listed(
        "131",
        "IN_TOUCH",
        "code of contact with this care leaver",
        oc3,
        "yes",
        "REFU",
        blank_too=True,
        note=_MUST_BE,
    ),
    listed(
        "132",
        "ACTIV",
        "code of what this care leaver does",
        oc3,
        "F3",
        "F4",
        blank_too=True,
        note=_MUST_BE,
    ),
    listed(
        "133",
        "ACCOM",
        "code of where this care leaver lives",
        oc3,
        "B",
        "B2",
        blank_too=True,
        note=_MUST_BE,
    ),
    error(
        "153",
        "OC3",
        LEAVING,
        "Some items about this care leaver are filled in and others are blank. Fill in all three, or none.",
        "Contact, activity and accommodation of a care leaver are all filled in or all blank.",
        Where(any_given("OC3", *LEAVING) & ~all_given("OC3", *LEAVING)),
        Example(
            "One item missing, and one alone, beside none and all with 0 for what is not known.",
            breaks=(oc3(ACTIV=None), oc3(CHILD="A2", IN_TOUCH=None, ACTIV=None)),
            keeps=(
                oc3(**dict.fromkeys(LEAVING)),
                oc3(CHILD="A2", IN_TOUCH="NO", ACTIV="0", ACCOM="0"),
            ),
            rows=(0, 1),
        ),
    ),
    error(
        "344",
        "OC3",
        LEAVING,
        "This young person has died or returned home, but activity or accommodation is filled in. Write 0 for both.",
        "Of a young person who has died (DIED) or returned home (RHOM), activity and accommodation are 0 or blank.",
        Where(
            col("IN_TOUCH").is_in(["DIED", "RHOM"])
            & any_horizontal((col("ACTIV") != "0").fill_null(False), (col("ACCOM") != "0").fill_null(False))
        ),
        Example(
            "One of the two filled in, beside both 0, one blank, and somebody who is in touch.",
            breaks=(
                oc3(IN_TOUCH="DIED", ACCOM="0"),
                oc3(CHILD="A2", IN_TOUCH="RHOM", ACTIV="0"),
            ),
            keeps=(
                oc3(IN_TOUCH="DIED", ACTIV="0", ACCOM="0"),
                oc3(CHILD="A2", IN_TOUCH="RHOM", ACTIV="0", ACCOM=None),
                oc3(CHILD="A3", IN_TOUCH="RHOM", ACTIV=None, ACCOM="0"),
                oc3(CHILD="A4"),
            ),
            rows=(0, 1),
        ),
        note="A blank is not filled in, and left to 132, 133 and 153.",
    ),
    error(
        "345",
        "OC3",
        LEAVING,
        "The authority is in touch with this young person, but activity or accommodation is 0. Say what they are.",
        "Where the authority is in touch (YES), neither activity nor accommodation is 0.",
        Where((col("IN_TOUCH") == "YES") & any_horizontal(col("ACTIV") == "0", col("ACCOM") == "0")),
        Example(
            "One of the two is 0, beside neither, and somebody who is not in touch.",
            breaks=(oc3(ACTIV="0"), oc3(CHILD="A2", ACCOM="0")),
            keeps=(oc3(), oc3(CHILD="A2", IN_TOUCH="NO", ACTIV="0", ACCOM="0")),
            rows=(0, 1),
        ),
    ),
    error(
        "347",
        "OC3",
        ("ACCOM", "DOB"),
        "This care leaver is under 18 and cannot live in a foyer. Check the accommodation and the date of birth.",
        "A care leaver in a foyer (T1, T2) was 18 or older on 1 April at the start of the year.",
        Where(col("ACCOM").is_in(["T1", "T2"]) & (age(col("DOB"), YEAR_STARTS) < 18)),
        Example(
            "Eighteen the day after the year began, beside on its first day; and another kind of accommodation.",
            breaks=(oc3(ACCOM="T1", DOB="2007-04-02"), oc3(CHILD="A2", ACCOM="T2", DOB="2008-01-01")),
            keeps=(oc3(ACCOM="T1", DOB="2007-04-01"), oc3(CHILD="A2", ACCOM="U1", DOB="2008-01-01")),
            rows=(0, 1),
        ),
        ruleset="2023-24",
        since=2024,
        note="The text does not say on which day the age is taken: 1 April is, as the list uses the dates of the year. "
        "The list names PLACE, DEC and URN as its fields, which a care leaver's row does not have.",
    ),
    error(
        "348",
        "OC3",
        ("IN_TOUCH",),
        "Last year this care leaver was reported as having died. Check both returns.",
        "Of a young person who had died (DIED) in last year's return, this year's says the same.",
        beside_last_year(
            "OC3", ("IN_TOUCH",), (col("IN_TOUCH_last") == "DIED") & col("IN_TOUCH").ne_missing("DIED")
        ),
        Example(
            "Somebody who had died and is in touch, beside one who has died this year and one who is told again.",
            breaks=(
                header(),
                oc3(),
                *last_year(header(), oc3(IN_TOUCH="DIED", ACTIV="0", ACCOM="0")),
            ),
            keeps=(
                header(),
                oc3(IN_TOUCH="DIED", ACTIV="0", ACCOM="0"),
                oc3(CHILD="A2", IN_TOUCH="DIED", ACTIV="0", ACCOM="0"),
                *last_year(header(), oc3(IN_TOUCH="DIED", ACTIV="0", ACCOM="0"), oc3(CHILD="A2")),
            ),
        ),
        ruleset="2025-26",
        since=2026,
        last_year=True,
        note="Who is reported as having died in both years is not told.",
    ),
)
