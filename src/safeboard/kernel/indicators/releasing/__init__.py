"""Releases to the public: what is in one, which counts are hidden, the attacker's try, the register, the open pages."""
