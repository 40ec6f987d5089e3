"""What a bound number or claim comes to: its words, its figure, and the test that bears it out; or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.grammar.declarations.indicators import Indicator, Unit
from safeboard.kernel.indicators.disclosure import Figure
from safeboard.kernel.indicators.reference_data import Benchmark
from safeboard.kernel.reporting.annual.sentences import SIMILAR_AREAS, Bound, Claim, Reference


class CannotBind(Exception):
    """A number or a claim that no result stands behind; the message says why, for whoever wrote it.

    `claim` is what the results would bear out in its place, where there is such a thing.
    """

    def __init__(self, why: str, claim: Claim | None = None, kind: str = "figure") -> None:
        super().__init__(why)
        self.claim = claim
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Told:
    """A number or claim with its words for the reader and all that stands behind it; `test` is how a claim was tested."""

    piece: Bound
    text: str
    indicator: Indicator
    figure: Figure
    benchmark: Benchmark | None = None
    before: Figure | None = None
    test: str = ""


def place_name(there: Benchmark) -> str:
    """A place as sentences name it."""
    return SIMILAR_AREAS if there.kind == "neighbours" else there.name


def in_unit(value: float, beside: Figure) -> str:
    """A published value in the unit of the figure it stands beside."""
    return f"{value:,.1f} per 10,000" if beside.unit is Unit.RATE else f"{value:,.1f}%"


def row_words(of: Reference) -> str:
    """A row of a breakdown in words, or an empty text."""
    return of.category.replace("_", " ")


def bare(shown: str) -> str:
    """A value without the words of its unit, where those stand beside it already."""
    return shown.removesuffix(" a year").removesuffix(" per 10,000")
