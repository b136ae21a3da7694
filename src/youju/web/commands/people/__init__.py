"""The room commands.people; see README.md."""
