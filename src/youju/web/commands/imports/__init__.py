"""The room commands.imports; see README.md."""
