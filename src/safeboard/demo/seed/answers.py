"""All figures of the report that the demonstration answers for, each printed beside computed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from safeboard.demo.seed import care, exploitation, money, office, returns, social_care
from safeboard.demo.seed.printed import Printed
from safeboard.demo.seed.world import World

FIGURES: tuple[Printed, ...] = tuple(
    sorted(
        (
            *social_care.FIGURES,
            *care.FIGURES,
            *returns.FIGURES,
            *exploitation.FIGURES,
            *office.FIGURES,
            *money.FIGURES,
        ),
        key=lambda each: each.id,
    )
)


def answers(world: World | None = None, figures: Iterable[Printed] = FIGURES) -> list[dict[str, Any]]:
    """Every figure with what is printed, what this installation computes, and the reason where they differ."""
    over = world or World.newest()
    return [figure.answer(over) for figure in figures]
