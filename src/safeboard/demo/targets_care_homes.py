"""Where children looked after lived on each 31 March, placement by provider: ours, where DfE prints the two apart.

They add up to the placements and providers of `targets_care`. U1 stands for relatives and friends, U6 for other foster
homes. In March 2016 they are also those of the county's own list (`care_told`): agency foster homes 195, own 83.
"""

from __future__ import annotations

from collections.abc import Mapping

Home = tuple[str, str | None]

ADOPTING, WITH_PARENTS, MISSING, ELSEWHERE = ("A6", "PR1"), ("P1", "PR0"), ("M3", None), ("Z1", None)
_NAMES: tuple[Home, ...] = (
    ADOPTING, WITH_PARENTS, ("P2", "PR1"), ("K1", "PR1"), ("H5", "PR1"), ("K2", "PR1"), ("K2", "PR2"), ("K2", "PR4"),
    ("K2", "PR5"), ("R1", "PR4"), ("R2", "PR3"), ("S1", "PR2"), ("S1", "PR4"), ("S1", "PR5"), ("Z1", None), MISSING,
    ("U1", "PR1"), ("U6", "PR1"), ("U6", "PR2"), ("U6", "PR4"), ("U6", "PR5"),
)  # fmt: skip
_NUMBERS = {
    2010: (8, 21, 12, 2, 3, 15, 0, 25, 4, 3, 1, 2, 8, 3, 1, 0, 53, 97, 15, 66, 7),
    2011: (11, 28, 19, 1, 2, 7, 0, 22, 4, 4, 3, 2, 7, 4, 0, 0, 50, 96, 15, 102, 7),
    2012: (10, 16, 9, 1, 2, 7, 0, 27, 3, 4, 1, 2, 8, 4, 0, 0, 45, 93, 13, 124, 3),
    2013: (19, 11, 6, 1, 2, 5, 0, 34, 4, 4, 0, 2, 7, 3, 0, 3, 40, 83, 21, 147, 6),
    2014: (16, 7, 7, 1, 2, 5, 0, 56, 3, 10, 0, 2, 8, 3, 0, 0, 30, 83, 23, 183, 4),
    2015: (27, 15, 10, 1, 1, 3, 0, 50, 2, 4, 0, 2, 7, 2, 0, 0, 22, 61, 46, 180, 3),
    2016: (24, 24, 15, 0, 0, 0, 6, 36, 25, 1, 1, 0, 3, 0, 0, 0, 22, 83, 23, 195, 0),
}  # fmt: skip
HOMES: Mapping[int, Mapping[Home, int]] = {
    year: {home: number for home, number in zip(_NAMES, numbers, strict=True) if number}
    for year, numbers in _NUMBERS.items()
}
GROUPS = {
    "U1": "foster", "U6": "foster", "A6": "adoption", "P1": "parents", "P2": "community", "K1": "homes", "K2": "homes",
    "H5": "homes", "R1": "residential", "R2": "residential", "S1": "school", "M3": "missing", "Z1": "other",
}  # fmt: skip
FOSTERED: Home = ("U6", "PR4")
# Of these nobody said until 2012-13 where they are.
NOT_TOLD_WHERE = ("A6", "M3")
# From what age on; the others are for any age.
NOT_UNDER = {"P2": 16, "H5": 16, "K1": 13, "K2": 8, "S1": 9, "M3": 14}
