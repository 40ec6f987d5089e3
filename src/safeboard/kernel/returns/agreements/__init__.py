"""What was agreed about a return, on one page for an information governance lead."""
