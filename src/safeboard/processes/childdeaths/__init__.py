"""Child deaths and their reviews, in counts."""
