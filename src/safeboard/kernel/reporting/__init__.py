"""Dashboards, the Board's pack and the annual report."""
