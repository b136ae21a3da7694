"""The room commands.entry; see README.md."""
