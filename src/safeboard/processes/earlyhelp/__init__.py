"""The Early Help Panel and what came of its plans."""
