"""The plan on a page, last year's promises and what became of them, and what four boards share (SYS-48, SYS-52)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from safeboard.grammar.dates import financial_year
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions import selectors
from safeboard.kernel.actions.escalating import boards_of
from safeboard.kernel.actions.models import Item, Kind, Standing, Step
from safeboard.kernel.actions.permissions import FOLLOW
from safeboard.kernel.actions.plan import PRIORITIES, became


@dataclass(frozen=True)
class Planned:
    """One item of the plan: how it stands, the last thing said of it, its evidence, what became of it."""

    item: Item
    said: Step | None
    evidence: Step | None
    became: str
    days_late: int
    button: str


@dataclass(frozen=True)
class Shared:
    """An item that other strategic boards share, with their names."""

    item: Item
    boards: Sequence[str]
    stands: str


def years(reader: Reader) -> list[str]:
    """The years of the plan of which there is an item, the latest first."""
    found = Item.visible(reader, FOLLOW).filter(kind=Kind.PLAN).order_by("-plan_year")
    return list(found.values_list("plan_year", flat=True).distinct())


def year_shown(reader: Reader, asked: str, on: dt.date) -> str:
    """The year asked for where there is one; else this year's plan, else the latest."""
    known = years(reader)
    for year in (asked, financial_year(on)):
        if year in known:
            return year
    return known[0] if known else financial_year(on)


def planned(reader: Reader, year: str, on: dt.date) -> list[Planned]:
    """The items of one year of the plan, in order of their numbers."""
    rows = (
        Item.visible(reader, FOLLOW).filter(kind=Kind.PLAN, plan_year=year).exclude(standing=Standing.UNDONE)
    )
    items = list(rows.select_related("agency", "sub_group").prefetch_related("steps").order_by("number"))
    buttons = {line.item.pk: line.button for line in selectors.listed(reader, items, on)}
    return [_planned(item, on, buttons[item.pk]) for item in items]


def by_priority(lines: Sequence[Planned]) -> list[tuple[str, list[Planned]]]:
    """The items under each priority, in the order of the plan; a priority without an item is there too."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for line in lines:
        found[line.item.priority].append(line)
    return [(words, found[code]) for code, words in PRIORITIES.items()]


def by_chapter(lines: Sequence[Planned]) -> list[tuple[str, list[Planned]]]:
    """The promises under the chapter or paper that made them."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for line in lines:
        found[line.item.source_words].append(line)
    return list(found.items())


def in_short(lines: Sequence[Planned]) -> str:
    """How a year's items stand, in a sentence."""
    if not lines:
        return "Nothing was planned for this year."
    counted = Counter(line.became.split(",")[0].split(";")[0] for line in lines)
    parts = "; ".join(f"{number} {words[0].lower()}{words[1:]}" for words, number in counted.most_common())
    return f"{len(lines)} item{'s' if len(lines) > 1 else ''}: {parts}."


def shared(reader: Reader, on: dt.date) -> list[Shared]:
    """Everything open that other strategic boards share under the Joint Protocol, for the four chairs (R-GOV-08)."""
    rows = selectors.open_items(reader, on).exclude(shared_with="")
    return [Shared(item, boards_of(item), item.stands(on)) for item in rows]


def _planned(item: Item, on: dt.date, button: str) -> Planned:
    steps = sorted(item.steps.all(), key=lambda step: step.version)
    said = next(
        (step for step in reversed(steps) if step.words and step.kind not in ("raised", "evidence")), None
    )
    evidence = next((step for step in reversed(steps) if step.kind == "evidence"), None)
    return Planned(item, said, evidence, became(item), item.days_late(on), button)
