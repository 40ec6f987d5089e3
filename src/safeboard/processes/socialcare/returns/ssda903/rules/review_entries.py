"""166 and 167: the day of a review and how the child took part."""

from __future__ import annotations

from polars import col

from safeboard.grammar.statutory.rules import Example, Where
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed
from safeboard.processes.socialcare.returns.ssda903.writing import review

RULES = (
    error(
        "166",
        "Reviews",
        ("REVIEW",),
        "This review has no day, or one that is not a day of the calendar. Write it as 31/12/2025.",
        "Every review has a day of the calendar.",
        Where(col("REVIEW").is_null()),
        Example(
            "A day that no month has and none at all, beside the last day of February.",
            breaks=(review(REVIEW="29/02/2026"), review(REVIEW=None)),
            keeps=(review(REVIEW="2026-02-28"),),
            rows=(0, 1),
        ),
    ),
    listed("167", "REVIEW_CODE", "child's part in this review", review, "PN8", "PN7", blank_too=True),
)
