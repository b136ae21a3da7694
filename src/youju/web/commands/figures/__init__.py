"""The room commands.figures; see README.md."""
