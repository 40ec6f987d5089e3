"""How much of what a file was asked for is known (R-DAT-06, R-DAT-08).

In a file of rows every choice that may not be blank can still be answered with *not recorded*; in figures a box can be
*not known*. Both are honest answers, and both leave the Board without one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completeness:
    """Boxes that a file had to answer, and how many of them say something; kept with the receipt as these two numbers.

    Rows that were not taken in are judged by nobody. Raises ValueError where more is known than was asked.
    """

    asked: int
    known: int

    def __post_init__(self) -> None:
        if not 0 <= self.known <= self.asked:
            raise ValueError(f"{self.known} of {self.asked} boxes cannot be known.")
