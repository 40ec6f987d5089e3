"""Two releases of figures: one that everybody has read for a week by 21 April 2016, and one that waits for approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from safeboard.demo import story
from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import making, register
from safeboard.kernel.indicators.releasing.choosing import Choice
from safeboard.kernel.partnership.models import User
from safeboard.kernel.partnership.personas import BY_CODE, email_of

CODES = ("T1-01", "T1-04", "T1-05", "T1-07", "T3-01", "T3-02", "T3-04", "T3-07", "T3-16", "T4-01")
PROPOSED_ON, APPROVED_ON, NEW_ON = dt.date(2016, 4, 5), dt.date(2016, 4, 7), dt.date(2016, 4, 20)


def releases(say: Callable[[str], None]) -> None:
    """The release of the years until March 2015, public; that of the year until March 2016, waiting."""
    if Release.objects.exists():
        return
    first, newest = Snapshot.objects.first(), Snapshot.objects.last()
    if first is None or newest is None:
        return
    public = register.enter(
        title="How children were kept safe, 2013 to 2015",
        words="What agencies and the council counted in two years, as it stood in February 2016.",
        choice=Choice(CODES, ("2013-14", "2014-15")),
        snapshot=first,
        by=story.as_persona("analyst", PROPOSED_ON),
        at=story.at(PROPOSED_ON),
    )
    register.keep(public, making.make(public))
    register.approve(
        release=public,
        seen=public.version,
        by=story.as_persona("business-manager", APPROVED_ON),
        at=story.at(APPROVED_ON),
    )
    waiting = register.enter(
        title="How children were kept safe, 2015 to 2016",
        words="What agencies and the council counted in the year until March 2016.",
        choice=Choice(CODES, ("2015-16",), quarters=True),
        snapshot=newest,
        readers=User.objects.filter(
            email__in=[email_of(BY_CODE[each]) for each in ("independent-chair", "lay-member")]
        ),
        by=story.as_persona("analyst", NEW_ON),
        at=story.at(NEW_ON),
    )
    register.keep(waiting, making.make(waiting))
    say(f"2 releases: {public.get_state_display().lower()}, {waiting.get_state_display().lower()}")
