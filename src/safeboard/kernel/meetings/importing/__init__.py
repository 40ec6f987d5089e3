"""Members and attendance from Excel (pages.md 3.1): two more kinds of list for the pages in actions/importing."""
