"""The room commands.requests; see README.md."""
