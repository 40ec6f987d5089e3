"""Who may see and do what: one rule table, read as a check and as a filter."""
