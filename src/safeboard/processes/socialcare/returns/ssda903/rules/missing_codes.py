"""1004 to 1006: the days and the kind of a time that a child was missing."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.ssda903.shapes import listed, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import missing

RULES = (
    readable_day("1004", "MIS_START", "day from which this child was missing", missing, blank_too=True),
    readable_day("1005", "MIS_END", "day until which this child was missing", missing),
    listed("1006", "MISSING", "kind of being missing", missing, "Q", "M"),
)
