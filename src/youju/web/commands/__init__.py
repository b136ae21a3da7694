"""The room commands; see README.md."""
