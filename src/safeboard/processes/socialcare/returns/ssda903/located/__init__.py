"""Where a child lives and is placed, worked out from two postcodes: the distance, and the authority of the placement.

The return's files have postcodes; the Department works out PL_LA, PL_LOCATION and PL_DISTANCE of them. So do we, where the
directory of postcodes is installed (requirements/postcodes.lock). The postcodes themselves are never kept.
"""
