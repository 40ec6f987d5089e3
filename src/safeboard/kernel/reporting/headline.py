"""The headline page for one Board meeting, as data: three sentences, what needs the Board, good news, tiles.

The same data makes the page, the Excel and the frozen pack (pages.md 2c). Small counts never come in here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.false_flags import chance_words
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors as actions
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.actions.selectors import Followed
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.disclosure import NO_DATA, Figure, breakdown, figure, read_at_once, series
from safeboard.kernel.indicators.flags import MANUAL, in_order, no_longer_so
from safeboard.kernel.indicators.judgement import Mood, Verdict, judge
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.periods_shown import last_quarters, latest, year_before
from safeboard.kernel.indicators.permissions import FLAGS
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.indicators.signs import Sign
from safeboard.kernel.reporting.noticed import Noticed, good_signals, noticed_in, seen_for
from safeboard.kernel.reporting.page_words import AGENCY_UNCHECKED, DECIDED_THEN, SAID_THEN, claims
from safeboard.kernel.ui.charts import sparkline

MOST_NEEDS, MOST_TILES = 6, 10


@dataclass(frozen=True, slots=True)
class Tile:
    """One indicator on the page."""

    code: str
    title: str
    shown: str
    parts: str
    period: str
    verdict: str
    shape: str
    mood: str
    spark: str
    spark_words: str
    target: str = ""
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its tiles, at most ten."""

    code: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What was said about it last time, and what happened."""

    item: int
    sentence: str
    unchecked: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs the Board: in words, with the agency's comment and what was said last time."""

    flag: int
    words: str
    compared: str
    about: str
    comment: str
    comment_state: str
    before: tuple[Before, ...]
    ending: str
    rationale: str
    note: str = ""
    comment_unchecked: str = ""
    decided_unchecked: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """The whole page."""

    meeting_on: str
    area: str
    figures_as_at: str
    snapshot: str
    sentences: tuple[str, ...]
    needs: tuple[Need, ...]
    more_needs: int
    good: tuple[str, ...]
    themes: tuple[Theme, ...]
    measures: int
    by_chance: str
    rest: tuple[Need, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    noticed_by_chance: str = ""
    figures: dict[str, dict[str, object]] = field(default_factory=dict)


Judged = dict[str, tuple[Figure, Verdict]]


def build(snapshot: Snapshot, meeting_on: dt.date, reader: Reader) -> Headline:
    """The headline page from a snapshot and from the flags of the meeting, for somebody of the Board's side."""
    area = next(iter(areas(snapshot)), "")
    with read_at_once(snapshot, REGISTRY.indicators, area):
        return _built(snapshot, area, meeting_on, reader)


def _built(snapshot: Snapshot, area: str, meeting_on: dt.date, reader: Reader) -> Headline:
    shown = _judge_all(snapshot, area)
    flags = in_order(Flag.visible(reader, FLAGS).filter(meeting_on=meeting_on).select_related("about"))
    earlier = actions.for_indicator(reader, [flag.indicator for flag in flags if flag.indicator])
    over = no_longer_so(flags, snapshot)
    needs = [
        need_of(flag, shown, earlier.get(flag.indicator, []), reader.on, over=flag.pk in over)
        for flag in flags
    ]
    flagged = {flag.indicator for flag in flags}
    seen = seen_for(meeting_on)
    good = good_signals(seen) + tuple(
        _good_words(REGISTRY.indicators[code], now, verdict, code in flagged)
        for code, (now, verdict) in shown.items()
        if verdict.mood is Mood.GOOD
    )
    return Headline(
        meeting_on=meeting_on.isoformat(),
        area=area,
        figures_as_at=snapshot.made_at.isoformat(),
        snapshot=snapshot.content,
        sentences=_sentences(shown, flags),
        needs=tuple(needs[:MOST_NEEDS]),
        more_needs=max(len(needs) - MOST_NEEDS, 0),
        good=good,
        themes=_themes(snapshot, area, shown, seen.get("signs", {})),
        measures=seen.get("measures", 0),
        by_chance=chance_words(seen.get("by_chance", 0.0)),
        rest=tuple(needs[MOST_NEEDS:]),
        noticed=noticed_in(seen),
        noticed_by_chance=chance_words(seen.get("noticed_by_chance", 0.0)),
        figures={code: _kept(now) for code, (now, _) in shown.items()},
    )


def figures_of(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    """The figures of the page alone: what a rebuild must give again."""
    return {
        code: _kept(now) for code, (now, _) in _judge_all(snapshot, next(iter(areas(snapshot)), "")).items()
    }


def content_of(figures: object) -> str:
    """The hash of the figures of a page: what must come out again when it is rebuilt from its snapshot."""
    return hashlib.sha256(json.dumps(figures, sort_keys=True, default=str).encode()).hexdigest()


def as_data(headline: Headline) -> dict[str, object]:
    """The page as plain data, for freezing."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(headline)))
    return plain


def changed_since(frozen: dict[str, dict[str, str]], snapshot: Snapshot) -> list[str]:
    """Which figures of the same periods are no longer as the Board saw them, in words."""
    area = next(iter(areas(snapshot)), "")
    now = {code: figure(snapshot, code, kept["period"], area).shown for code, kept in frozen.items()}
    return [
        f"{REGISTRY.indicators[code].title}: was {kept['shown']}, now {now[code]}"
        for code, kept in frozen.items()
        if now[code] != kept["shown"]
    ]


def _judge_all(snapshot: Snapshot, area: str) -> Judged:
    judged: Judged = {}
    for code in sorted(REGISTRY.indicators):
        now = latest(snapshot, code, area)
        if now is not None:
            judged[code] = (now, judge(now, figure(snapshot, code, year_before(now.period), area)))
    return judged


def _kept(now: Figure) -> dict[str, object]:
    return {
        "period": now.period,
        "shown": now.shown,
        "parts": now.parts,
        "definition": now.definition,
        "excluded": now.excluded,
    }


def need_of(flag: Flag, shown: Judged, earlier: Sequence[Followed], on: dt.date, *, over: bool) -> Need:
    """A flag as the page shows it: words, comparison, the agency's comment, what was said before.

    `over` where its test no longer fires (`flags.no_longer_so`).
    """
    compared = ""
    if flag.indicator in shown:
        sign = "%" if shown[flag.indicator][0].unit is Unit.PERCENT else ""
        compared = "; ".join(
            f"{each.benchmark.name} {each.benchmark.value:,.1f}{sign}"
            for each in shown[flag.indicator][1].compared
        )
    return Need(
        flag=flag.pk,
        words=f"{flag.words} (no longer so in the newest figures)" if over else flag.words,
        compared=compared,
        about=str(flag.about) if flag.about else "",
        comment=flag.comment,
        comment_state=_comment_state(flag, on),
        before=tuple(before_of(each) for each in earlier if each.item.flag != flag.pk),
        ending=Kind(flag.ending).label if flag.ending else "",
        rationale=flag.rationale,
        note=flag.note,
        comment_unchecked=AGENCY_UNCHECKED if claims(flag.comment) else "",
        decided_unchecked=DECIDED_THEN if claims(flag.rationale) else "",
    )


def before_of(followed: Followed) -> Before:
    """What was said last time; a title that a person typed then is quoted, and said to be unchecked where it claims."""
    typed = not followed.item.flag
    unchecked = SAID_THEN if typed and claims(followed.item.title) else ""
    return Before(followed.item.pk, followed.sentence, unchecked)


def _comment_state(flag: Flag, on: dt.date) -> str:
    if flag.about is None:
        return ""
    if flag.comment:
        return f"{flag.about} says"
    until = "it has until" if on <= flag.comment_by else "it had until"
    return f"{flag.about} has not commented. Asked {_day(flag.raised_on)}; {until} {_day(flag.comment_by)}."


def _good_words(indicator: Indicator, now: Figure, verdict: Verdict, needs_the_board: bool) -> str:
    others = [
        each.words for each in verdict.compared if each.mood is Mood.GOOD and each.words != verdict.words
    ]
    against = "; ".join(map(_inside, others))
    said = f"{indicator.title}: {now.shown} ({now.parts}). {verdict.words}"
    end = " It still needs the Board, above." if needs_the_board else ""
    return f"{said}; {against}.{end}" if against else f"{said}.{end}"


def _sentences(shown: Judged, flags: Sequence[Flag]) -> tuple[str, ...]:
    """Better, still a concern, cannot see: one sentence each, always three."""
    better = max(
        (
            pair
            for pair in shown.values()
            if pair[1].mood is Mood.GOOD and pair[1].change is not None and pair[1].change.is_clear
        ),
        key=lambda pair: abs((pair[0].value or 0) - (pair[1].before or 0)),
        default=None,
    )
    outliers = [
        flag for flag in flags if flag.test in ("outlier", "signal", MANUAL) and flag.indicator in shown
    ]
    worst = next((flag for flag in outliers if better is None or flag.indicator != better[0].code), None)
    blind = [flag for flag in flags if flag.test == "blind"]
    return (
        f"Better: {_said(*better)}" if better else "Better: nothing has clearly improved since last year.",
        f"Still a concern: {_said(*shown[worst.indicator])}" if worst else "Still a concern: nothing new.",
        " ".join(f"{flag.words}." for flag in blind) or "We can see: every return that is due has come.",
    )


def _said(now: Figure, verdict: Verdict) -> str:
    """`child protection conferences held in time, 68.9% (516 of 749), from 43.2%. It is still lower than England (76.7%).`"""
    parts = f" ({now.parts})" if now.parts != now.shown else ""
    text = f"{_inside(REGISTRY.indicators[now.code].title)}, {now.shown}{parts}"
    sign = "%" if now.unit is Unit.PERCENT else ""
    if verdict.before is not None and verdict.change is not None:
        was = f"{verdict.before:,.1f}{sign}"
        text += f", from {was}" if verdict.change.is_clear else f", no clear change from {was}"
    england = next((each for each in verdict.compared if each.benchmark.kind == "england"), None)
    if england:
        still = "still " if verdict.mood is Mood.GOOD and england.mood is Mood.BAD else ""
        text += f". It is {still}{_inside(england.words)} ({england.benchmark.value:,.1f}{sign})"
    return f"{text}."


def _inside(words: str) -> str:
    """Words inside a sentence: only their first letter becomes small, so that England stays England."""
    return words[:1].lower() + words[1:]


def _themes(
    snapshot: Snapshot, area: str, shown: Judged, signs: Mapping[str, Sequence[Mapping[str, str]]]
) -> tuple[Theme, ...]:
    quarters = last_quarters(snapshot, area)
    found = []
    for code, title in THEMES.items():
        tiles = [
            tile_of(snapshot, area, now, verdict, quarters, signs.get(key, ()))
            for key, (now, verdict) in shown.items()
            if REGISTRY.indicators[key].theme == code
        ]
        # What nobody has sent yet never takes the place of a figure among the ten.
        tiles.sort(
            key=lambda tile: (tile.shown == NO_DATA, not REGISTRY.indicators[tile.code].headline, tile.code)
        )
        if tiles:
            found.append(Theme(code, title, tuple(tiles[:MOST_TILES])))
    return tuple(found)


def tile_of(
    snapshot: Snapshot,
    area: str,
    now: Figure,
    verdict: Verdict,
    quarters: Sequence[object],
    signs: Sequence[Mapping[str, str]] = (),
) -> Tile:
    """The tile of a figure with its verdict, the small line of these quarters, and its signs."""
    points = series(snapshot, now.code, quarters, area)  # type: ignore[arg-type]
    known = [each for each in points if each.value is not None]
    value = _largest(snapshot, area, now) if now.unit is Unit.SHARE and now.value is not None else now
    words = f"{len(known)} quarters: from {known[0].shown} to {known[-1].shown}" if len(known) > 1 else ""
    return Tile(
        code=now.code,
        title=REGISTRY.indicators[now.code].title,
        shown=value.shown.partition(" per 10,000")[0].removesuffix(f" {value.each_words}"),
        parts=_tile_parts(value),
        period=period(now.period).words,
        verdict=verdict.words,
        shape=verdict.shape,
        mood=verdict.mood.value,
        spark=sparkline([each.value for each in points]),
        spark_words=words,
        target=verdict.aim.words if verdict.aim else "",
        signs=tuple(Sign(**each) for each in signs),
    )


def _largest(snapshot: Snapshot, area: str, now: Figure) -> Figure:
    """The largest category of a share, which stands for it on a tile."""
    by = next(iter(REGISTRY.indicators[now.code].measure.breakdowns))
    return next(iter(breakdown(snapshot, now.code, now.period, area, by)), now)


def _tile_parts(now: Figure) -> str:
    indicator = REGISTRY.indicators[now.code]
    if now.value is None:
        return ""
    if now.unit is Unit.SHARE and now.by:
        return f"{now.category_words}, the largest: {now.parts} {indicator.denominator_words}"
    if now.unit is Unit.RATE:
        a_year = " a year" if now.annualised else ""
        return f"per 10,000 children{a_year}; {now.numerator:,} {indicator.numerator_words}"
    if now.unit is Unit.COUNT:
        return indicator.numerator_words
    if now.unit.is_mean:
        return f"{indicator.each_words}; {now.parts}"
    return now.parts


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B}"
