"""Children missing from home and from care."""
