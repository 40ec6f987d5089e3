"""What the panel's coordinator sent: 43 deaths notified and 49 reviewed in 2015-16, 42 still open in March 2016."""

from __future__ import annotations

from safeboard.demo.figures.submissions import NOT_KNOWN, Answer, Submission, spread
from safeboard.grammar.measure.periods import period

# Notified, reviewed, within 12 months, within 6, modifiable, not enough known, ethnicity known, gender known, open at
# the end. Of 2015-16 all are printed but two; of 2014-15 only that 8% were within 6 months.
YEARS = {
    "2013-14": (39, 31, 9, 2, 6, 2, 22, 30, 43),
    "2014-15": (41, 36, 11, 3, 7, 2, 25, 35, 48),
    "2015-16": (43, 49, 15, 9, 8, 3, 33, 47, 42),
}
PARTS = (
    "notified", "reviewed", "within_12_months", "within_6_months", "modifiable", "not_enough_known", "ethnicity_known",
    "gender_known",
)  # fmt: skip
REVIEWED_IN = {"2013-14": (8, 7, 8, 8), "2014-15": (9, 8, 9, 10), "2015-16": (9, 10, 14, 16)}
COUNTED_SINCE = "2014-15"


def submission() -> Submission:
    """Three years of quarters; until April 2014 nobody counted where ethnicity and gender were both known."""
    answers: dict[str, dict[str, Answer]] = {}
    for year, said in YEARS.items():
        *totals, open_at_end = said
        quarters = period(year).quarters()
        shares = {
            part: spread(total, (1.0, 0.9, 1.1, 1.0) if part == "notified" else REVIEWED_IN[year])
            for part, total in zip(PARTS, totals, strict=True)
        }
        still = open_at_end - sum(shares["notified"]) + sum(shares["reviewed"])
        for place, quarter in enumerate(quarters):
            here: dict[str, Answer] = {part: counts[place] for part, counts in shares.items()}
            still += shares["notified"][place] - shares["reviewed"][place]
            here["screened_in_time"] = shares["notified"][place] - (place == 2)
            here["within_6_months"] = min(shares["within_6_months"][place], shares["within_12_months"][place])
            here["both_known"] = (
                shares["ethnicity_known"][place] - (place == 1) if year >= COUNTED_SINCE else NOT_KNOWN
            )
            here |= {
                "open": still, "open_6_months": still * 7 // 10, "open_12_months": still * 2 // 5, "ready": still // 6,
            }  # fmt: skip
            answers[quarter.code] = {f"child_deaths.{part}": number for part, number in here.items()}
    return Submission("child_deaths", "board-office", answers, email="cdop-coordinator@chalkshire.example")
