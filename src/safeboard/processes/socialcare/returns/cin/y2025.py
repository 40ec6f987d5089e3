"""2024-25: Sex (F, M, U) in the place of GenderCurrent.

Source: children in need census 2024 to 2025, business and technical specification 1.2, changes from the last cycle.
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Change, Column, Kind

CHANGE = Change(
    2025,
    columns={"ChildIdentifiers": (Column("Sex", Kind.CODE, ("M", "F", "U"), required=True),)},
    without={"ChildIdentifiers": ("GenderCurrent",)},
    source="DfE, children in need census 2024 to 2025, business and technical specification 1.2",
)
