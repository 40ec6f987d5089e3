"""Allegations against people who work with children, as the LADO counts them."""
