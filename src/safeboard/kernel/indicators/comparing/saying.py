"""The one verdict of a comparison, in words, with what it stands on: the 95% and the 99.8% limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safeboard.grammar.statistics.comparison import Standing
from safeboard.grammar.statistics.direction import Better
from safeboard.kernel.indicators.judgement import SHAPES, Mood

FAR = (Standing.MUCH_LOWER, Standing.MUCH_HIGHER)
UP = (Standing.HIGHER, Standing.MUCH_HIGHER)
# What the verdict stands on: the limits of the funnel round England, or the likely range of our own figure.
FUNNEL = {
    True: "It lies outside the 99.8% limits: about 2 areas in 100 would by chance.",
    False: "It lies outside the 95% limits and inside the 99.8% limits: 1 area in 20 or more would by chance.",
    None: "It lies inside the 95% limits.",
}
RANGE = {
    True: "England's figure lies outside the likely range of ours, at 95% and at 99.8%.",
    False: "England's figure lies outside the likely range of ours at 95%, and inside it at 99.8%.",
    None: "England's figure lies inside the likely range of ours, at 95%.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One verdict: the words, what they stand on, good or bad, and how far out."""

    words: str
    footing: str
    mood: Mood
    stands: str

    @property
    def shape(self) -> str:
        """The shape beside the words, so that colour is never alone."""
        return SHAPES[self.mood]


def among_areas(standing: Standing, better: Better, england: Standing) -> Said:
    """What to say of an area that stands so in the funnel of all areas.

    `england` is how our figure stands against England's alone: it may differ from it and still be no further away than
    areas are from each other.
    """
    if standing is Standing.SIMILAR and england is not Standing.SIMILAR:
        side = "Higher" if england in UP else "Lower"
        words = f"{side} than England, but no further than areas often are"
        return Said(words, FUNNEL[None], Mood.NEITHER, "within")
    return _said(standing, better, "other areas of England", "size and chance explain", FUNNEL)


def against_england(standing: Standing, better: Better) -> Said:
    """What to say where only England's own figure is held."""
    return _said(standing, better, "England", "chance explains", RANGE)


def _said(
    standing: Standing, better: Better, whom: str, explain: str, footing: Mapping[bool | None, str]
) -> Said:
    if standing is Standing.SIMILAR:
        return Said(f"Much the same as {whom}", footing[None], Mood.NEITHER, "within")
    up, far = standing in UP, standing in FAR
    side = 1 if up else -1
    if better.improves(side):
        mood, word = Mood.GOOD, "Better"
    elif better.worsens(side):
        mood, word = Mood.BAD, "Worse"
    else:
        mood, word = Mood.NEITHER, "Higher" if up else "Lower"
    by = "by far more" if far else "by a little more"
    return Said(f"{word} than {whom}, {by} than {explain}", footing[far], mood, "apart" if far else "out")


def nothing(words: str) -> Said:
    """What to say where there is no figure of our own."""
    return Said(words, "", Mood.NEITHER, "unknown")
