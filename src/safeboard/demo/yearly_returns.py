"""The council's yearly returns to the Department that are in by April 2016: the newest of them are of 2014-15.

Those of 2015-16 are due in the summer and lie with the council as drafts. What only a yearly return tells (reviews,
distances, who took part, what assessments found) is so far known to March 2015, as it would be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeboard.demo import cin_census, looked_after_return_draft
from safeboard.demo.records import County
from safeboard.demo.sending import send
from safeboard.kernel.partnership.models import User
from safeboard.processes.socialcare.returns.cin.collection import CIN_CENSUS
from safeboard.processes.socialcare.returns.ssda903.collection import LOOKED_AFTER_RETURN

YEAR = 2015
AS_AT = dt.date(YEAR, 3, 31)
CAME_AT = dt.datetime(2015, 7, 28, 15, 10, tzinfo=dt.UTC)


def send_yearly(county: County, by: User) -> Iterator[tuple[str, int]]:
    """Send the census and the return on looked after children; the name of each file and how many rows it had."""
    census = cin_census.census(cin_census.cases(county), YEAR)
    packed = looked_after_return_draft.packed(county, YEAR)
    for filename, data, collection in (
        ("Chalkshire CIN census 2014-15.xml", census, CIN_CENSUS),
        ("Chalkshire SSDA903 2014-15.zip", packed, LOOKED_AFTER_RETURN),
    ):
        receipt = send(
            filename,
            data,
            AS_AT,
            collection.look_back_months,
            by,
            return_code=collection.code,
            came=CAME_AT,
        )
        yield filename, receipt.accepted
