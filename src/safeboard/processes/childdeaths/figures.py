"""What the child death overview panel counts each quarter (SYS-76; R-CD-05, 06, 08, 09).

A child's death is split by nothing: no age, place, cause or district is asked for, so that no number is about one
family (pages.md 1.1). The panel's own report, pooled over years, says what can be learnt of causes.
"""

from __future__ import annotations

from safeboard.grammar.declarations.figures import FigureReturn, Grid, Part
from safeboard.grammar.measure.periods import PeriodKind

DEATHS = Grid(
    "child_deaths",
    "Deaths notified, open and reviewed",
    (
        Part(
            "notified", "Deaths notified", "Children under 18 who lived here, by the day the panel was told."
        ),
        Part(
            "screened_in_time",
            "Looked at within 5 working days",
            "Of those notified, whose death was held against the criteria for a case review within 5 working days.",
            within="notified",
        ),
        Part("reviewed", "Deaths reviewed", "Reviews that the panel completed in the quarter."),
        Part(
            "within_12_months",
            "Reviewed within 12 months",
            "Of those reviewed, within 12 months of the notification. The first 6 months are part of it.",
            within="reviewed",
        ),
        Part(
            "within_6_months",
            "Reviewed within 6 months",
            "Of those, within 6 months of the notification.",
            within="within_12_months",
        ),
        Part(
            "modifiable",
            "With something that could have been changed",
            "Of those reviewed, where the panel found one or more modifiable factors.",
            within="reviewed",
        ),
        Part(
            "not_enough_known",
            "Not enough known to say",
            "Of those reviewed, where the information did not let the panel say whether anything could have been changed.",
            within="reviewed",
        ),
        Part("ethnicity_known", "Ethnicity known", "Of those reviewed.", within="reviewed"),
        Part("gender_known", "Gender known", "Of those reviewed.", within="reviewed"),
        Part(
            "both_known", "Ethnicity and gender known", "Of those reviewed, both.", within="ethnicity_known"
        ),
        Part(
            "open",
            "Deaths not yet reviewed",
            "On the last day, with those that wait for an inquest or a court.",
            at_end=True,
        ),
        Part(
            "open_6_months",
            "Of those, for more than 6 months",
            "Since the notification.",
            within="open",
            at_end=True,
        ),
        Part(
            "open_12_months",
            "Of those, for more than 12 months",
            "Since the notification.",
            within="open_6_months",
            at_end=True,
        ),
        Part(
            "ready",
            "Ready for the panel",
            "Of those not yet reviewed, with nothing outstanding.",
            within="open",
            at_end=True,
        ),
    ),
)

CHILD_DEATHS = FigureReturn(
    code="child_deaths",
    title="Child deaths and their reviews",
    about="How many deaths were notified, wait for review and were reviewed, how soon, and what was known. Nothing is asked "
    "about any one child.",
    sender="The coordinator of the child death overview panel",
    every=PeriodKind.QUARTER,
    rules=("R-CD-05", "R-CD-06", "R-CD-08", "R-CD-09"),
    grids=(DEATHS,),
)
