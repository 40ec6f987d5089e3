"""Pages that set the county beside England, the region, areas like it and all authorities."""
