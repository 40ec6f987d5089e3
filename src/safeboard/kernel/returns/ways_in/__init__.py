"""The ways in for returns of figures: typed on pages, filled into a form, sent by a program. All end at one door."""
