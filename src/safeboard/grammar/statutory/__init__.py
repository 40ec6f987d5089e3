"""Statutory returns as data: the layout of a collection year by year, its tables as columns, and the rules over them."""
