"""The annual report: words in which every number is bound to a result and every comparison is checked."""
