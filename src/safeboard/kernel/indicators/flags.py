"""Raises what needs the Board: the red tests of statistics.md 2.5, each with its words and its chance (R-DAT-04).

A flag is a question, never a verdict. The agency it is about may comment before members see it. What was looked at is
kept with the flags, so that the page can say how many of them would appear by chance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.statistics.false_flags import convincing, expected_by_chance
from safeboard.kernel.indicators.blind import Found, blind
from safeboard.kernel.indicators.disclosure import read_at_once
from safeboard.kernel.indicators.looking import Looked, Seen, look_at, reds
from safeboard.kernel.indicators.models import Flag, Look, Snapshot
from safeboard.kernel.indicators.noticing import notables
from safeboard.kernel.indicators.own_limits import beyond_limit
from safeboard.kernel.indicators.periods_shown import latest
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now as this_moment

COMMENT_WORKING_DAYS = 5
MANUAL = "manual"
MAY_BE_CHANCE = "On its own this could be chance: {} measures were looked at"
# What is about children stands before what is about the Board's own work.
FIRST_TO_LAST = ("outlier", "signal", MANUAL, "blind", "capability", "limit")


def raise_flags(
    snapshot: Snapshot, area: str, meeting_on: dt.date, raised_on: dt.date, comment_by: dt.date
) -> list[Flag]:
    """Raise the flags for a meeting.

    One that stands already keeps its comment and its ending and takes the newest words, so that a page never shows
    two numbers for one thing; what was decided keeps the words of its day in the item. One that no longer fires, and
    about which nobody has said anything, goes.
    """
    flags: list[Flag] = []
    found, looked = _look(snapshot, area)
    Look.objects.create(snapshot=snapshot, meeting_on=meeting_on, looked_at=this_moment(), seen=looked)
    for each in (*found, *blind(raised_on, meeting_on)):
        flag, fresh = Flag.objects.get_or_create(
            indicator=each.indicator,
            test=each.test,
            meeting_on=meeting_on,
            about=each.about,
            defaults={
                "snapshot": snapshot,
                "period": each.period,
                "words": each.words,
                "theme": each.theme,
                "stands_out": each.stands_out,
                "note": each.note,
                "raised_on": raised_on,
                "comment_by": comment_by,
            },
        )
        if fresh:
            recorder.note("flags.raise", thing="flag", thing_id=flag.pk, test=each.test)
        elif flag.snapshot_id != snapshot.pk or flag.words != each.words:
            flag.save_over(
                flag.version,
                snapshot=snapshot,
                period=each.period,
                words=each.words,
                stands_out=each.stands_out,
                note=each.note,
            )
        flags.append(flag)
    by_hand = Flag.objects.filter(meeting_on=meeting_on, test=MANUAL)
    by_hand.update(snapshot=snapshot)  # no test raised it, so none says that it is over
    silent = Flag.objects.filter(meeting_on=meeting_on, ending="", comment="").exclude(test=MANUAL)
    silent.exclude(pk__in=[flag.pk for flag in flags]).delete()
    return flags


def no_longer_so(flags: Iterable[Flag], snapshot: Snapshot) -> frozenset[int]:
    """Which flags, by number, their test would not raise again from these figures.

    One that was raised from these very figures stands, and so does one that was raised by hand. A flag of other
    figures stands where the same test fires for the same indicator or agency, whatever the new number is.
    """
    others = [flag for flag in flags if flag.snapshot_id != snapshot.pk and flag.test != MANUAL]
    if not others:
        return frozenset()
    area = next(iter(areas(snapshot)), "")
    sender = Agency.objects.filter(area_code=area).first()
    codes = sorted({flag.indicator for flag in others} & REGISTRY.indicators.keys())
    with read_at_once(snapshot, codes, area):
        fired = {
            _which(found)
            for code in codes
            for found in _red_of(REGISTRY.indicators[code], snapshot, area, sender)
        }
    meetings = {(flag.raised_on, flag.meeting_on) for flag in others if flag.test == "blind"}
    fired |= {_which(found) for days in meetings for found in blind(*days)}
    return frozenset(flag.pk for flag in others if _which(flag) not in fired)


def _which(raised: Flag | Found) -> tuple[str, str, Agency | None]:
    """What makes two flags of a meeting the same one."""
    return raised.indicator, raised.test, raised.about


def in_order(flags: Iterable[Flag]) -> list[Flag]:
    """Flags as pages list them: about children first, then what cannot be seen, then the Board's own work.

    Within a kind, what is convincing among all that was looked at stands before what may be chance.
    """
    return sorted(flags, key=lambda flag: (FIRST_TO_LAST.index(flag.test), flag.stands_out is False, flag.pk))


def comment_until(raised_on: dt.date, meeting_on: dt.date) -> dt.date:
    """The last day for an agency's comment: five days of the office, and before the meeting (R-DAT-04)."""
    return min(add_office_days(raised_on, COMMENT_WORKING_DAYS), meeting_on - dt.timedelta(days=1))


def _look(snapshot: Snapshot, area: str) -> tuple[list[Found], dict[str, object]]:
    """What is red, at most one for each indicator, and what is kept of all that was looked at."""
    sender = Agency.objects.filter(area_code=area).first()
    red: list[tuple[Indicator, Seen]] = []
    made: list[Seen] = []
    noticed: list[Seen] = []
    signs: dict[str, list[dict[str, str]]] = {}
    with read_at_once(snapshot, REGISTRY.indicators, area):
        for indicator in REGISTRY.indicators.values():
            looked, seen = _seen(indicator, snapshot, area)
            first = next((each for each in seen if each.fired), None)
            red += [(indicator, first)] if first else []
            made += [each for each in seen if each.trial]
            if looked is not None:
                noticed += notables(looked)
                signs[indicator.code] = [asdict(each) for each in looked.signs]
    chances = [each.trial.p for each in (*made, *noticed) if each.trial]
    sure = dict(zip(map(id, (*made, *noticed)), convincing(chances), strict=True))
    measures = len({each.indicator for each in (*made, *noticed)})
    found = [
        Found(
            seen.indicator,
            seen.period,
            seen.test,
            seen.words[:400],
            indicator.theme,
            None if indicator.limit else sender,
            sure.get(id(seen)),
            seen.note or (MAY_BE_CHANCE.format(measures) if sure.get(id(seen)) is False else ""),
        )
        for indicator, seen in red
    ]
    flagged = {each.indicator for each in found}
    kept: dict[str, object] = {
        "measures": measures,
        "by_chance": expected_by_chance([each.trial for each in made if each.trial]),
        "noticed_by_chance": expected_by_chance([each.trial for each in noticed if each.trial]),
        "noticed": [
            {
                "indicator": each.indicator,
                "test": each.test,
                "words": each.words,
                "stands_out": sure[id(each)],
                "flagged": each.indicator in flagged,
            }
            for each in noticed
            if each.fired
        ],
        "signs": signs,
    }
    return found, kept


def _seen(indicator: Indicator, snapshot: Snapshot, area: str) -> tuple[Looked | None, list[Seen]]:
    """Every red test of an indicator, the gravest first; with what they needed, where it is about children."""
    if indicator.limit is not None:
        return None, list(beyond_limit(indicator, indicator.limit, snapshot, area))
    if REGISTRY.tables[indicator.measure.table.name].counts is Counts.WORK:
        return None, []
    newest = latest(snapshot, indicator.code, area)
    if newest is None:
        return None, []
    looked = look_at(indicator, newest, snapshot, area)
    return looked, list(reds(looked))


def _red_of(indicator: Indicator, snapshot: Snapshot, area: str, sender: Agency | None) -> Iterator[Found]:
    _, seen = _seen(indicator, snapshot, area)
    for each in [each for each in seen if each.fired][:1]:
        about = None if indicator.limit else sender
        yield Found(each.indicator, each.period, each.test, each.words, indicator.theme, about)
