"""A change in words that re-create nobody, for the Board; and with its numbers, for the analyst (pages.md 1.12).

The Board is told which part of a change is the largest, and whether a few children account for most of it. It is told no
number of children, no child's number, and nothing by district, agency or month: a place and a quarter together have pointed
to one young person before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeboard.kernel.indicators.spikes.decomposing import (
    TOP,
    Parts,
    Report,
    Totals,
    by_child,
    few_account_for,
    gini,
    share_of_most,
    taken_apart,
    totals_of,
    without_top,
)

FEW = "Fewer than 6 children account for most of this change."
TOO_SMALL = "The change is too small to take apart."
NO_CHANGE = "There is no change to take apart."
SMALLEST_CHANGE = 10
FEWEST_CHILDREN = 20
MOST = 0.5
LORENZ_PARTS = (0.01, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True, slots=True)
class Told:
    """What the Board reads: one sentence of what is behind the change, and what it means."""

    words: str
    meaning: str = ""


def told(before: Sequence[Report], now: Sequence[Report]) -> Told:
    """A change between two periods in words; never a number of children."""
    totals = totals_of(before), totals_of(now)
    change = totals[1].reports - totals[0].reports
    if change == 0:
        return Told(NO_CHANGE)
    if abs(change) < SMALLEST_CHANGE or min(each.children for each in totals) < FEWEST_CHILDREN:
        return Told(TOO_SMALL)
    if few_account_for(list(by_child(before).values()), list(by_child(now).values())):
        return Told(
            FEW,
            "It says little about all the other children. Ask what these few need, and who is helping them.",
        )
    return _largest(taken_apart(*totals), rose=change > 0)


def _largest(parts: Parts, *, rose: bool) -> Told:
    more, often = ("More", "more") if rose else ("Fewer", "less")
    said = {
        "children": Told(
            f"{more} children account for most of this change.",
            "It is about many children, not the same ones again.",
        ),
        "occasions": Told(
            f"The same number of children, {often} often, accounts for most of this change.",
            "Ask whether those who come again were helped the time before.",
        ),
        "reports": Told(
            f"{more} reports of the same occasions account for most of this change.",
            "Several agencies, or one several times, told of the same thing: that is not more harm.",
        ),
    }
    whole = parts.change
    for name, sentence in said.items():
        if getattr(parts, name) / whole > MOST:
            return sentence
    return Told(
        "No one part accounts for most of this change.",
        "More or fewer children, how often each comes, and how many report it, all moved together.",
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two periods, with its numbers."""

    totals: Totals
    top: tuple[int, ...]
    without_top: int
    gini: float
    most: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A change with its numbers, for the analyst alone."""

    before: Side
    now: Side
    parts: Parts
    sources: tuple[tuple[str, int, int], ...]
    few: bool

    @property
    def change(self) -> int:
        """By how much the reports changed."""
        return self.now.totals.reports - self.before.totals.reports

    @property
    def change_without_top(self) -> int:
        """By how much they changed without the five children who have most, in each period."""
        return self.now.without_top - self.before.without_top


def apart(before: Sequence[Report], now: Sequence[Report]) -> Apart:
    """A change between two periods with all its numbers."""
    sides = _side(before), _side(now)
    sources = [Counter(each.source for each in reports) for reports in (before, now)]
    moved = sorted(
        ((name, sources[0][name], sources[1][name]) for name in {*sources[0], *sources[1]} if name),
        key=lambda each: (-abs(each[2] - each[1]), each[0]),
    )
    few = few_account_for(list(by_child(before).values()), list(by_child(now).values()))
    return Apart(*sides, taken_apart(sides[0].totals, sides[1].totals), tuple(moved), few)


def _side(reports: Sequence[Report]) -> Side:
    counts = sorted(by_child(reports).values(), reverse=True)
    return Side(
        totals_of(reports),
        tuple(counts[:TOP]),
        without_top(counts),
        gini(counts) if counts else 0.0,
        tuple((part, share_of_most(counts, part)) for part in LORENZ_PARTS) if counts else (),
    )
