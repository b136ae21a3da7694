"""The room site; see README.md."""
