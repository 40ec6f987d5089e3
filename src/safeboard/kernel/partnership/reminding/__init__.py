"""Reminders that people read before they go, and one e-mail a week for each person (pages.md 3.2)."""
