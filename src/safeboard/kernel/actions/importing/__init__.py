"""Taking in a list that somebody kept in Excel: read, understood on screen, taken in whole, undone."""
