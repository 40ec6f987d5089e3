"""Whether figures are too full of unknowns to say that a group of children is over- or under-represented (A13; R-DAT-08).

The printed report inferred it with 31% of ethnic groups not recorded. Where more than the Board's own limit is not recorded, no
such sentence is made here, and the page says why; the unknown are shown like every other group.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Unit
from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.measure.counts import NOT_RECORDED
from safeboard.grammar.measure.periods import period
from safeboard.grammar.statistics.comparison import Change, share_change
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.partnership import dated

MOST = "indicators.unknown_most"
SETTING = Setting(
    MOST,
    "Unknown groups: the most at which groups of children are compared",
    "number",
    "15",
    "A choice of Safeboard: the printed report compared groups with a third of them unknown",
    help="In per cent. Above it no page says that a group is seen too often or too seldom. Counts for periods that end on or "
    "after its day.",
    least=0,
    most=100,
)
# Breakdowns by what the law protects: who a child is, not where it lives or who reported it.
GROUPS = frozenset({"ethnicity", "sex", "gender", "disabled", "disability", "age", "age_and_sex", "religion"})
UNKNOWN = frozenset({NOT_RECORDED, "not_recorded", "not_known", "not_stated", "unknown", "sex_not_recorded"})


@dataclass(frozen=True, slots=True)
class Said:
    """What may be said of the groups of a breakdown: a sentence, or why none. `blocked` says that it is the latter."""

    words: str
    blocked: bool


def about_groups(figures: Sequence[Figure]) -> Said | None:
    """What a breakdown says about groups of children; None where it is by something else.

    Of percentages each group is compared with all others together, with a 95% interval. Of numbers nothing can be said
    without how many children of each group there are.
    """
    if not figures or figures[0].by not in GROUPS:
        return None
    what, over = figures[0].by_words.lower(), period(figures[0].period)
    most = most_unknown(over.end)
    if blocked := why_blocked(figures, what, most):
        return Said(blocked, True)
    known = [each for each in figures if each.category not in UNKNOWN and each.value is not None]
    if figures[0].unit is not Unit.PERCENT:
        return Said(
            f"A group with a large number is not therefore seen too often: how many children each {what} has is not held here.",
            False,
        )
    moved = [
        f"{each.category_words} {words} than all others together"
        for each in known
        if (words := _against(each, known))
    ]
    if not moved:
        return Said(f"No {what} differs clearly from all others together.", False)
    return Said(f"{'; '.join(moved)}. Of {len(known)} groups one may differ by chance alone.", False)


def most_unknown(on: dt.date) -> float:
    """The share of unknowns, in per cent, above which groups were not compared on a day."""
    found = dated.value(MOST, on)
    return float(found) if isinstance(found, int | float) else 0.0


def why_blocked(figures: Sequence[Figure], what: str, most: float) -> str:
    """Why nothing may be said about groups; an empty text where something may."""
    limit = f"Above {most:g}% nobody can say whether some groups are seen more often than others"
    unknown = [each for each in figures if each.category in UNKNOWN]
    if any(each.value is None for each in figures):
        hidden = any(each.value is None for each in unknown)
        part = "how many are not recorded" if hidden else "part of the groups"
        return f"Nothing is said about groups: {part} cannot be shown."
    whole = sum(_people(each) for each in figures)
    if not whole:
        return "Nothing is said about groups: there is nobody in them."
    share = 100 * sum(map(_people, unknown)) / whole
    return (
        f"{what.capitalize()}: {share:.0f}% not recorded. {limit}, so nothing is said here."
        if share > most
        else ""
    )


def _people(figure: Figure) -> int:
    """Those a group's figure is of: all who could have been counted where it is a percentage, else those counted."""
    return (figure.denominator if figure.unit is Unit.PERCENT else figure.numerator) or 0


def _against(one: Figure, known: Sequence[Figure]) -> str:
    rest = [each for each in known if each is not one]
    n, base = (sum(getattr(each, part) or 0 for each in rest) for part in ("numerator", "denominator"))
    if not base or not one.denominator:
        return ""
    found = share_change(n, base, one.numerator or 0, one.denominator)
    return {Change.CLEAR_RISE: "is higher", Change.CLEAR_FALL: "is lower"}.get(found, "")
