"""Young people in the Board's work, and safety online: who took part, and what they were answered."""
