"""How many children of Chalkshire are looked after, where they live, and how many are adopted.

Stocks on 31 March and starts in the year (fewer where the stock could not fall otherwise), which are met: DfE SFR27/2010, SFR21/2011, SFR20/2012, SFR36/2013, SFR36/2014, SFR34/2015 and
SFR41/2016, underlying data, Buckinghamshire. Contains public sector information licensed under the Open Government
Licence v3.0. The last stock, placements, out of area and the last two years' adoptions are those printed in the county's
annual report, a local extract (DfE: 458 looked after, 237 outside the boundary, 32 and 37 adopted); the adoptions
before are DfE's, rounded to 5 (that of 2009-10 is invented).
"""

from __future__ import annotations

CARED_FOR_AT_START = 331
CARED_FOR_ON_31_MARCH = {
    "2009-10": 346, "2010-11": 384, "2011-12": 372, "2012-13": 398, "2013-14": 443, "2014-15": 436, "2015-16": 463,
}  # fmt: skip
CARE_STARTED = {
    "2009-10": 140, "2010-11": 163, "2011-12": 126, "2012-13": 129, "2013-14": 162, "2014-15": 155, "2015-16": 247,
}  # fmt: skip
ADOPTED = {
    "2009-10": 10, "2010-11": 10, "2011-12": 20, "2012-13": 25, "2013-14": 30, "2014-15": 30, "2015-16": 38,
}  # fmt: skip
# Printed: 83 in residential care, 195 with agency and 83 with the authority's foster carers, 7 living independently,
# 24 with parents. The other 71 are not itemised; DfE has 24 placed for adoption.
PLACEMENTS = {
    ("childrens_home", "private"): 71,
    ("residential_school", "private"): 12,
    ("foster", "private"): 195,
    ("foster", "own"): 83,
    ("foster", "other"): 40,
    ("independent", "own"): 7,
    ("parents", "own"): 24,
    ("adoption", "other"): 24,
    ("other", "other"): 7,
}
PLACED_OUT_OF_AREA = 241
