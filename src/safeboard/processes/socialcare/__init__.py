"""The feed of children's social care: what the council returns, and what the Board counts in it."""
