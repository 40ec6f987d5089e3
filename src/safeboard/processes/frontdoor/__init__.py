"""Contacts at the front door and the MASH, month by month."""
