"""2020-21: physical and sexual abuse by another child and by an adult told apart.

18B, 18C, 19B and 19C take the place of 18A and 19A. The schema still lets the two old codes stand (rules 8945Q and
8950Q ask about them since 2024-25), so they stay in the list.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind
from safeboard.processes.socialcare.returns.cin import y2017

FACTORS = (*y2017.FACTORS, "18B", "18C", "19B", "19C")

CHANGE = Change(
    2021,
    columns={"AssessmentFactors": (Column("AssessmentFactors", Kind.CODE, FACTORS),)},
    source="DfE, children in need census 2020 to 2021, schema",
)
