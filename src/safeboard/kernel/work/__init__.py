"""Long work with progress, what goes out, and what day it is."""
