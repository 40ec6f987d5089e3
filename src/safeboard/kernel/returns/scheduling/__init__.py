"""What each agency sends, as agreed: added, changed from a day on, ended; dues are made of it."""
