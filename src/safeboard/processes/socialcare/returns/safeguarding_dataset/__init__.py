"""The sector's Standard Safeguarding Dataset: the objects of it that feed a child's journey."""
