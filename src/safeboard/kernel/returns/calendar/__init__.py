"""The calendar of returns: what is due from whom, month by month."""
