"""What schools return about their safeguarding."""
