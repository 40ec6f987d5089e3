"""People, and what happened to them as agencies report it."""
