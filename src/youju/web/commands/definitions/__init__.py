"""The room commands.definitions; see README.md."""
