"""What the Board counts of the child's journey through social care, by theme (indicators.csv T1, T3, T4)."""
