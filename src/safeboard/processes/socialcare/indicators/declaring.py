"""What the indicators of children's social care share: their source, their people, and the known break of 2014."""

from __future__ import annotations

import datetime as dt
from functools import partial

from safeboard.grammar.declarations.indicators import Break, Indicator

day = dt.date.fromisoformat

# Anomaly A16 of the printed report: a temporary change of process, not a trend.
PROCESS_OF_2014 = Break(
    on=day("2014-01-01"),
    until=day("2014-10-31"),
    why=(
        "From January to October 2014 every contact was progressed to a referral. The rise and the fall "
        "are the process, not the children."
    ),
)

CENSUS_ALONE = "County Council children's social care, children in need census"
CENSUS = "County Council children's social care, children in need census or Standard Safeguarding Dataset"
DATASET = "County Council children's social care, Standard Safeguarding Dataset"
CARE_RETURN = (
    "County Council children's social care, return on children looked after or Standard Safeguarding Dataset"
)

declare = partial(
    Indicator,
    source="County Council children's social care, Annex A",
    author="Data analyst",
    checker="Performance and Quality sub group",
    review_on=day("2016-09-30"),
    since=day("2013-04-01"),
)
