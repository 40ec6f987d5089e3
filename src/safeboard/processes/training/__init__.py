"""Courses of the Board: places, who came, what it changed."""
