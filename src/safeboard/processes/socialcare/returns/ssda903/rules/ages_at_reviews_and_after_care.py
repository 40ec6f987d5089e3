"""391, 440, 441: a young person's age after care (OC3), and a child's age and part in a review."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import YEAR_ENDS, Example, Where
from safeboard.processes.socialcare.returns.ssda903.care import age
from safeboard.processes.socialcare.returns.ssda903.shapes import any_given, error
from safeboard.processes.socialcare.returns.ssda903.writing import oc3, review

TOOK_PART = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
_dob = col("DOB")
_at_review = age(_dob, col("REVIEW"))

RULES = (
    error(
        "391",
        "OC3",
        ("DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
        "This young person was not yet 17 on 31 March, so that leaving care (OC3) is not asked for. Take it out, or check the "
        "date of birth.",
        "Who has something filled in as a care leaver turned 17 by 31 March.",
        Where((age(_dob, YEAR_ENDS) < 17) & any_given("OC3", "IN_TOUCH", "ACTIV", "ACCOM")),
        Example(
            "A seventeenth birthday on the day after the year, beside one on its last day, and one with nothing filled in.",
            breaks=(oc3(DOB="2009-04-01", ACTIV=None, ACCOM=None),),
            keeps=(
                oc3(DOB="2009-03-31"),
                oc3(CHILD="A2", DOB="2009-04-01", IN_TOUCH=None, ACTIV=None, ACCOM=None),
            ),
        ),
        note="The list's words name 21 too; the published logic looks at the lower end only.",
    ),
    error(
        "440",
        "Reviews",
        ("REVIEW_CODE", "REVIEW", "DOB"),
        "The code says that this child was under four at the review (PN0), but the child was four or over. Check the "
        "code, the day and the date of birth.",
        "A review with the code PN0 was held before the child turned four.",
        Where((col("REVIEW_CODE") == "PN0") & (_at_review >= 4)),
        Example(
            "A review on the fourth birthday, beside one on the day before.",
            breaks=(review(DOB="2021-05-22", REVIEW_CODE="PN0"),),
            keeps=(review(DOB="2021-05-23", REVIEW_CODE="PN0"), review(CHILD="A2", REVIEW_CODE="PN1")),
        ),
    ),
    error(
        "441",
        "Reviews",
        ("REVIEW_CODE", "REVIEW", "DOB"),
        "The code says that this child was four or over at the review, but the child was younger. Write PN0, or check "
        "the day and the date of birth.",
        "A review with a code from PN1 to PN7 was held when the child was four or over.",
        Where(col("REVIEW_CODE").is_in(TOOK_PART) & (_at_review < 4)),
        Example(
            "A review on the day before the fourth birthday, beside one on the birthday.",
            breaks=(review(DOB="2021-05-23"), review(CHILD="A2", DOB="2021-05-23", REVIEW_CODE="PN7")),
            keeps=(review(DOB="2021-05-22"), review(CHILD="A2", DOB="2021-05-23", REVIEW_CODE="PN0")),
            rows=(0, 1),
        ),
    ),
)
