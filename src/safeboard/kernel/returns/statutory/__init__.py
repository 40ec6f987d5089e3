"""Statutory collections: their files are read in a process of their own, checked by their rules and taken in."""
