"""Exact hiding of small counts, and the attacker who tries to undo it (the design's statistics paper, section 3)."""
