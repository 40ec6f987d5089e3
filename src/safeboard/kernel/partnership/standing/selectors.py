"""What the pages of settings show: each with its value now, since when, what comes next, who and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safeboard.grammar.declarations.office import Setting, Value
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.models import DatedValue
from safeboard.kernel.ui.templating import day, number

INDICATOR, WORD = "indicator.", "words."


@dataclass(frozen=True, slots=True)
class Line:
    """One setting on a day: what it says, the row it comes from, and the changes that do not count yet."""

    setting: Setting
    shown: str
    row: DatedValue | None
    coming: tuple[tuple[str, DatedValue], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The settings of one folder."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """The target, the limit and the owner of one indicator, by the last part of their codes."""

    code: str
    title: str
    theme: str
    target: Line | None
    limit: Line | None
    owner: Line


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the history of a setting, in words, and whether it may still be taken back."""

    row: DatedValue
    shown: str
    state: str
    may_be_taken_back: bool


def rooms(on: dt.date) -> list[Room]:
    """The settings of every folder but the words and those of single indicators, which have pages of their own."""
    homes: dict[str, list[Line]] = {}
    for code in sorted(REGISTRY.settings):
        if not code.startswith((INDICATOR, WORD)):
            homes.setdefault(REGISTRY.home("setting", code), []).append(line(code, on))
    titles = {code: REGISTRY.contributions[code].title for code in homes}
    return [Room(titles[code], tuple(homes[code])) for code in sorted(homes, key=titles.__getitem__)]


def measures(on: dt.date) -> list[Measure]:
    """Every indicator with its target, limit and owner of this day."""
    return [_measure(code, on) for code in sorted(REGISTRY.indicators)]


def _measure(code: str, on: dt.date) -> Measure:
    indicator = REGISTRY.indicators[code]
    own = {each.code.rpartition(".")[2]: line(each.code, on) for each in indicator.settings()}
    return Measure(code, indicator.title, indicator.theme, own.get("target"), own.get("limit"), own["owner"])


def line(code: str, on: dt.date) -> Line:
    """One setting on a day. Raises UnknownSetting."""
    declared = dated.setting(code)
    return Line(
        declared,
        in_words(declared, dated.value(code, on)),
        dated.row_on(code, on),
        tuple((in_words(declared, declared.typed(row.value)), row) for row in dated.upcoming(code, on)),
    )


def history(code: str, on: dt.date) -> list[Change]:
    """Every change of a setting, the last made first."""
    declared = dated.setting(code)
    rows = dated.changes(code)
    gone = {row.takes_back_id for row in rows if row.takes_back_id}
    now = dated.row_on(code, on)
    found = []
    for row in rows:
        if row.takes_back_id:
            continue
        taken = row.pk in gone
        ahead = row.since > on
        state = (
            "Taken back"
            if taken
            else "Does not count yet"
            if ahead
            else "Counts now"
            if row == now
            else "Replaced"
        )
        found.append(Change(row, in_words(declared, declared.typed(row.value)), state, ahead and not taken))
    return found


def in_words(setting: Setting, value: Value) -> str:
    """A value as people read it."""
    if value is None or value == "" or value == []:
        return "Not set"
    if isinstance(value, list):
        return ", ".join(map(day, value))
    if isinstance(value, str):
        return dict(setting.choices).get(value, value)
    return number(value, 0 if float(value).is_integer() else 1)


def as_typed(value: Value) -> str:
    """A value as it stands in the box of a form."""
    if isinstance(value, list):
        return "\n".join(each.isoformat() for each in value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)
