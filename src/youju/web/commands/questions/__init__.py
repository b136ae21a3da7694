"""The room commands.questions; see README.md."""
