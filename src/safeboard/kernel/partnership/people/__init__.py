"""People and their roles: invite, deputise, confirm every quarter, hand over and leave (pages.md 3.5, SYS-43)."""
