"""The room commands.review; see README.md."""
