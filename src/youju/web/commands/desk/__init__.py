"""The room commands.desk; see README.md."""
