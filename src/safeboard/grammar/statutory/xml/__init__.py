"""Reads a statutory return from XML in one walk: typed columns, and every fault of its layout with line and path."""
