"""Reports: reports, drafts, a check of any Word file."""
