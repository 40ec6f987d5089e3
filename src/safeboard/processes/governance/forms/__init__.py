"""What is typed about how the Board governs itself."""
