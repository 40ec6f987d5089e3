"""The children's version: the same figures in words and pictures for children, help numbers first (SYS-89, pages.md 2f)."""
