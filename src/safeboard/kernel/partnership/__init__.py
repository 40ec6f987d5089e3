"""Agencies, users and the hats they wear."""
