"""Published statistics: read whatever layout they came in, doubt them aloud, keep releases beside each other."""
