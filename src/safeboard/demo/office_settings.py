"""The settings of Chalkshire's office: numbers, closure days, two targets by date, one new name, the districts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo.story import as_persona, at
from safeboard.kernel.partnership import agencies, clocks, districts, phones
from safeboard.kernel.partnership.changing import last_number, set_value
from safeboard.kernel.partnership.models import Agency, DatedValue

YEAR_BEGAN = dt.date(2015, 4, 1)
# The setting, its value, the day it was set, the day from which it counts, why.
CHANGES = (
    *(
        (code, number, YEAR_BEGAN, YEAR_BEGAN, "The numbers of the county, checked by ringing each.")
        for code, number in phones.INVENTED.items()
    ),
    (
        clocks.CLOSURE_DAYS,
        "2015-12-29\n2015-12-30\n2015-12-31",
        dt.date(2015, 10, 12),
        dt.date(2015, 10, 12),
        "The office is closed between Christmas and the New Year.",
    ),
    (
        "indicator.T3-04.target",
        "75",
        YEAR_BEGAN,
        YEAR_BEGAN,
        "A first step, agreed by the Board in March 2015 while conferences catch up.",
    ),
    (
        "indicator.T3-04.target",
        "80",
        dt.date(2016, 4, 11),
        dt.date(2016, 5, 1),
        "Agreed with the council for the new year.",
    ),
    (
        "indicator.T3-01.target",
        "85",
        dt.date(2016, 3, 8),
        dt.date(2016, 4, 1),
        "The council reached 80 per cent in every quarter; the Board asked for more.",
    ),
    (
        clocks.CLOSURE_DAYS,
        "2015-12-29\n2015-12-30\n2015-12-31\n2016-12-28\n2016-12-29\n2016-12-30",
        dt.date(2016, 4, 5),
        dt.date(2016, 4, 5),
        "Closure days of the new year.",
    ),
)
DISTRICTS = (
    ("E07999001", "North District"),
    ("E07999002", "East District"),
    ("E07999003", "South District"),
    ("E07999004", "West District"),
)
NEW_NAME = "Community rehabilitation service"


def settings(say: Callable[[str], None]) -> None:
    """Set what the office set during the year; a second time nothing."""
    if DatedValue.objects.exists():
        return
    for code, value, set_on, since, why in CHANGES:
        set_value(
            code=code,
            text=value,
            since=since,
            why=why,
            seen=last_number(code),
            by=as_persona("business-manager", set_on),
            at=at(set_on),
        )
    for code, name in DISTRICTS:
        districts.add(
            code=code, name=name, since=dt.date(1974, 4, 1), by=as_persona("business-manager", YEAR_BEGAN)
        )
    company = Agency.objects.filter(code="rehabilitation").first()
    if company is not None:
        agencies.rename(
            agency=company,
            name=NEW_NAME,
            since=dt.date(2016, 2, 1),
            why="Its owners gave it another name.",
            seen=company.version,
            by=as_persona("business-manager", dt.date(2016, 1, 18)),
        )
    say(f"{len(CHANGES)} settings, {len(DISTRICTS)} districts and a new name")
