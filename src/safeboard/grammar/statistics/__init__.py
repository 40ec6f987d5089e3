"""Intervals, charts, comparisons, rounding and small numbers: pure functions with published test vectors."""
