"""The dashboard of one theme as data: at most ten tiles, the rest as a list, what is flagged, late or not yet (SYS-55).

Every figure comes through disclosure (R-DAT-03); nobody's dashboard shows counts of 1 to 5 about children.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors as actions
from safeboard.kernel.actions.owners import sub_group_name, sub_group_names
from safeboard.kernel.indicators.aims import owner_of
from safeboard.kernel.indicators.catalogue import Listed, not_yet
from safeboard.kernel.indicators.disclosure import NO_DATA, figure, read_at_once
from safeboard.kernel.indicators.feeding import fed_by
from safeboard.kernel.indicators.flags import no_longer_so
from safeboard.kernel.indicators.judgement import judge
from safeboard.kernel.indicators.models import Flag, Snapshot
from safeboard.kernel.indicators.newest import Length, newest
from safeboard.kernel.indicators.periods_shown import last_quarters, year_before
from safeboard.kernel.indicators.permissions import FLAGS
from safeboard.kernel.indicators.runs import areas
from safeboard.kernel.reporting.headline import (
    MOST_TILES,
    Before,
    Judged,
    Need,
    Tile,
    before_of,
    need_of,
    tile_of,
)
from safeboard.kernel.reporting.models import Pack
from safeboard.kernel.reporting.noticed import signs_in
from safeboard.kernel.reporting.permissions import EXPLAIN
from safeboard.kernel.reporting.themes import enquiring, scrutiny
from safeboard.kernel.reporting.themes.explaining import Said, key_of, printed_of
from safeboard.kernel.reporting.themes.owners import owner_of_flag, owner_of_theme, speaks_for
from safeboard.kernel.returns.models import Due
from safeboard.kernel.returns.permissions import FOLLOW as FOLLOW_RETURNS
from safeboard.kernel.ui.templating import day, plural


@dataclass(frozen=True, slots=True)
class Unknown:
    """An indicator of which there is nothing to show, with why, in words."""

    code: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """Something that stands out: its words, what its sub group said of it, and whether this reader may say it."""

    need: Need
    group: str
    said: Said
    may_explain: bool


@dataclass(frozen=True, slots=True)
class Assurance:
    """The word of the sub group on its theme for the next page of the Board."""

    said: Said
    meeting_on: dt.date | None
    issued: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One theme for its sub group."""

    code: str
    group: str
    tiles: tuple[Tile, ...]
    rows: tuple[Tile, ...]
    unknown: tuple[Unknown, ...]
    late: tuple[str, ...]
    flagged: tuple[Flagged, ...]
    may_flag: frozenset[str]
    enquiries: tuple[enquiring.Enquiry, ...]
    before: tuple[Before, ...]
    assurance: Assurance
    not_yet: tuple[Listed, ...]


def build(code: str, snapshot: Snapshot | None, length: Length, reader: Reader) -> Dashboard:
    """The dashboard of a theme from these figures, as this reader may see it."""
    on = reader.on
    ours = {key: each for key, each in sorted(REGISTRY.indicators.items()) if each.theme == code}
    pack = scrutiny.next_pack(reader, on)
    flags = _flags(code, pack, reader)
    group = owner_of_theme(code, on)
    judged: Judged = {}
    tiles: list[Tile] = []
    if snapshot:
        with read_at_once(snapshot, ours, next(iter(areas(snapshot)), "")):
            judged = _judged(snapshot, list(ours), length)
            tiles = _tiles(snapshot, judged, {flag.indicator for flag in flags})
    earlier = actions.for_indicator(reader, list(ours))
    enquiries = enquiring.of_indicators(reader, list(ours), group, on)
    flagged = _flagged(flags, snapshot, judged, earlier, pack, reader) if snapshot else []
    shown_above = {each.item.pk for each in enquiries} | {
        before.item for each in flagged for before in each.need.before
    }
    return Dashboard(
        code=code,
        group=sub_group_name(group),
        tiles=tuple(tiles[:MOST_TILES]),
        rows=tuple(tiles[MOST_TILES:]),
        unknown=tuple(_unknown(each, length) for key, each in ours.items() if key not in judged),
        late=tuple(_late(code, reader)),
        flagged=tuple(flagged),
        may_flag=_may_flag(ours, flags, pack, reader),
        enquiries=tuple(enquiries),
        before=tuple(
            before_of(each) for found in earlier.values() for each in found if each.item.pk not in shown_above
        ),
        assurance=Assurance(
            printed_of(pack, code),
            pack.meeting_on if pack else None,
            bool(pack and pack.issued),
            bool(pack and not pack.issued) and policy.may(reader, EXPLAIN) and speaks_for(reader, group),
        ),
        not_yet=not_yet(code),
    )


def tiles_of(snapshot: Snapshot, codes: Sequence[str], length: Length = Length.NEWEST) -> list[Tile]:
    """The tiles of these indicators, in their order; those without anything to show are left out."""
    area = next(iter(areas(snapshot)), "")
    with read_at_once(snapshot, codes, area):
        quarters = last_quarters(snapshot, area)
        judged = _judged(snapshot, codes, length)
        return [tile_of(snapshot, area, *judged[code], quarters) for code in codes if code in judged]


def _judged(snapshot: Snapshot, codes: Sequence[str], length: Length) -> Judged:
    area = next(iter(areas(snapshot)), "")
    found: Judged = {}
    for code in codes:
        now = newest(snapshot, code, area, length)
        if now is not None and now.words != NO_DATA:
            found[code] = (now, judge(now, figure(snapshot, code, year_before(now.period), area)))
    return found


def _tiles(snapshot: Snapshot, judged: Judged, flagged: set[str]) -> list[Tile]:
    """Headline indicators and what is flagged stand first (domain indicators.md, dashboard behaviour)."""
    area = next(iter(areas(snapshot)), "")
    quarters = last_quarters(snapshot, area)
    order = sorted(
        judged, key=lambda code: (code not in flagged, not REGISTRY.indicators[code].headline, code)
    )
    signs = signs_in(snapshot)
    return [tile_of(snapshot, area, *judged[code], quarters, signs.get(code, ())) for code in order]


def _flags(code: str, pack: Pack | None, reader: Reader) -> list[Flag]:
    if pack is None:
        return []
    return [flag for flag in scrutiny.flags_of(pack, reader) if flag.theme == code]


def _flagged(
    flags: Sequence[Flag],
    snapshot: Snapshot,
    judged: Judged,
    earlier: dict[str, list[actions.Followed]],
    pack: Pack | None,
    reader: Reader,
) -> list[Flagged]:
    open_page = pack is not None and not pack.issued
    may = open_page and policy.may(reader, EXPLAIN)
    names = sub_group_names()
    over = no_longer_so(flags, snapshot)
    found = []
    for flag in flags:
        group = owner_of_flag(flag, reader.on)
        need = need_of(flag, judged, earlier.get(flag.indicator, []), reader.on, over=flag.pk in over)
        found.append(
            Flagged(
                need,
                names.get(group, group),
                printed_of(pack, key_of(flag)),
                may and speaks_for(reader, group),
            )
        )
    return found


def _may_flag(
    ours: Mapping[str, Indicator], flags: Sequence[Flag], pack: Pack | None, reader: Reader
) -> frozenset[str]:
    """The figures that this reader may flag by hand: of their sub group, not flagged, while the page is a draft."""
    if pack is None or pack.issued or not policy.may(reader, EXPLAIN):
        return frozenset()
    flagged = {flag.indicator for flag in flags}
    return frozenset(
        code
        for code, each in ours.items()
        if code not in flagged and speaks_for(reader, owner_of(each, reader.on))
    )


def frozen_flags(code: str, reader: Reader) -> list[dict[str, str]]:
    """What stood out in the last issued page, with the words of its day: for members, who see no draft (R-DAT-04)."""
    if policy.may(reader, FLAGS):
        return []
    pack = scrutiny.next_pack(reader, reader.on)
    kept = (pack.frozen or {}).get("scrutiny", {}).get("flags", {}) if pack and pack.issued else {}
    return [each for each in kept.values() if each["theme"] == code]


def _unknown(indicator: Indicator, length: Length) -> Unknown:
    why = (
        f"No data. It comes from: {indicator.source}."
        if length is Length.NEWEST
        else f"Not known by {length.value}."
    )
    return Unknown(indicator.code, indicator.title, why)


def _late(theme: str, reader: Reader) -> list[str]:
    """The returns of this theme that are due and have not come, in words, for whoever may follow returns."""
    if not policy.may(reader, FOLLOW_RETURNS):
        return []
    rows = Due.visible(reader, FOLLOW_RETURNS).filter(receipt=None, due_on__lt=reader.on)
    said = []
    for due in rows.select_related("agency"):
        if theme in {each.theme for each in fed_by(due.return_code)}:
            late = plural((reader.on - due.due_on).days, "day")
            said.append(f"{due.title}: due from {due.agency} on {day(due.due_on)}, {late} late")
    return said
