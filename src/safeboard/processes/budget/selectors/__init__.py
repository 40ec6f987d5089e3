"""What a reader may see of the budget: contributions and how they changed, spending, what is missing."""
