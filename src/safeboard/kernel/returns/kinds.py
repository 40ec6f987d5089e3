"""What can be asked for: returns of rows and returns of figures, by what both have, a code and a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.measure.periods import PeriodKind
from safeboard.kernel.returns.schedule_models import Every

EVERY = {
    PeriodKind.MONTH: Every.MONTH,
    PeriodKind.QUARTER: Every.QUARTER,
    PeriodKind.YEAR: Every.YEAR,
    PeriodKind.ACADEMIC_YEAR: Every.SCHOOL_YEAR,
}


class Asked(Protocol):
    """A declared return of either kind, as the calendar needs it."""

    @property
    def code(self) -> str:
        """Its code, for example `annex-a`."""

    @property
    def title(self) -> str:
        """Its title, as people know it."""


def declared() -> dict[str, Asked]:
    """Every declared return by code, of either kind."""
    return {**REGISTRY.returns, **REGISTRY.figures, **REGISTRY.collections}


def title_of(code: str, otherwise: Iterable[str] = ()) -> str:
    """The title of a return; of one that nobody declared, the first of the titles it was asked for under."""
    found = REGISTRY.any_return(code)
    return found.title if found else next(iter(otherwise), code.replace("-", " ").capitalize())


def only_every(code: str) -> Every | None:
    """How often a return of figures comes by its own declaration; None where the agreement says it."""
    found = REGISTRY.figures.get(code)
    return EVERY[found.every] if found else None


def about_children(code: str) -> bool:
    """Whether the files of a return hold rows about children; a return that nobody declared is treated as one."""
    return code not in REGISTRY.figures
