"""Absence, and the offer for two-year-olds."""
