"""Raises what needs the Board: the tests of statistics.md 2.5, each with its words (R-DAT-04).

A flag is a question, never a verdict. The agency it is about may comment before members see it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Limit, Polarity
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import Period, PeriodKind
from safeboard.grammar.statistics.charts import Footing, Signal
from safeboard.grammar.statistics.comparison import Standing
from safeboard.kernel.indicators.aims import limit_of
from safeboard.kernel.indicators.charting import chart_of
from safeboard.kernel.indicators.disclosure import Figure, annual_periods, breakdown, figure, read_at_once
from safeboard.kernel.indicators.feeding import theme_of
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters, latest, year_before
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.partnership.clocks import add_office_days
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns.models import Due
from safeboard.kernel.trail import recorder

# How often each test fires on a stable series by chance alone (statistics.md 2.5 and 99.8% limits, one side).
BY_CHANCE = {"signal": 0.014, "outlier": 0.001, "capability": 0.0, "limit": 0.0, "blind": 0.0}
COMMENT_WORKING_DAYS = 5
# What is about children stands before what is about the Board's own work.
MANUAL = "manual"
FIRST_TO_LAST = ("outlier", "signal", MANUAL, "blind", "limit")


@dataclass(frozen=True, slots=True)
class Found:
    """A test that fired: which, on what, in words, about whom."""

    indicator: str
    period: str
    test: str
    words: str
    theme: str
    about: Agency | None


def raise_flags(
    snapshot: Snapshot, area: str, meeting_on: dt.date, raised_on: dt.date, comment_by: dt.date
) -> list[Flag]:
    """Raise the flags for a meeting.

    One that stands already keeps its comment and its ending and takes the newest words, so that a page never shows
    two numbers for one thing; what was decided keeps the words of its day in the item. One that no longer fires, and
    about which nobody has said anything, goes.
    """
    flags: list[Flag] = []
    for found in (*_by_indicator(snapshot, area), *_blind(raised_on, meeting_on)):
        flag, fresh = Flag.objects.get_or_create(
            indicator=found.indicator,
            test=found.test,
            meeting_on=meeting_on,
            about=found.about,
            defaults={
                "snapshot": snapshot,
                "period": found.period,
                "words": found.words,
                "theme": found.theme,
                "raised_on": raised_on,
                "comment_by": comment_by,
            },
        )
        if fresh:
            recorder.note("flags.raise", thing="flag", thing_id=flag.pk, test=found.test)
        elif flag.snapshot_id != snapshot.pk:
            flag.save_over(flag.version, snapshot=snapshot, period=found.period, words=found.words)
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
            for found in _of_indicator(REGISTRY.indicators[code], snapshot, area, sender)
        }
    meetings = {(flag.raised_on, flag.meeting_on) for flag in others if flag.test == "blind"}
    fired |= {_which(found) for days in meetings for found in _blind(*days)}
    return frozenset(flag.pk for flag in others if _which(flag) not in fired)


def _which(raised: Flag | Found) -> tuple[str, str, Agency | None]:
    """What makes two flags of a meeting the same one."""
    return raised.indicator, raised.test, raised.about


def in_order(flags: Iterable[Flag]) -> list[Flag]:
    """Flags as pages list them: about children first, then what cannot be seen, then the Board's own work."""
    return sorted(flags, key=lambda flag: (FIRST_TO_LAST.index(flag.test), flag.pk))


def comment_until(raised_on: dt.date, meeting_on: dt.date) -> dt.date:
    """The last day for an agency's comment: five days of the office, and before the meeting (R-DAT-04)."""
    return min(add_office_days(raised_on, COMMENT_WORKING_DAYS), meeting_on - dt.timedelta(days=1))


def expected_by_chance(indicators: int) -> float:
    """How many flags would appear by chance among this many measures."""
    return indicators * (BY_CHANCE["signal"] + BY_CHANCE["outlier"])


def _by_indicator(snapshot: Snapshot, area: str) -> Iterator[Found]:
    sender = Agency.objects.filter(area_code=area).first()
    for indicator in REGISTRY.indicators.values():
        yield from _of_indicator(indicator, snapshot, area, sender)


def _of_indicator(
    indicator: Indicator, snapshot: Snapshot, area: str, sender: Agency | None
) -> Iterator[Found]:
    if indicator.limit is not None:
        yield from _beyond_limit(indicator, indicator.limit, snapshot, area)
        return
    if REGISTRY.tables[indicator.measure.table.name].counts is Counts.WORK:
        return
    if indicator.polarity not in (Polarity.HIGH, Polarity.LOW):
        return
    now = latest(snapshot, indicator.code, area)
    if now is None:
        return
    outlier = _outlier(indicator, now, snapshot, area)
    limited = _past_limit(indicator, now)
    words = outlier or limited or _signal(indicator, snapshot, area)
    if words:
        test = "outlier" if outlier else "limit" if limited else "signal"
        yield Found(indicator.code, now.period, test, words, indicator.theme, sender)


def _beyond_limit(indicator: Indicator, limit: Limit, snapshot: Snapshot, area: str) -> Iterator[Found]:
    """A limit of the Board's own is broken in the newest quarters, by the whole or by some of its parts."""
    newest = [
        each
        for each in _judged(indicator, snapshot, area)
        if figure(snapshot, indicator.code, each.code, area).words == ""
    ][-limit.times :]
    if len(newest) < limit.times:
        return
    by_quarter = [
        breakdown(snapshot, indicator.code, each.code, area, limit.by)
        if limit.by
        else [figure(snapshot, indicator.code, each.code, area)]
        for each in newest
    ]
    # Each quarter by the limit that counted at its end.
    limits = [limit_of(indicator, each.code) for each in newest]
    broken = [
        {each.category for each in figures if each.value is not None and then.is_broken_by(each.value)}
        if then
        else set()
        for figures, then in zip(by_quarter, limits, strict=True)
    ]
    always = set.intersection(*broken)
    now = sorted(
        (each for each in by_quarter[-1] if each.category in always), key=lambda each: each.value or 0
    )
    if now:
        said = "; ".join(
            f"{each.category_words} {each.parts or each.shown}" if limit.by else each.parts or each.shown
            for each in now
        )
        words = f"{indicator.title}: {(limits[-1] or limit).words}: {said}"
        yield Found(indicator.code, newest[-1].code, "limit", words[:400], indicator.theme, None)


def _judged(indicator: Indicator, snapshot: Snapshot, area: str) -> list[Period]:
    """The periods that a limit judges: quarters, or years where nothing shorter is counted."""
    every = REGISTRY.tables[indicator.measure.table.name].every
    return annual_periods(snapshot, area) if every is PeriodKind.YEAR else last_quarters(snapshot, area)


def _past_limit(indicator: Indicator, now: Figure) -> str:
    """The newest figure lies beyond the limit that was set from a day for an indicator that declares none."""
    limit = limit_of(indicator, now.period)
    if limit is None or now.value is None or not limit.is_broken_by(now.value):
        return ""
    return f"{indicator.title}: {now.shown} ({now.parts}), {limit.words}"


def _outlier(indicator: Indicator, now: Figure, snapshot: Snapshot, area: str) -> str:
    """Worse than England at 99.8%."""
    before = figure(snapshot, now.code, year_before(now.period), area)
    verdict = judge(now, before)
    bad = Standing.MUCH_LOWER if indicator.polarity is Polarity.HIGH else Standing.MUCH_HIGHER
    for each in verdict.compared:
        if each.benchmark.kind == "england" and each.standing is bad:
            side = "below" if bad is Standing.MUCH_LOWER else "above"
            return (
                f"{indicator.title}: {now.shown} ({now.parts}), {side} England's {each.benchmark.value:.1f}%"
            )
    return ""


def _signal(indicator: Indicator, snapshot: Snapshot, area: str) -> str:
    """The latest month is outside what the series does by itself, on the side that is worse."""
    chart = chart_of(snapshot, indicator, area)
    if chart is None or chart.xmr.limits.standing is not Footing.FULL:
        return ""
    point = chart.xmr.latest
    worse_side = -1 if indicator.polarity is Polarity.HIGH else 1
    if point.label is Signal.OUTSIDE and point.side == worse_side:
        return f"{indicator.title}: {chart.latest.shown} in {chart.latest_words}, a change we would not expect by chance"
    return ""


def _promise(due: Due, on: dt.date) -> str:
    if due.promised_on is None:
        return ""
    promised = f"; it is promised for {due.promised_on.day} {due.promised_on:%B}"
    return (
        promised if due.promised_on >= on else promised.replace("it is", "it was") + " and did not come then"
    )


def _blind(on: dt.date, meeting_on: dt.date) -> Iterator[Found]:
    """A return that is due before the meeting and has not come."""
    for due in Due.objects.filter(receipt=None, due_on__lt=meeting_on).select_related("agency"):
        yield Found(
            "",
            due.period,
            "blind",
            f"We cannot see: {due.title[0].lower()}{due.title[1:]}. The {due.agency} return has not come{_promise(due, on)}",
            theme_of(due.return_code),
            due.agency,
        )
