"""Layouts, components, form fields and charts: what everything looks like."""
