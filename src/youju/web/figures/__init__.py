"""The room figures; see README.md."""
