"""What the Department for Education published of children looked after by Buckinghamshire, 2009-10 to 2015-16.

Source: SFR27/2010, SFR21/2011, SFR20/2012, SFR36/2013, SFR36/2014, SFR34/2015 and SFR41/2016, underlying data (whole
numbers) and, for distances, table LAA6 of SFR41/2016 (rounded to 5). Contains public sector information licensed under
the Open Government Licence v3.0. The headings of the stock of March 2010 by placement stand in another order than its
values, as the values of England show: they are by code from A to Z.

`Ours` is a number that is not printed: DfE hides one to five, and the next smallest where that could be worked out. It
is chosen so that the printed ones add up, and is one to five unless it stands among the next smallest. `Ours(53, 52)`
is printed as 52: of 2011-12 ages, sexes, ethnic groups and placements add up to one less than the total, as DfE weighted
children up for records in error. `taken` and `during` follow from the others and are checked, not met by drawing.

Printed in the county's annual report, and not DfE's, are the numbers of March 2016 under `REPORT`: a list drawn up that
day, before the return was finished (`care_told` says what was found out between the two).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class Ours(int):
    """A number that DfE does not print, or prints as `printed`."""

    printed: int | None

    def __new__(cls, number: int, printed: int | None = None) -> Self:
        """The number itself, to be added up and compared as any other."""
        made = super().__new__(cls, number)
        made.printed = printed
        return made


Counts = Mapping[str, int]
ByYear = Mapping[int, Counts]
_o = Ours


def _years(first: int, names: str, *numbers: tuple[int, ...]) -> dict[int, dict[str, int]]:
    """Numbers of one year after the other by name."""
    return {year: dict(zip(names.split(), row, strict=True)) for year, row in enumerate(numbers, start=first)}


STOCK = {2009: _o(331), 2010: 346, 2011: 384, 2012: 372, 2013: 398, 2014: 443, 2015: 436, 2016: 458}
STARTED = {2010: 140, 2011: 163, 2012: 126, 2013: 129, 2014: 162, 2015: 155, 2016: 247}
CEASED = {2010: 125, 2011: 125, 2012: 143, 2013: 108, 2014: 129, 2015: 159, 2016: 226}
DURING = {2011: 506, 2012: 512, 2013: 505, 2014: 565, 2015: 590, 2016: 679}
ONLY_SHORT_BREAKS = {2011: 64, 2012: 81, 2013: 91, 2014: 67, 2015: 28, 2016: 7}
TAKEN = {2011: 75, 2012: 51, 2013: 55, 2014: 53, 2015: 67}
UNACCOMPANIED = {2011: 17, 2012: 8, 2013: 8, 2014: 13, 2015: 8, 2016: 18}
SAME_PLACE_FOR_TWO_YEARS = {2011: 64, 2012: 77, 2013: 100, 2014: 93}

# Of the children of each 31 March.
STOCK_SEX = _years(2011, "M F", (212, 172), (202, 170), (219, 179), (235, 208), (224, 212), (249, 209))
STOCK_AGE = _years(
    2011, "0 1 5 10 16", (18, 76, 74, 135, 81), (19, 65, 76, 143, _o(69, 68)), (16, 69, 83, 152, 78),
    (20, 65, 90, 161, 107), (22, 65, 82, 165, 102), (26, 66, 87, 180, 99),
)  # fmt: skip
ETHNICITY = _years(
    2011, "white mixed asian black other not_stated", (273, 52, 19, 20, 19, _o(1)), (_o(281, 280), 43, 15, 15, 18, 0),
    (285, 63, 17, 15, 16, _o(2)), (321, 53, 22, 26, 19, _o(2)), (314, 61, _o(18), 22, 18, _o(3)),
    (323, 64, 18, 27, 21, _o(5)),
)  # fmt: skip
# L: on grounds of child protection (L1, L2, L3); J: youth justice (J1, J2, J3).
LEGAL = _years(
    2011, "C1 C2 D1 E1 V2 L J", (84, 127, 0, 33, 139, 0, _o(1)), (70, 151, 0, 34, 116, 0, _o(1)),
    (49, 181, 0, 58, 109, _o(1), 0), (47, 197, 0, 58, 138, _o(1), _o(2)), (_o(38), 216, 0, 59, 121, 0, _o(2)),
    (77, 213, 0, 46, 118, _o(1), _o(3)),
)  # fmt: skip
PLACEMENT = _years(
    2011, "foster adoption parents community homes residential school missing other",
    (270, 11, 28, 19, 36, 7, 13, 0, 0), (_o(278, 277), 10, 16, 9, 40, _o(5), 14, 0, 0),
    (297, 19, 11, 6, 46, _o(4), 12, _o(3), 0), (323, 16, 7, 7, 67, 10, 13, 0, 0),
    (312, 27, 15, 10, 57, _o(4), _o(11), 0, 0), (323, 24, 24, 15, 67, _o(2), _o(3), 0, 0),
)  # fmt: skip
PLACEMENT_2010 = {
    "A6": 8, "H5": _o(3), "K1": _o(2), "K2": 44, "P1": 21, "P2": 12, "U1": 53, "U6": 185, "R1": _o(3), "R2": _o(1),
    "S1": 13, "Z1": _o(1),
}  # fmt: skip
PROVIDER = _years(
    2011, "PR1 PR2 PR3 PR4 PR5 PR0 none", (186, 17, _o(3), 135, 15, 28, 0), (167, 15, _o(1), 163, 10, 16, 0),
    (156, 23, 0, 192, 13, 11, _o(3)), (144, 25, 0, 257, 10, 7, 0), (125, 48, 0, 241, 7, 15, 0),
    (144, 29, _o(1), 235, 25, 24, 0),
)  # fmt: skip
# Of children placed for adoption or missing nobody said where until 2012-13.
LOCATION = _years(
    2011, "IN OUT none", (240, 133, _o(11)), (213, 149, _o(10)), (193, 183, _o(22)), (206, 237, 0), (183, 253, 0),
    (221, 237, 0),
)  # fmt: skip
PLACEMENTS_IN_YEAR = _years(
    2011, "1 2 3", (262, 93, 29), (_o(279, 278), 57, 36), (278, 99, 21), (325, 95, 23)
)
# March 2016, rounded to 5 there: to 20 miles from home, farther, not known.
MILES = {"IN": (_o(176, 175), 15, 30), "OUT": (_o(74, 75), _o(144, 145), _o(19, 20))}

# Of the children who started in each year, the first time they did.
STARTED_SEX = _years(2011, "M F", (93, 70), (70, _o(56, 55)), (72, 57), (84, 78), (77, 78), (139, 108))
STARTED_AGE = _years(
    2011, "0 1 5 10 16", (23, 39, 34, 51, 16), (28, 23, 29, _o(39, 38), 7), (22, 32, 22, 41, 12), (30, 24, 33, 46, 29),
    (29, 29, 27, 49, 21), (45, 56, 51, 66, 29),
)  # fmt: skip
STARTED_NEED = _years(
    2010, "N1 N2 N3 N4 N5 N6 N7 N8", (_o(60), _o(6), _o(4), _o(8), _o(48), _o(3), _o(0), _o(11)),
    (74, 6, _o(4), 9, 56, _o(2), 0, 12), (55, _o(4), _o(4), _o(5), 48, _o(4), 0, 6), (34, 6, _o(4), 10, 65, 7, 0, _o(3)),
    (58, _o(3), _o(2), 6, 73, 8, 0, 12), (81, _o(5), _o(3), 10, 43, _o(2), 0, 11), (128, 6, _o(4), 44, 54, _o(3), 0, 8),
)  # fmt: skip
STARTED_LEGAL = _years(
    2010, "C1 C2 E1 V2 L1 L2 J1", (_o(30), _o(2), _o(0), _o(75), _o(28), _o(3), _o(2)),
    (41, 0, _o(1), 85, 31, _o(2), _o(3)), (34, _o(2), 0, 73, 13, _o(2), _o(2)), (34, _o(2), 0, 73, 15, _o(4), _o(1)),
    (26, 0, 0, 105, 23, _o(4), _o(4)), (45, _o(3), 0, 85, 16, _o(3), _o(3)), (63, _o(5), 0, 131, 39, _o(5), _o(4)),
)  # fmt: skip
STARTED_PLACE_2010 = {
    "U1": 22, "U6": 75, "P1": 10, "P2": _o(4), "K2": 24, "H5": _o(2), "R1": _o(2), "S1": _o(1),
}  # fmt: skip

# Of the children whose care ceased in each year, the last time it did.
CEASED_SEX = _years(2011, "M F", (66, 59), (81, _o(62, 61)), (54, 54), (73, 56), (86, 73), (114, 112))
CEASED_AGE = _years(
    2011, "0 1 5 10 16", (_o(3), 33, 18, 21, 50), (6, 42, 24, 18, _o(53, 52)), (8, 27, 21, 6, 46), (9, 30, 25, 18, 47),
    (9, 33, 25, 21, 71), (19, 57, 37, 41, 6 + 11 + 55),
)  # fmt: skip
CEASED_AGE_2016 = {16: 6, 17: 11, 18: 55}
CEASED_WHY = _years(
    2010, "E11 E12 E2 E3 E4A E4B E13 E41 E43 E44 E5 E6 E7 E9 E8",
    (15, _o(4), 0, 0, 32, 0, 0, _o(2), 0, _o(2), _o(1), _o(1), 20, _o(1), 47),
    (10, _o(2), 0, _o(2), 32, 0, 0, _o(3), 6, 7, _o(2), _o(2), 11, 0, 48),
    (17, _o(4), 0, 0, 42, 0, 0, _o(3), 15, _o(3), _o(3), _o(2), 14, _o(3), 37),
    (14, 9, _o(2), 0, 19, 0, 0, _o(4), 6, _o(5), _o(2), _o(1), 10, _o(1), 35),
    (23, 7, 0, 0, 40, 0, 0, _o(4), _o(5), 11, 7, _o(3), 9, 0, 20),
    (21, 11, 0, _o(1), 31, 7, 0, _o(2), 0, 22, 6, _o(1), 17, _o(2), 38),
    (27, 10, _o(1), _o(1), 70, 7, _o(1), 6, _o(2), 18, _o(2), 0, 8, _o(1), 72),
)  # fmt: skip
ADOPTED = {year: why["E11"] + why["E12"] for year, why in CEASED_WHY.items()}

# The county's own list of 31 March 2016, as the annual report prints it: 463 looked after, 52 per cent out of the area,
# 83 in residential care, 195 with agency and 83 with the authority's foster carers, 7 on their own, 24 with parents; and
# 38 adoptions in the year, 30 in the year before (DfE: 458; 37 and 32).
REPORT = {"looked_after": 463, "out_of_area": 241, "adopted": {2015: 30, 2016: 38}}
