"""Today: the first page, the page of all components."""
