"""The room web; see README.md."""
