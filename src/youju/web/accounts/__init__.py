"""The room accounts; see README.md."""
