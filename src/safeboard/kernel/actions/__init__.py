"""Challenges, actions and their evidence."""
