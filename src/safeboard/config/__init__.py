"""Wiring only: settings, addresses, entry points."""
