"""The children in need census: its layout year by year, its rules, reading and writing its files."""
