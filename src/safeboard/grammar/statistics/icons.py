"""Variation and assurance: two small signs, each with a letter and words, so that colour is never alone.

Variation is said of the newest point only; assurance of the newest limits against the target. Definitions: the
design's statistics paper, section 2.1.
"""

from __future__ import annotations

from enum import Enum

from safeboard.grammar.statistics.direction import Better


class Variation(Enum):
    """What the newest point says, as (letter, words)."""

    COMMON = ("–", "No unusual change")
    IMPROVING_HIGH = ("H", "Unusual change for the better, upwards")
    IMPROVING_LOW = ("L", "Unusual change for the better, downwards")
    CONCERN_HIGH = ("H", "Unusual change for the worse, upwards")
    CONCERN_LOW = ("L", "Unusual change for the worse, downwards")
    NEITHER_HIGH = ("H", "Unusual change upwards, neither good nor bad by itself")
    NEITHER_LOW = ("L", "Unusual change downwards, neither good nor bad by itself")

    @property
    def letter(self) -> str:
        """The letter in the sign."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What the sign says."""
        return self.value[1]

    @property
    def mood(self) -> str:
        """`good`, `bad` or `neither`."""
        return {"IMPROVING": "good", "CONCERN": "bad"}.get(self.name.partition("_")[0], "neither")


class Assurance(Enum):
    """Whether the target will be met if nothing changes, as (letter, words)."""

    PASS = ("P", "Meets the target every time, as things are")
    FAIL = ("F", "Will keep missing the target unless the system changes")
    HIT_OR_MISS = ("?", "Meets the target sometimes and misses it sometimes, by chance")

    @property
    def letter(self) -> str:
        """The letter in the sign."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What the sign says."""
        return self.value[1]

    @property
    def mood(self) -> str:
        """`good`, `bad` or `neither`."""
        return {Assurance.PASS: "good", Assurance.FAIL: "bad"}.get(self, "neither")


def variation(side: int, better: Better) -> Variation:
    """The sign of the newest point: its side is 1 above or rising, -1 below or falling, 0 common cause."""
    if side == 0:
        return Variation.COMMON
    if better is Better.NEITHER:
        return Variation.NEITHER_HIGH if side > 0 else Variation.NEITHER_LOW
    if better.improves(side):
        return Variation.IMPROVING_HIGH if side > 0 else Variation.IMPROVING_LOW
    return Variation.CONCERN_HIGH if side > 0 else Variation.CONCERN_LOW


def assurance(
    lower: float | None, upper: float | None, target: float | None, better: Better
) -> Assurance | None:
    """The sign of the newest limits against a target in the same unit; None without either, or without a good direction.

    A series that never varies has both limits at its value: equal to the target is then met every time (100% every
    month meets a target of 100%).
    """
    if target is None or lower is None or upper is None or better is Better.NEITHER:
        return None
    if lower == upper == target:
        return Assurance.PASS
    if target > upper:
        return Assurance.FAIL if better is Better.HIGHER else Assurance.PASS
    if target < lower:
        return Assurance.PASS if better is Better.HIGHER else Assurance.FAIL
    return Assurance.HIT_OR_MISS
