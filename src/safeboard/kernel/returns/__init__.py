"""Agency returns: received, checked, accepted."""
