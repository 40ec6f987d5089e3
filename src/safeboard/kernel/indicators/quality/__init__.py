"""How good what agencies send is, and when figures are too full of unknowns to say something."""
