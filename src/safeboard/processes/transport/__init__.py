"""Drivers and passenger assistants: badges and training."""
