"""Reads a statutory return of one table a file, CSV or flat XML, alone or packed: a sheet a table, then columns."""
