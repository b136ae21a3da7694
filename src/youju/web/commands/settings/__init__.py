"""The room commands.settings; see README.md."""
