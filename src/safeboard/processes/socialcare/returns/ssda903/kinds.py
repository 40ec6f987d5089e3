"""The events of the return on children looked after that Annex A has no list for, as people read them in a journey.

Of a placement we keep its kind, its provider and whether it is in the area, never where it is (see `returns.care`).
"""

from __future__ import annotations

from safeboard.grammar.declarations.returns import ReturnList
from safeboard.processes.socialcare.returns.choices_care import (
    LEGAL_STATUS,
    LOCATION,
    PLACEMENT_TYPE,
    PROVIDER,
)
from safeboard.processes.socialcare.returns.choices_of_years import BEGAN, ENDED, PARTICIPATION
from safeboard.processes.socialcare.returns.choices_people import YES_NO
from safeboard.processes.socialcare.returns.columns import CHILD, code, day

PLACEMENTS = ReturnList(
    "903-1",
    "placements",
    "Episodes of care",
    (
        CHILD,
        day("started_on", "Episode started", required=True),
        day("ended_on", "Episode ended"),
        code("legal_status", "Legal status in the episode", LEGAL_STATUS, sensitive=True),
        code("placement", "Placement in the episode", PLACEMENT_TYPE),
        code("provider", "Provider in the episode", PROVIDER, required=False),
        code("location", "Where the placement is", LOCATION, required=False),
        code("over_20_miles", "More than 20 miles from home", YES_NO, required=False),
        code("began_because", "How the episode began", BEGAN, required=False),
        code("ended_because", "How the episode ended", ENDED, required=False),
        code("short_break", "One of a series of short breaks", YES_NO, required=False),
    ),
    starts_on="started_on",
    ends_on="ended_on",
    born_on=None,
    age=None,
    one="Episode of care",
    in_short=("placement",),
)
CARE_REVIEWS = ReturnList(
    "903-2",
    "care_reviews",
    "Reviews of looked after children",
    (
        CHILD,
        day("reviewed_on", "Looked after review date", required=True),
        code("participation", "How the child took part", PARTICIPATION, required=False),
    ),
    starts_on="reviewed_on",
    born_on=None,
    age=None,
    one="Review of a looked after child",
    in_short=("participation",),
)
MISSING_FROM_CARE = ReturnList(
    "903-3",
    "missing_from_care",
    "Missing from a placement",
    (
        CHILD,
        day("missing_from", "Missing from", required=True),
        day("back_on", "Back on"),
        code("authorised", "Away without authorisation", YES_NO, required=False),
    ),
    starts_on="missing_from",
    ends_on="back_on",
    born_on=None,
    age=None,
    one="Missing from a placement",
)
KINDS = (PLACEMENTS, CARE_REVIEWS, MISSING_FROM_CARE)
