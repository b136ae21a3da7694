"""The room commands.reports; see README.md."""
