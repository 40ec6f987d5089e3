"""What stands from a day: pages and verbs for settings, targets, words, agencies, districts and the logo."""
