"""The rules over the rows of Annex A, in the order of the lists they speak of."""
